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
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What refused assertions leave behind, and what goes ahead of looking at them. */
class RefusedAssertionTest {

  private static final String ALICE = "alice@simulated.example";

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-03-01T08:00:00Z"));
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void upload() {
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    org.addUser(ALICE);
  }

  @AfterEach
  void stop() {
    org.close();
  }

  private HandMadeAssertion assertion(String username) {
    return HandMadeAssertion.of(username, clock);
  }

  @Test
  void historyHasTheUserByItsOwnName() {
    client.loginWith(assertion("ALICE@simulated.example").signed());

    assertThat(org.loginHistory()).extracting(LoginHistoryEntry::username).containsExactly(ALICE);
  }

  /** Login History belongs to users. */
  @Test
  void historyHasNothingOfUsersThatDoNotExist() {
    client.loginWith(assertion("nobody@simulated.example").signed());
    client.loginWith(assertion(ALICE).without("sub").signed());
    client.loginWith(assertion(SimulatedOrg.CONSUMER_KEY).signed());
    client.loginWith(assertion(ALICE).with("iss", "3MVG9unknown").signed());
    client.loginWith("garbage");

    assertThat(org.loginHistory()).isEmpty();
  }

  @Test
  void whatWasPlannedGoesAheadOfWhatIsWrongWithTheAssertion() {
    org.refuseNext("inactive_org", "Org locked, closed, or suspended");

    client.loginWith("garbage").assertRefused("inactive_org", "Org locked, closed, or suspended");
    client.loginWith("garbage").assertRefused("invalid_grant", "invalid assertion");
  }

  /** Such as RFC 7522, whose assertions are XML. */
  @Test
  void clientAssertionOfAnotherTypeIsNotReadAtAll() {
    Map<String, String> form = OrgClient.credentials();
    form.remove("client_secret");
    form.put("client_assertion", "PHNhbWw6QXNzZXJ0aW9uPg");
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");

    assertThat(client.login(form).field("error")).isEqualTo("invalid_assertion_type");
  }

  @Test
  void secretBesideAnyClientAssertionIsOneProofTooMany() {
    Map<String, String> form = OrgClient.credentials();
    form.put("client_assertion", "garbage");

    assertThat(client.login(form).field("error")).isEqualTo("invalid_request");
  }

  @Test
  void nothingPrintsAKey() {
    VerificationKey key = VerificationKey.of(HandMadeAssertion.KEYS.getPublic(), Instant.MAX);

    assertThat(key).asString().doesNotContain(key.base64(), key.key().getModulus().toString());
  }
}
