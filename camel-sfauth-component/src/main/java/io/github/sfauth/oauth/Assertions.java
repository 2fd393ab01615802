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

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Makes the assertions of one client, a fresh one for each request. Thread-safe. */
public final class Assertions {

  /**
   * Salesforce takes an {@code exp} within three minutes of its own time. The minute that is left
   * out is for clocks that are fast; the two that remain are for those that are slow, and for the
   * way.
   */
  static final Duration LIFETIME = Duration.ofMinutes(2);

  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final AssertionSigner signer;
  private final InstantSource clock;

  /**
   * Makes the maker.
   *
   * @param signer signs
   * @param clock what time it is where the assertions are read
   */
  public Assertions(AssertionSigner signer, InstantSource clock) {
    this.signer = signer;
    this.clock = clock;
  }

  /** Speaks for a user. Its audience is the authorisation server, and no URL of ours. */
  String forUser(ClientCredentials who) {
    return sign(
        who.key().orElseThrow(),
        who,
        who.username().orElseThrow(),
        Audience.of(who).orElseThrow(),
        Optional.empty());
  }

  /**
   * The request with one that speaks for the client itself, to the endpoint that it goes to. It has
   * an id, which a server may take once only (RFC 7523, section 3, 7).
   */
  TokenRequest proven(TokenRequest request, ClientCredentials who, SigningKey key) {
    String url = request.tokenUrl().toString();
    String id = UUID.randomUUID().toString();
    return request
        .withParameter("client_id", who.clientId())
        .withParameter("client_assertion_type", TYPE)
        .withParameter("client_assertion", sign(key, who, who.clientId(), url, Optional.of(id)));
  }

  private String sign(
      SigningKey key, ClientCredentials who, String subject, String audience, Optional<String> id) {
    return signer.sign(
        new AssertionClaims(who.clientId(), subject, audience, clock.instant().plus(LIFETIME), id),
        key);
  }
}
