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
package io.github.sfauth.examples.keys;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a command line, sorted by option.
 *
 * @param values of the options that have one
 * @param flags the options that have none
 */
record Words(Map<String, String> values, Set<String> flags) {

  private static final Set<String> FLAGS = Set.of("--existing", "--rotate", "--no-secret");
  private static final Set<String> VALUES =
      Set.of(
          "--name",
          "--dir",
          "--bits",
          "--days",
          "--password-env",
          "--secret",
          "--endpoint",
          "--consumer-key",
          "--username",
          "--domain",
          "--login-url",
          "--audience");

  static Words of(List<String> given) {
    Map<String, String> values = new HashMap<>();
    Set<String> flags = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String option = given.get(i);
      boolean first;
      if (FLAGS.contains(option)) {
        first = flags.add(option);
      } else if (VALUES.contains(option)) {
        first = values.put(option, valueAt(i + 1, given)) == null;
        i++;
      } else {
        throw new IllegalArgumentException(unknown(option, i));
      }
      if (!first) {
        throw new IllegalArgumentException(option + " is given twice");
      }
    }
    return new Words(values, flags);
  }

  private static String valueAt(int index, List<String> given) {
    if (index >= given.size() || given.get(index).isBlank() || given.get(index).startsWith("--")) {
      throw new IllegalArgumentException(given.get(index - 1) + " needs a value");
    }
    return given.get(index);
  }

  /** What is no option may be a secret that slipped in: it is not repeated. */
  private static String unknown(String word, int index) {
    return word.matches("--[a-z-]{1,40}")
        ? "unknown option " + word
        : "word " + (index + 1) + " is no option: every option is --name, or --name value";
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option)).map(String::strip);
  }

  String required(String option, String example) {
    return value(option)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    option + " is missing, such as " + option + " " + example));
  }

  boolean has(String option) {
    return flags.contains(option) || values.containsKey(option);
  }

  /** Refuses options that would have no effect: who gives one expects something of it. */
  void refuse(List<String> pointless, String reason) {
    for (String option : pointless) {
      if (has(option)) {
        throw new IllegalArgumentException(option + " " + reason);
      }
    }
  }
}
