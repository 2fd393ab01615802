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

import io.github.sfauth.token.Binding;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Who logs in, where, and with what. Which parts a flow needs is said by {@link CredentialPart}.
 *
 * @param loginUrl base URL of the token endpoint's host, checked
 * @param clientId the consumer key
 * @param clientSecret the consumer secret
 * @param key what assertions are signed with
 * @param username the user whom an assertion speaks for
 * @param audience whom an assertion is for; absent where the login URL tells
 */
public record ClientCredentials(
    URI loginUrl,
    String clientId,
    Optional<Secret> clientSecret,
    Optional<SigningKey> key,
    Optional<String> username,
    Optional<String> audience) {

  /**
   * Those of a client that has a secret and nothing else.
   *
   * @param loginUrl base URL of the token endpoint's host, checked
   * @param clientId the consumer key
   * @param clientSecret the consumer secret
   * @return credentials
   */
  public static ClientCredentials withSecret(URI loginUrl, String clientId, Secret clientSecret) {
    return new ClientCredentials(
        loginUrl,
        clientId,
        Optional.of(clientSecret),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What a token is for that is asked for with these credentials.
   *
   * @param grant what to ask with
   * @return the binding
   */
  public Binding binding(Grant grant) {
    return Binding.of(
        TokenRequest.tokenUrl(loginUrl).toString(),
        clientId,
        grant.type(),
        grant.needs().contains(CredentialPart.USERNAME) ? username.orElse("") : "",
        grant.scope());
  }

  /** The same but for the audience. */
  ClientCredentials withAudience(String other) {
    return new ClientCredentials(
        loginUrl, clientId, clientSecret, key, username, Optional.of(other));
  }
}
