/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.sfauth.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A document with generated parts.
 *
 * @param name its path in the repository
 * @param text what it says
 */
record Page(String name, String text) {

  private static final String PROPERTIES = "properties";
  private static final Set<String> TESTED = Set.of("java", "yaml", "xml", PROPERTIES);

  /** What only routes have; a dependency or a bean has none of it. */
  private static final Pattern ROUTE =
      Pattern.compile(
          "\\bfrom\\b|<from|\\bto[D]?\\(|\\btoD?:|<toD? |route|onException|errorHandler|sfauth:|kamelet:");

  private Syntax syntax() {
    return Syntax.of(name);
  }

  /** The page with its generated parts written anew. */
  Page rewritten(Map<String, Section> sections) {
    List<String> result = new ArrayList<>();
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      result.add(line);
      Optional<String> asked = syntax().asked(line);
      if (asked.isPresent()) {
        result.addAll(generated(asked.get(), sections));
        skipToEnd(asked.get(), lines);
        result.add(syntax().end());
      }
    }
    return new Page(name, String.join("\n", result) + "\n");
  }

  private List<String> generated(String asked, Map<String, Section> sections) {
    List<String> words = Arrays.asList(asked.split(" "));
    Section section = sections.get(words.get(0));
    if (section == null) {
      throw new IllegalStateException(
          name
              + " asks for '"
              + asked
              + "', but only these can be generated: "
              + sections.keySet());
    }
    return section.lines(words.subList(1, words.size()), syntax());
  }

  private void skipToEnd(String asked, Iterator<String> lines) {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.equals(syntax().end())) {
        return;
      }
      if (syntax().asked(line).isPresent()) {
        break;
      }
    }
    throw new IllegalStateException(
        name + ": what is generated for '" + asked + "' does not end with " + syntax().end());
  }

  /** The examples that it shows. */
  List<String> examples() {
    return text.lines()
        .flatMap(line -> syntax().asked(line).stream())
        .map(asked -> asked.split(" "))
        .filter(words -> words[0].equals(ExampleSection.KIND))
        .map(words -> words[1])
        .toList();
  }

  /** Routes and properties that somebody wrote into the page by hand, so that no test has them. */
  List<String> untestedRoutes() {
    List<String> found = new ArrayList<>();
    Iterator<String> lines = text.lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      Optional<String> asked = syntax().asked(line);
      if (asked.isPresent()) {
        skipToEnd(asked.get(), lines);
        continue;
      }
      Optional<String> language = syntax().codeBegins(line).filter(TESTED::contains);
      if (language.isPresent()) {
        String code = code(lines);
        if (language.get().equals(PROPERTIES)
            ? propertiesAreTested()
            : ROUTE.matcher(code).find()) {
          found.add(code);
        }
      }
    }
    return found;
  }

  /** Those of guides are run with the guide, as they stand there. */
  private boolean propertiesAreTested() {
    return syntax() == Syntax.ASCIIDOC;
  }

  private String code(Iterator<String> lines) {
    StringBuilder code = new StringBuilder();
    if (syntax() == Syntax.ASCIIDOC) {
      lines.next();
    }
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.equals(syntax().codeEnd())) {
        break;
      }
      code.append(line).append('\n');
    }
    return code.toString();
  }
}
