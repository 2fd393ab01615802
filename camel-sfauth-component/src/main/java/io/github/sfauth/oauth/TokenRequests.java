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

import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.TokenRefusedException;

/** Makes the requests of one connection, each with a fresh proof. Thread-safe. */
final class TokenRequests {

  private final Grant grant;
  private final ClientAuthentication authentication;
  private final Assertions assertions;

  TokenRequests(Grant grant, ClientAuthentication authentication, Assertions assertions) {
    this.grant = grant;
    this.authentication = authentication;
    this.assertions = assertions;
  }

  TokenRequest of(ClientCredentials who) {
    return proven(who).repeatedBy(() -> of(who));
  }

  private TokenRequest proven(ClientCredentials who) {
    try {
      TokenRequest request = TokenRequest.of(who.loginUrl(), grant.parameters(who, assertions));
      return grant.authenticatesClient() ? authentication.prove(request, who, assertions) : request;
    } catch (UnusableKeyException e) {
      // Without its cause, as it has none to tell.
      throw new TokenRefusedException(
          Refusal.beforeAsking(
              keyName() + " " + e.getMessage(),
              String.valueOf(who.loginUrl().getAuthority()),
              grant.flow()));
    }
  }

  private String keyName() {
    return grant.authenticatesClient() && authentication instanceof ClientSecretJwt
        ? "The client secret"
        : "The private key";
  }

  /** Whether a request carries something that is good for a short time only. */
  boolean carryAssertions() {
    return !grant.authenticatesClient()
        || authentication instanceof ClientSecretJwt
        || authentication instanceof PrivateKeyJwt;
  }
}
