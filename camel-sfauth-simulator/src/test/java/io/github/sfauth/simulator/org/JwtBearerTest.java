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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.OrgClient.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins with assertions, from the side of a client that made them by hand. */
class JwtBearerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final String ALICE = "alice@simulated.example";
  private static final String BOB = "bob@simulated.example";

  private final SimulatorClock clock = SimulatorClock.standingAt(NOW);
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void setUp() {
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    for (String username : List.of(ALICE, BOB)) {
      org.addUser(username);
      org.app().approve(username);
    }
  }

  @AfterEach
  void stop() {
    org.close();
  }

  private HandMadeAssertion assertion(String username) {
    return HandMadeAssertion.of(username, clock);
  }

  private Reply login(String username) {
    return client.loginWith(assertion(username).signed());
  }

  @Test
  void logsTheUserInThatTheAssertionNames() {
    Reply reply = login(ALICE);

    assertThat(reply.status()).isEqualTo(200);
    Reply userinfo =
        client.get(org.uri(), "/services/oauth2/userinfo", reply.field("access_token"));
    assertThat(userinfo.field("preferred_username")).isEqualTo(ALICE);
    assertThat(client.query(reply.field("access_token")).status()).isEqualTo(200);
    assertThat(org.logins()).isEqualTo(1);
  }

  /** As answers of real orgs were seen to be, and without a refresh token. */
  @Test
  void answersWithNeitherSignatureNorTime() {
    JsonNode answer = login(ALICE).json();

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "access_token",
            "scope",
            "instance_url",
            "id",
            "token_type",
            "token_format",
            "api_instance_url");
  }

  @Test
  void answersWithSignatureAndTimeOnRequest() {
    org.signedJwtAnswers(true);

    Reply reply = login(ALICE);

    assertThat(reply.field("issued_at")).isEqualTo(Long.toString(NOW.toEpochMilli()));
    assertThat(reply.field("signature")).isNotEmpty();
  }

  /** RFC 7515 has no padding, but clients that pad are let in. */
  @Test
  void toleratesPadding() {
    String[] parts = assertion(ALICE).signed().split("\\.");

    Reply reply = client.loginWith(parts[0] + "=." + parts[1] + "==." + parts[2] + "==");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void olderClaimForTheUserWins() {
    Reply reply = client.loginWith(assertion(ALICE).with("prn", BOB).signed());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(org.loginHistory()).extracting(LoginHistoryEntry::username).containsExactly(BOB);
  }

  @Test
  void caseOfTheUserNameMeansNothing() {
    String upper = client.loginWith(assertion("ALICE@Simulated.Example").signed()).field("id");

    assertThat(upper).isNotEmpty().isEqualTo(login(ALICE).field("id"));
  }

  @Test
  void theSameUserGetsTheSameTokenAgainAndAnotherUserAnother() {
    String first = login(ALICE).field("access_token");

    assertThat(login(ALICE).field("access_token")).isEqualTo(first);
    assertThat(login(BOB).field("access_token")).isNotEmpty().isNotEqualTo(first);
  }

  /** The scopes are those that were approved before; there is nothing to ask for. */
  @Test
  void scopeParameterHasNoEffect() {
    Map<String, String> form = OrgClient.assertionForm(assertion(ALICE).signed());
    form.put("scope", "api");

    assertThat(client.login(form).field("scope")).isEqualTo("api id");
  }

  @Test
  void refusesAppWithoutScopes() {
    org.app().scopes();

    login(ALICE).assertRefused("invalid_grant", "no valid scopes defined");
  }

  @Test
  void needsTheFlowToBeOn() {
    org.app().jwtBearerFlow(false);

    login(ALICE).assertRefused("unsupported_grant_type", "grant type not supported");
  }

  /** Unlike client credentials. */
  @Test
  void loginHostServesThisFlow() {
    org.asLoginHost(true);

    assertThat(login(ALICE).status()).isEqualTo(200);
  }

  @Test
  void subTypeInLoginHistoryIsBlank() {
    login(ALICE);

    assertThat(org.loginHistory())
        .containsExactly(
            new LoginHistoryEntry(NOW, ALICE, SimulatedOrg.CONSUMER_KEY, "", "Success"));
  }

  @Test
  void notesFailedLoginsOfTheUser() {
    org.app().withdrawApproval(ALICE);

    login(ALICE);

    assertThat(org.loginHistory())
        .containsExactly(
            new LoginHistoryEntry(
                NOW,
                ALICE,
                SimulatedOrg.CONSUMER_KEY,
                "",
                "Failed: user hasn't approved this consumer"));
    assertThat(org.logins()).isZero();
  }

  /** Salesforce Help, 000381578: the limit is the user's, not the app's and not the flow's. */
  @Test
  void loginLimitIsTheUsersOverAppsAndFlows() {
    ConnectedApp second = org.addApp("second", "second-secret", SimulatedOrg.RUN_AS_USER);
    second.uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    second.approve(SimulatedOrg.RUN_AS_USER);
    org.loginLimit(2);
    String bySecondApp = assertion(SimulatedOrg.RUN_AS_USER).with("iss", "second").signed();

    assertThat(client.login().status()).isEqualTo(200);
    assertThat(client.loginWith(bySecondApp).status()).isEqualTo(200);

    client.login().assertRefused("rate_limit_exceeded", "Number of logins exceeded");
    client.loginWith(bySecondApp).assertRefused("rate_limit_exceeded", "Number of logins exceeded");
    assertThat(login(ALICE).status()).isEqualTo(200);
  }
}
