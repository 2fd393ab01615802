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
package io.github.sfauth.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the words on the command line ask for. */
sealed interface CommandLine {

  /**
   * Run routes.
   *
   * @param routes files of routes
   * @param properties files of properties
   * @param simulated whether on a simulated Salesforce
   */
  record Routes(List<Path> routes, List<Path> properties, boolean simulated)
      implements CommandLine {}

  /** Explain the options. */
  record Help() implements CommandLine {}

  /**
   * Nothing that can be done.
   *
   * @param reason why, and what to do
   */
  record Wrong(String reason) implements CommandLine {}

  static CommandLine parse(List<String> words) {
    List<Path> routes = new ArrayList<>();
    List<Path> properties = new ArrayList<>();
    boolean simulated = false;
    for (String word : words) {
      if (word.equals("--help")) {
        return new Help();
      } else if (word.equals("--simulator")) {
        simulated = true;
      } else if (word.startsWith("-")) {
        return new Wrong("Unknown option: " + word);
      } else if (!Files.isRegularFile(Path.of(word))) {
        return new Wrong("There is no file " + word + " in " + Path.of("").toAbsolutePath() + ".");
      } else if (endsWith(word, ".properties")) {
        properties.add(Path.of(word));
      } else if (endsWith(word, ".yaml", ".yml", ".xml")) {
        routes.add(Path.of(word));
      } else {
        return new Wrong(
            "What is " + word + "? Routes end in .yaml, .yml or .xml, properties in .properties.");
      }
    }
    return routes.isEmpty()
        ? new Wrong("Which routes? Name at least one file that ends in .yaml, .yml or .xml.")
        : new Routes(routes, properties, simulated);
  }

  private static boolean endsWith(String word, String... endings) {
    String name = word.toLowerCase(Locale.ROOT);
    return List.of(endings).stream().anyMatch(name::endsWith);
  }
}
