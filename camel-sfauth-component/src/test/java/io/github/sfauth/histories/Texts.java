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
package io.github.sfauth.histories;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the secret, and what is told of it. */
final class Texts {

  /** As an operator wrote it, in the shared layout. */
  static final String FIRST =
      "{\"Domain\": \"acme.my\", \"ConsumerKey\": \"3MVG9.key\", \"ConsumerSecret\": \"not told in any trace\","
          + " \"edit\": 0, \"SessionId\": \"\", \"Instance\": \"\"}";

  /** As an operator empties a secret of the token's own. */
  static final String EMPTY = "{}";

  private static final Pattern EDIT = Pattern.compile("\"edit\": ([0-9]+)");
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:SessionId|accessToken)\": ?\"([^\"]+)\"");
  private static final Pattern OF_PROGRAMS =
      Pattern.compile("(\"(?:SessionId|Instance)\": ?)\"[^\"]*\"");
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\": ?([0-9]+)");
  private static final Pattern PARENT = Pattern.compile("\"parent\": ?\"([^\"]+)\"");

  private Texts() {}

  static String withNextEdit(String text) {
    return EDIT.matcher(text)
        .replaceFirst(edit -> "\"edit\": " + (Integer.parseInt(edit.group(1)) + 1));
  }

  /** All but what programs may change. */
  static String ofPeople(String text) {
    return OF_PROGRAMS.matcher(text).replaceAll("$1\"\"");
  }

  static Optional<String> token(String text) {
    return found(TOKEN, text);
  }

  static OptionalLong sequence(String text) {
    Optional<String> sequence = found(SEQUENCE, text);
    return sequence.isPresent()
        ? OptionalLong.of(Long.parseLong(sequence.get()))
        : OptionalLong.empty();
  }

  static Optional<String> parent(String text) {
    return found(PARENT, text);
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** What a reader sees of it. */
  static String shown(String text) {
    return token(text).map(Org::shown).orElse("no token")
        + found(EDIT, text).map(edit -> ", edit " + edit).orElse("")
        + found(SEQUENCE, text).map(sequence -> ", number " + sequence).orElse("");
  }
}
