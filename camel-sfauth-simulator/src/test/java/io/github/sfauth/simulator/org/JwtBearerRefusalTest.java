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
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertions that log nobody in. */
class JwtBearerRefusalTest {

  private static final String ALICE = "alice@simulated.example";
  private static final KeyPair ANOTHER_KEY = HandMadeAssertion.keyPair("RSA", 2048);
  private static final String HASNT_APPROVED = "user hasn't approved this consumer";

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-03-01T08:00:00Z"));
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void setUp() {
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    org.addUser(ALICE);
    org.app().approve(ALICE);
  }

  @AfterEach
  void stop() {
    long logins = org.logins();
    org.close();
    assertThat(logins).isZero();
  }

  private HandMadeAssertion assertion() {
    return HandMadeAssertion.of(ALICE, clock);
  }

  private static Stream<String> notSignedWithTheAppsKey() {
    HandMadeAssertion good =
        HandMadeAssertion.of(ALICE, () -> Instant.parse("2026-03-01T08:00:00Z"));
    byte[] publicKey = HandMadeAssertion.KEYS.getPublic().getEncoded();
    String signature = good.signed().substring(good.unsigned().length());
    return Stream.of(
        good.signed(ANOTHER_KEY.getPrivate()),
        good.unsigned() + ".",
        good.unsigned() + ".AAAA",
        good.naming("none").unsigned() + ".",
        good.naming("none").unsigned() + signature,
        good.naming("RS512").signed(),
        good.naming("ES256").signed(HandMadeAssertion.keyPair("EC", 256).getPrivate()),
        good.signed(SimulatedOrg.CONSUMER_SECRET),
        // The public key as a shared secret (RFC 8725, section 2.1).
        good.signed(publicKey));
  }

  @ParameterizedTest
  @MethodSource("notSignedWithTheAppsKey")
  void refusesWhatTheAppsKeyDidNotSignByRs256(String assertion) {
    client.loginWith(assertion).assertRefused("invalid_grant", "invalid assertion");
  }

  @Test
  void refusesClaimsThatWereChangedAfterwards() {
    String signed = assertion().signed();
    String signature = signed.substring(signed.lastIndexOf('.'));

    client
        .loginWith(assertion().with("sub", SimulatedOrg.RUN_AS_USER).unsigned() + signature)
        .assertRefused("invalid_grant", "invalid assertion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "a.b.c", "..", "e30.e30.e30", "e30.W10.e30", "ü.ü.ü"})
  void refusesWhatIsNoAssertion(String garbage) {
    client.loginWith(garbage).assertRefused("invalid_grant", "invalid assertion");
  }

  @Test
  void refusesAnyAssertionWhileTheAppHasNoCertificate() {
    org.addApp("bare", "bare-secret", ALICE).approve(ALICE);

    client
        .loginWith(assertion().with("iss", "bare").signed())
        .assertRefused("invalid_grant", "invalid assertion");
  }

  @Test
  void missesTheAssertion() {
    client
        .login(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"))
        .assertRefused("invalid_request", "malformed request");
  }

  @Test
  void refusesUnknownApp() {
    client
        .loginWith(assertion().with("iss", "3MVG9unknown").signed())
        .assertRefused("invalid_client_id", "client identifier invalid");
    client
        .loginWith(assertion().without("iss").signed())
        .assertRefused("invalid_client_id", "client identifier invalid");
  }

  @Test
  void refusesUnknownUser() {
    org.app().approve("nobody@simulated.example");

    client
        .loginWith(assertion().with("sub", "nobody@simulated.example").signed())
        .assertRefused("invalid_grant", HASNT_APPROVED);
  }

  @Test
  void refusesAssertionOfNoUser() {
    client
        .loginWith(assertion().without("sub").signed())
        .assertRefused("invalid_grant", HASNT_APPROVED);
  }

  @Test
  void refusesInactiveUserInTheSameWords() {
    org.addUser(ALICE).deactivate();

    client.loginWith(assertion().signed()).assertRefused("invalid_grant", HASNT_APPROVED);
  }

  @Test
  void refusesUserWhoDidNotApproveTheApp() {
    org.addUser("bob@simulated.example");

    client
        .loginWith(assertion().with("sub", "bob@simulated.example").signed())
        .assertRefused("invalid_grant", HASNT_APPROVED);
  }

  /** The wrong host for the audience, or the wrong audience for the host. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://test.salesforce.com",
        "https://acme.my.salesforce.com",
        "login.salesforce.com",
        "https://site.example/customers"
      })
  void refusesAudienceOfOthers(String audience) {
    client
        .loginWith(assertion().with("aud", audience).signed())
        .assertRefused("invalid_grant", "audience is invalid");
  }

  @Test
  void refusesAssertionWithoutAudience() {
    client
        .loginWith(assertion().without("aud").signed())
        .assertRefused("invalid_grant", "audience is invalid");
  }

  @Test
  void saysNothingOfUsersToThoseWhoCannotSign() {
    String forged =
        HandMadeAssertion.of("nobody@simulated.example", clock).signed(ANOTHER_KEY.getPrivate());

    client.loginWith(forged).assertRefused("invalid_grant", "invalid assertion");
  }

  @Test
  void refusesOnceTheCertificateExpires() {
    Instant now = clock.instant();
    org.app()
        .uploadCertificate(
            Certificates.of(HandMadeAssertion.KEYS, now.minus(Duration.ofDays(365)), now));

    client.loginWith(assertion().signed()).assertRefused("invalid_grant", "invalid assertion");
  }

  @Test
  void refusesTheOldKeyOnceAnotherIsUploaded() {
    org.app().uploadPublicKey(ANOTHER_KEY.getPublic());

    client.loginWith(assertion().signed()).assertRefused("invalid_grant", "invalid assertion");
  }
}
