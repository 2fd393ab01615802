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
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that prove themselves by assertion, at an org that was told to take them. */
class ClientAssertionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final SimulatorClock clock = SimulatorClock.standingAt(NOW);
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void setUp() {
    org.acceptClientAssertions(true);
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
  }

  @AfterEach
  void stop() {
    org.close();
  }

  private HandMadeAssertion assertion() {
    return HandMadeAssertion.ofClient(client.tokenUrl(), "an-id", clock);
  }

  private Reply login(String assertion) {
    return client.login(OrgClient.clientAssertionForm(assertion));
  }

  private Reply loginWith(String name, String value) {
    Map<String, String> form = OrgClient.clientAssertionForm(assertion().signed());
    form.put(name, value);
    return client.login(form);
  }

  private static void assertClientRefused(Reply reply) {
    reply.assertRefused("invalid_client", "invalid client credentials");
  }

  @Test
  void takesAnAssertionSignedWithTheAppsKey() {
    assertThat(login(assertion().signed()).status()).isEqualTo(200);
    assertThat(org.loginHistory())
        .extracting(LoginHistoryEntry::subType)
        .containsExactly("OAuth Client Credentials");
  }

  @Test
  void takesAnAssertionKeyedWithTheAppsSecret() {
    assertThat(login(assertion().signed(SimulatedOrg.CONSUMER_SECRET)).status()).isEqualTo(200);
  }

  /** RFC 8414: the issuer is an audience for which clients make assertions, too. */
  @Test
  void takesTheHostAsAudience() {
    assertThat(login(assertion().with("aud", org.uri().toString()).signed()).status())
        .isEqualTo(200);
  }

  /** RFC 7523, section 3: the id may be refused when it comes again. */
  @Test
  void refusesAnIdThatWasUsed() {
    String assertion = assertion().signed();
    login(assertion);

    assertClientRefused(login(assertion));
    assertThat(login(assertion().with("jti", "another-id").signed()).status()).isEqualTo(200);
  }

  /** RFC 7519, section 4.1.7: ids of other issuers do not matter. */
  @Test
  void takesAnIdThatAnotherAppUsed() {
    org.addApp("second", "second-secret", SimulatedOrg.RUN_AS_USER)
        .uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    login(assertion().signed());

    String ofSecond = assertion().with("iss", "second").with("sub", "second").signed();

    assertThat(login(ofSecond).status()).isEqualTo(200);
  }

  @Test
  void anAssertionThatWasRefusedDoesNotSpendItsId() {
    assertClientRefused(login(assertion().with("aud", "https://other.example").signed()));

    assertThat(login(assertion().signed()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://login.salesforce.com", "https://other.example/services/oauth2/token"})
  void refusesAudienceOfOthers(String audience) {
    assertClientRefused(login(assertion().with("aud", audience).signed()));
  }

  @Test
  void refusesAnAssertionOfAUser() {
    assertClientRefused(login(assertion().with("sub", SimulatedOrg.RUN_AS_USER).signed()));
  }

  @Test
  void refusesAnotherKeyAndAnotherSecret() {
    assertClientRefused(
        login(assertion().signed(HandMadeAssertion.keyPair("RSA", 2048).getPrivate())));
    assertClientRefused(login(assertion().signed("5".repeat(64))));
    assertClientRefused(login(assertion().naming("none").unsigned() + "."));
  }

  @Test
  void refusesTheOldSecretOnceItIsRotated() {
    org.app().rotateSecret("6".repeat(64));

    assertClientRefused(login(assertion().signed(SimulatedOrg.CONSUMER_SECRET)));
    assertThat(login(assertion().signed("6".repeat(64))).status()).isEqualTo(200);
  }

  /** RFC 7523, section 3.2: whatever is wrong with it, it is the client that is refused. */
  @Test
  void refusesWhatIsNoAssertionOrPast() {
    assertClientRefused(login("garbage"));
    assertClientRefused(login(assertion().expiring(NOW.getEpochSecond() - 3600).signed()));
    assertClientRefused(login(assertion().without("exp").signed()));
  }

  @Test
  void refusesUnknownIssuer() {
    login(assertion().with("iss", "3MVG9unknown").signed())
        .assertRefused("invalid_client_id", "client identifier invalid");
  }

  @Test
  void refusesAnotherTypeOfAssertion() {
    loginWith("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")
        .assertRefused("invalid_assertion_type", "specified assertion type is not supported");
    loginWith("client_assertion_type", "")
        .assertRefused("invalid_assertion_type", "specified assertion type is not supported");
  }

  /** RFC 7521, section 4.2: the client id is optional, but must be the same. */
  @Test
  void refusesClientIdOfAnother() {
    assertClientRefused(loginWith("client_id", "3MVG9another"));
    assertThat(loginWith("client_id", SimulatedOrg.CONSUMER_KEY).status()).isEqualTo(200);
  }

  /** RFC 6749, section 2.3: one way per request. */
  @Test
  void refusesTwoWaysAtOnce() {
    loginWith("client_secret", SimulatedOrg.CONSUMER_SECRET)
        .assertRefused("invalid_request", "client secret and client assertion");
    String form = OrgClient.encode(OrgClient.clientAssertionForm(assertion().signed()));
    OrgClient.send(
            client
                .tokenRequest()
                .header("Authorization", "Basic YTpi")
                .POST(BodyPublishers.ofString(form)))
        .assertRefused("invalid_request", "client secret and client assertion");
  }
}
