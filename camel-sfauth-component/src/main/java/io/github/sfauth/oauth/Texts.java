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
package io.github.sfauth.oauth;

/** Texts that others wrote, made fit to be shown. */
public final class Texts {

  private static final int LONGEST = 200;

  private Texts() {}

  /**
   * A text without control characters and markup, capped at 200 characters.
   *
   * @param text what a server, a secret or a user wrote
   * @return the text on one line
   */
  public static String shown(String text) {
    String line =
        text.codePoints()
            .limit(LONGEST)
            .map(Texts::harmless)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line;
  }

  /** Logs are read line by line, and a message may end up in a page. */
  private static int harmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          ' ';
      default -> c == '<' ? '\u2039' : c == '>' ? '\u203A' : c;
    };
  }
}
