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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.OrgClient.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an assertion is good: as orgs are seen to take it, and as it is documented. */
class AssertionExpiryTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final SimulatorClock clock = SimulatorClock.standingAt(NOW);
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void setUp() {
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    org.app().approve(SimulatedOrg.RUN_AS_USER);
  }

  @AfterEach
  void stop() {
    org.close();
  }

  private HandMadeAssertion assertion() {
    return HandMadeAssertion.of(SimulatedOrg.RUN_AS_USER, clock);
  }

  private Reply expiringIn(long seconds) {
    return client.loginWith(assertion().expiring(NOW.getEpochSecond() + seconds).signed());
  }

  /** -120: a client whose clock is slow by as much as its assertion lives, and two minutes more. */
  @ParameterizedTest
  @ValueSource(longs = {-120, -179, 0, 180, 270, 300, 86_400})
  void usuallyTakesIntegersFarFromNow(long seconds) {
    assertThat(expiringIn(seconds).status()).isEqualTo(200);
  }

  /** As older releases of Camel send it. */
  @Test
  void usuallyTakesText() {
    String exp = Long.toString(NOW.getEpochSecond() + 270);

    assertThat(client.loginWith(assertion().with("exp", exp).signed()).status()).isEqualTo(200);
  }

  /** As Salesforce's own command line sends it. */
  @Test
  void usuallyTakesMillisecondsForSeconds() {
    String assertion = assertion().expiring(NOW.toEpochMilli() + 300).signed();

    assertThat(client.loginWith(assertion).status()).isEqualTo(200);
  }

  /** What clients with slow clocks are told, although there is no code. */
  @ParameterizedTest
  @ValueSource(longs = {-180, -3600})
  void refusesWhatExpiredLongAgo(long seconds) {
    expiringIn(seconds).assertRefused("invalid_grant", "expired authorization code");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesAssertionWithoutExpiry(boolean strict) {
    org.strictExpiry(strict);

    client
        .loginWith(assertion().without("exp").signed())
        .assertRefused("invalid_grant", "invalid assertion");
  }

  @Test
  void refusesExpiryThatIsNoTime() {
    client
        .loginWith(assertion().with("exp", "soon").signed())
        .assertRefused("invalid_grant", "invalid assertion");
  }

  /** Salesforce Help: within three minutes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 180})
  void strictlyTakesIntegersWithinThreeMinutes(long seconds) {
    org.strictExpiry(true);

    assertThat(expiringIn(seconds).status()).isEqualTo(200);
  }

  @Test
  void strictlyRefusesWhatIsMoreThanThreeMinutesAhead() {
    org.strictExpiry(true);

    expiringIn(181).assertRefused("invalid_grant", "invalid assertion");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -120})
  void strictlyRefusesWhatIsPast(long seconds) {
    org.strictExpiry(true);

    expiringIn(seconds).assertRefused("invalid_grant", "expired authorization code");
  }

  /** RFC 7519, section 2: a NumericDate is a number. */
  @Test
  void strictlyRefusesText() {
    org.strictExpiry(true);
    String exp = Long.toString(NOW.getEpochSecond() + 180);

    client
        .loginWith(assertion().with("exp", exp).signed())
        .assertRefused("invalid_grant", "invalid assertion");
  }

  @Test
  void anAssertionAgesWithTheOrgsClock() {
    org.strictExpiry(true);
    String assertion = assertion().signed();
    clock.advance(Duration.ofSeconds(179));
    assertThat(client.loginWith(assertion).status()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(1));

    client.loginWith(assertion).assertRefused("invalid_grant", "expired authorization code");
  }

  @Test
  void certificateIsGoodUntilItsEnd() {
    Instant end = NOW.plus(Duration.ofDays(1));
    org.app()
        .uploadCertificate(
            Certificates.of(HandMadeAssertion.KEYS, NOW.minus(Duration.ofDays(364)), end));
    clock.advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(client.loginWith(assertion().signed()).status()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(1));

    client.loginWith(assertion().signed()).assertRefused("invalid_grant", "invalid assertion");
  }
}
