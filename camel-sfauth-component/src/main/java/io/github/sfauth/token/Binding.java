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
package io.github.sfauth.token;

import java.util.Collection;
import java.util.TreeSet;

/**
 * What a token was obtained for, as one digest: two tokens with the same binding may stand in for
 * each other, two with different bindings never do.
 *
 * <p>The client's secret is not part of it, so that rotating it discards no good token.
 *
 * @param digest lower-case hexadecimal SHA-256 of the UTF-8 lines {@code tokenUrl}, {@code
 *     clientId}, {@code grantType}, subject (may be empty) and scopes (sorted, one space between),
 *     joined by line feeds
 */
public record Binding(String digest) {

  /**
   * Computes the binding.
   *
   * @param tokenUrl the token endpoint's URL
   * @param clientId the client's identifier
   * @param grantType the grant type as sent to the token endpoint
   * @param subject the user, or an empty text where the grant names none
   * @param scopes the scopes asked for
   * @return the binding
   */
  public static Binding of(
      String tokenUrl,
      String clientId,
      String grantType,
      String subject,
      Collection<String> scopes) {
    String sorted = String.join(" ", new TreeSet<>(scopes));
    return new Binding(
        Digests.sha256(String.join("\n", tokenUrl, clientId, grantType, subject, sorted)));
  }
}
