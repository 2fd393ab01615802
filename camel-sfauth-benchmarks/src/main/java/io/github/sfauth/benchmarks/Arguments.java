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
package io.github.sfauth.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pairs of {@code --name number}, as the commands of this module take them. */
record Arguments(Map<String, Long> values) {

  /**
   * Reads a command line.
   *
   * @param known what may be said, with what holds if it is not
   * @throws IllegalArgumentException if something else was said
   */
  static Arguments of(String[] line, Map<String, Long> known) {
    Map<String, Long> values = new LinkedHashMap<>(known);
    for (int i = 0; i < line.length; i += 2) {
      String name = line[i].replaceFirst("^--", "");
      if (!known.containsKey(name) || i + 1 == line.length) {
        throw new IllegalArgumentException(
            "Say pairs of --name number, of these names: " + known.keySet() + ", not " + line[i]);
      }
      values.put(name, number(name, line[i + 1]));
    }
    return new Arguments(values);
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " is a whole number, not " + text, e);
    }
  }

  int count(String name) {
    return Math.toIntExact(values.getOrDefault(name, 0L));
  }
}
