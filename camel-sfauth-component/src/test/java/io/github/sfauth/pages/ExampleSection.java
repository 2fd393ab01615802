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

import io.github.sfauth.camel.documented.Example;
import io.github.sfauth.camel.documented.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shows a tested example: {@code example NAME}, or {@code example NAME yaml java}. */
final class ExampleSection implements Section {

  static final String KIND = "example";

  private final Path module;

  ExampleSection(Path module) {
    this.module = module;
  }

  @Override
  public List<String> lines(List<String> arguments, Syntax syntax) {
    List<Language> languages =
        arguments.size() == 1
            ? List.of(Language.values())
            : arguments.stream().skip(1).map(ExampleSection::language).toList();
    String name = arguments.get(0);
    if (languages.size() == 1) {
      return code(name, languages.get(0), syntax);
    }
    return syntax == Syntax.ASCIIDOC ? tabs(name, languages) : parts(name, languages);
  }

  private List<String> tabs(String name, List<Language> languages) {
    List<String> tabs = new ArrayList<>(List.of("[tabs]", "===="));
    for (Language language : languages) {
      if (tabs.size() > 2) {
        tabs.add("");
      }
      tabs.add(language.title() + "::");
      tabs.add("+");
      tabs.addAll(code(name, language, Syntax.ASCIIDOC));
    }
    tabs.add("====");
    return tabs;
  }

  private List<String> parts(String name, List<Language> languages) {
    List<String> parts = new ArrayList<>();
    for (Language language : languages) {
      if (!parts.isEmpty()) {
        parts.add("");
      }
      parts.add(language.title() + ":");
      parts.add("");
      parts.addAll(code(name, language, Syntax.MARKDOWN));
    }
    return parts;
  }

  private List<String> code(String name, Language language, Syntax syntax) {
    return syntax.code(language.code(), new Example(name, language).shown(module));
  }

  private static Language language(String code) {
    return Arrays.stream(Language.values())
        .filter(language -> language.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No language " + code));
  }
}
