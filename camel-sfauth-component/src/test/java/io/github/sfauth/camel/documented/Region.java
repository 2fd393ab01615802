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
package io.github.sfauth.camel.documented;

import java.util.List;

/**
 * The lines of a tested file that a document shows: those between {@code // tag::NAME[]} and {@code
 * // end::NAME[]}, moved to the left.
 */
public final class Region {

  private Region() {}

  /**
   * Cuts a region out of a file.
   *
   * @param lines the file
   * @param name the region's name
   * @return its lines
   */
  public static List<String> of(List<String> lines, String name) {
    List<String> inside =
        lines.subList(
            only(lines, "// tag::" + name + "[]") + 1, only(lines, "// end::" + name + "[]"));
    int indent =
        inside.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return inside.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList();
  }

  private static int only(List<String> lines, String mark) {
    List<String> text = lines.stream().map(String::strip).toList();
    int first = text.indexOf(mark);
    if (first < 0 || first != text.lastIndexOf(mark)) {
      throw new IllegalArgumentException("A file is to have one line " + mark);
    }
    return first;
  }
}
