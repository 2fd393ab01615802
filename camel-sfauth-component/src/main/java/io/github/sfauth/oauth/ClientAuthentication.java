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

import java.util.Set;

/** How the client proves who it is (RFC 6749, section 2.3; RFC 7523, section 2.2). */
public sealed interface ClientAuthentication
    permits ClientSecretPost, ClientSecretBasic, ClientSecretJwt, PrivateKeyJwt {

  /**
   * The method's name as the option spells it.
   *
   * @return for messages
   */
  String method();

  /**
   * What it proves with.
   *
   * @return parts of the credentials
   */
  Set<CredentialPart> needs();

  /**
   * Adds the proof to a request.
   *
   * @param request the request without a proof
   * @param credentials what to prove with, with all that it {@link #needs}
   * @param assertions makes the assertion, if it has one
   * @return the request with it
   * @throws UnusableKeyException if an assertion cannot be signed
   */
  TokenRequest prove(TokenRequest request, ClientCredentials credentials, Assertions assertions);
}
