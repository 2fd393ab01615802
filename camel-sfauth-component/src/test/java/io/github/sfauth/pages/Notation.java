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

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What examples are written in: known by its label, or by its looks under any other or none. */
enum Notation {
  XML(code -> code.startsWith("<")),
  JAVA(Notation::isJava),
  PROPERTIES(Notation::isProperties),
  YAML(Notation::isYaml);

  /** What is typed by hand: commands, which are no examples of ours, and policies of AWS. */
  private static final Set<String> OTHERS = Set.of("bash", "json");

  /** The end of a statement or the begin of a block, an annotation, a call. */
  private static final Pattern JAVA_LINE =
      Pattern.compile("(?m)[;{]\\s*(//.*)?$|^\\s*@[A-Z]\\w*\\b|^\\s*\\.?\\w+\\(");

  private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][\\w.\\[\\]-]*\\s*=.*");

  private static final Pattern BEGINS_AS_YAML = Pattern.compile("(- )?\\S+:( .*)?");

  private final Predicate<String> looks;

  Notation(Predicate<String> looks) {
    this.looks = looks;
  }

  /** What a block is written in; empty for everything else. */
  static Optional<Notation> of(String label, String code) {
    String known = label.toLowerCase(Locale.ROOT);
    String text = code.strip();
    if (OTHERS.contains(known) || text.isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(known) || it.looks.test(text))
        .findFirst();
  }

  private static boolean isJava(String code) {
    return JAVA_LINE.matcher(code).find();
  }

  private static boolean isProperties(String code) {
    List<String> lines =
        code.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    return !lines.isEmpty() && lines.stream().allMatch(PROPERTY.asMatchPredicate());
  }

  /** A mere sentence or command is YAML too, but has neither names nor items. */
  private static boolean isYaml(String code) {
    if (code.lines().limit(1).anyMatch(BEGINS_AS_YAML.asMatchPredicate())) {
      return true;
    }
    try {
      Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(code);
      return StreamSupport.stream(documents.spliterator(), false)
          .anyMatch(it -> it instanceof Map || it instanceof Collection);
    } catch (YamlEngineException e) {
      return false;
    }
  }
}
