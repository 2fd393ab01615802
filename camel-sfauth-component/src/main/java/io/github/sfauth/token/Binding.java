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

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a token is for: a digest over token URL, client, grant, subject and scope. A stored token of
 * another binding is somebody else's. The client's secret is not in it, so that replacing that
 * discards no good token. All processes that share a store must agree on this form, whatever their
 * version.
 *
 * @param digest SHA-256 in lower-case hexadecimal
 */
public record Binding(String digest) {

  private static final int SHOWN = 8;

  /**
   * Binds a token.
   *
   * @param tokenUrl where it is asked for
   * @param clientId the client
   * @param grantType the value of {@code grant_type}
   * @param subject the user whom the grant names; empty if it names none
   * @param scope the scopes asked for, with spaces between, in any order; empty for all
   * @return the binding
   */
  public static Binding of(
      String tokenUrl, String clientId, String grantType, String subject, String scope) {
    String scopes =
        Arrays.stream(scope.split(" "))
            .filter(name -> !name.isEmpty())
            .sorted()
            .collect(Collectors.joining(" "));
    return new Binding(
        Digests.sha256(String.join("\n", tokenUrl, clientId, grantType, subject, scopes)));
  }

  /** Its beginning: enough to tell two apart. */
  @Override
  public String toString() {
    return digest.substring(0, Math.min(SHOWN, digest.length()));
  }
}
