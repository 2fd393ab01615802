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
import java.util.stream.Stream;

/**
 * A document with generated parts.
 *
 * @param name its path in the repository
 * @param text what it says
 */
record Page(String name, String text) {

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
    return asked(ExampleSection.KIND).map(words -> words.get(0)).toList();
  }

  /** The files that it shows. */
  List<ShownFile> files() {
    return asked(ShownFile.KIND).map(ShownFile::of).toList();
  }

  /** What it asks for of a kind. */
  private Stream<List<String>> asked(String kind) {
    return text.lines()
        .flatMap(line -> syntax().asked(line).stream())
        .map(asked -> Arrays.asList(asked.split(" ")))
        .filter(words -> words.get(0).equals(kind))
        .map(words -> words.subList(1, words.size()));
  }

  /** The examples that somebody typed into the page, so that no test has them. */
  List<Block> typedExamples() {
    return Blocks.in(typed(), syntax()).stream().filter(Block::isExample).toList();
  }

  /** Its lines; what is generated is left empty, so that the others keep their numbers. */
  private List<String> typed() {
    List<String> typed = new ArrayList<>();
    boolean generated = false;
    for (String line : text.lines().toList()) {
      generated |= syntax().asked(line).isPresent();
      typed.add(generated ? "" : line);
      generated &= !line.equals(syntax().end());
    }
    return typed;
  }
}
