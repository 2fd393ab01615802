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
package io.github.sfauth.aws;

import io.github.sfauth.oauth.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What reasons may say of a secret: names of members and places, but never what stands there. */
final class PlantedValue {

  private static final String MARK = "98765432109876543210";

  /** No HTTP header can carry the one, no host is called so, and no long can hold the other. */
  private static final List<String> VALUES = List.of("\"\u00FC" + MARK + "\"", MARK);

  private static final Pattern NO_OBJECT =
      Pattern.compile(
          "is (empty|JSON, but not an object|not JSON(: (error in line \\d+, column \\d+"
              + "|something follows the object|it begins with a byte order mark, [a-z' ,;]+))?)");

  private PlantedValue() {}

  /** Holds what is said of a text that is no object to what cannot quote it. */
  static void isNotIn(IllegalArgumentException noObject) {
    String reason = String.valueOf(noObject.getMessage());
    if (noObject.getCause() != null || !NO_OBJECT.matcher(reason).matches()) {
      throw new AssertionError("It may quote the text: " + reason, noObject);
    }
  }

  /** Puts a value into one member after the other, and looks for it in the reason that is given. */
  static void isNotQuoted(SecretDocument document, Function<SecretDocument, KeptToken> reader) {
    if (document.names().stream().map(Texts::shown).anyMatch(name -> name.contains(MARK))) {
      return;
    }
    for (String name : document.names()) {
      for (String value : VALUES) {
        String changed = document.withJson(Map.of(name, value));
        String reason = reason(SecretDocument.parse(changed), reader);
        if (reason.contains(MARK)) {
          throw new AssertionError("It quotes the value of " + name + ": " + reason);
        }
      }
    }
  }

  private static String reason(
      SecretDocument document, Function<SecretDocument, KeptToken> reader) {
    try {
      return reader.apply(document) instanceof KeptToken.Unusable unusable ? unusable.reason() : "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
