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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tokens and refusals to test with. */
final class Tokens {

  static final Duration SESSION_TIMEOUT = Duration.ofHours(2);
  static final Lifetime ASSUMED = new Lifetime.Assumed(SESSION_TIMEOUT);

  private Tokens() {}

  static AccessToken token(String value) {
    return token(value, HandClock.START, ASSUMED);
  }

  static AccessToken token(String value, Instant issuedAt) {
    return token(value, issuedAt, ASSUMED);
  }

  static AccessToken token(String value, Instant issuedAt, Lifetime lifetime) {
    return new AccessToken(
        Secret.of(value),
        URI.create("https://acme.my.salesforce.com"),
        Optional.empty(),
        issuedAt,
        lifetime,
        "api");
  }

  static Lifetime declared(Instant issuedAt, Duration lifetime) {
    return new Lifetime.Declared(issuedAt.plus(lifetime));
  }

  static TokenRefusedException invalidClient() {
    return refused(RetryClass.CREDENTIALS);
  }

  static TokenRefusedException refused(RetryClass retry) {
    return new TokenRefusedException(
        new Refusal(
            400,
            "invalid_client",
            "invalid client credentials",
            "acme.my.salesforce.com",
            "clientCredentials",
            "Compare the consumer key and secret with the app's.",
            retry));
  }

  static TokenUnavailableException outage() {
    return new TokenUnavailableException("acme.my.salesforce.com does not answer", null);
  }

  static StoreException storeTrouble() {
    return new StoreException("The secret crm/token cannot be reached", null);
  }

  /** Under which every refusal is one of a token that has been used for a while. */
  static RefreshPolicy withoutTrial() {
    RefreshPolicy usual = RefreshPolicy.DEFAULT;
    return new RefreshPolicy(
        usual.flightDeadline(),
        usual.deniedHold(),
        usual.recheckInterval(),
        usual.firstBackoff(),
        usual.longestBackoff(),
        usual.firstBrake(),
        usual.longestBrake(),
        Duration.ofNanos(1),
        usual.aheadGate(),
        usual.useSample());
  }
}
