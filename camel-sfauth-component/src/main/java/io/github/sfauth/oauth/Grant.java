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

import java.util.Map;
import java.util.Set;

/** What a token is asked for with (RFC 6749, section 1.3). */
public sealed interface Grant permits ClientCredentialsGrant, JwtBearerGrant {

  /**
   * The flow's name as the option spells it.
   *
   * @return for messages
   */
  String flow();

  /**
   * The grant type (RFC 6749, appendix A.10).
   *
   * @return the value of {@code grant_type}
   */
  String type();

  /**
   * The scope asked for.
   *
   * @return scopes with spaces between; empty for all that the app has, or that were approved
   */
  String scope();

  /**
   * What it needs beside login URL and consumer key, client authentication aside.
   *
   * @return parts of the credentials
   */
  Set<CredentialPart> needs();

  /**
   * Whether the client proves itself beside the grant. Where the grant is signed by the client, it
   * does not.
   *
   * @return true if a request without client authentication would be refused
   */
  boolean authenticatesClient();

  /**
   * The form parameters of the token request, client authentication aside.
   *
   * @param who the credentials, with all that it {@link #needs}
   * @param assertions makes the assertion, if it has one
   * @return names and values, not yet encoded
   * @throws UnusableKeyException if it cannot be signed
   */
  Map<String, String> parameters(ClientCredentials who, Assertions assertions);
}
