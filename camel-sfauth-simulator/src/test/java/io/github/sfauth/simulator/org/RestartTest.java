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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An org that was stopped and goes on. */
class RestartTest {

  private static final String ALICE = "alice@simulated.example";
  private static final String BOB = "bob@simulated.example";

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-03-01T08:00:00Z"));

  @Test
  void sessionsAppsAndHistoryOutliveIt() {
    String token;
    JsonNode saved;
    try (SimulatedOrg org = SimulatedOrg.start(clock, 0)) {
      org.addApp("second", "second-secret", "second@simulated.example");
      org.app().rotateSecret("rotated");
      OrgClient client = new OrgClient(org);
      client.login();
      token = client.login(OrgClient.credentials("client_secret", "rotated")).field("access_token");
      saved = org.save();
    }

    try (SimulatedOrg org = SimulatedOrg.start(clock, 0)) {
      org.restore(saved);
      OrgClient client = new OrgClient(org);

      assertThat(client.query(token).status()).isEqualTo(200);
      assertThat(client.login().field("error")).isEqualTo("invalid_client");
      var second = OrgClient.credentials("client_id", "second");
      second.put("client_secret", "second-secret");
      assertThat(client.login(second).status()).isEqualTo(200);
      assertThat(org.logins()).isEqualTo(2);
      assertThat(org.loginHistory())
          .extracting(LoginHistoryEntry::status)
          .startsWith("Failed: invalid client credentials", "Success");
    }
  }

  @Test
  void timeoutGoesOnFromTheLastActivity() {
    try (SimulatedOrg org = SimulatedOrg.start(clock, 0);
        SimulatedOrg restarted = SimulatedOrg.start(clock, 0)) {
      String token = new OrgClient(org).token();
      clock.advance(Duration.ofMinutes(90));
      restarted.restore(org.save());

      clock.advance(Duration.ofMinutes(30));

      assertThat(new OrgClient(restarted).query(token).status()).isEqualTo(401);
    }
  }

  @Test
  void loginLimitAndRefusalsOutliveIt() {
    try (SimulatedOrg org = SimulatedOrg.start(clock, 0);
        SimulatedOrg restarted = SimulatedOrg.start(clock, 0)) {
      new OrgClient(org).login();
      org.app().refuse(TokenRefusal.APP_BLOCKED);
      org.app().scopes();
      restarted.restore(org.save());
      restarted.loginLimit(1);
      OrgClient client = new OrgClient(restarted);

      assertThat(client.login().field("error")).isEqualTo("app_blocked");
      restarted.app().allow();
      assertThat(client.login().field("error_description")).isEqualTo("no valid scopes defined");
      restarted.app().scopes("api");
      assertThat(client.login().field("error")).isEqualTo("rate_limit_exceeded");
    }
  }

  @Test
  void usersApprovalsAndKeyOutliveIt() {
    try (SimulatedOrg org = SimulatedOrg.start(clock, 0);
        SimulatedOrg restarted = SimulatedOrg.start(clock, 0)) {
      org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
      for (String username : List.of(ALICE, BOB)) {
        org.addUser(username);
        org.app().approve(username);
      }
      org.addUser(BOB).deactivate();
      restarted.addUser(ALICE).deactivate();
      restarted.restore(org.save());
      OrgClient client = new OrgClient(restarted);

      assertThat(client.loginWith(HandMadeAssertion.of(ALICE, clock).signed()).status())
          .isEqualTo(200);
      client
          .loginWith(HandMadeAssertion.of(BOB, clock).signed())
          .assertRefused("invalid_grant", "user hasn't approved this consumer");
      restarted.addUser(BOB).activate();
      assertThat(client.loginWith(HandMadeAssertion.of(BOB, clock).signed()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void certificateEndsAfterTheRestartAsBefore() {
    try (SimulatedOrg org = SimulatedOrg.start(clock, 0);
        SimulatedOrg restarted = SimulatedOrg.start(clock, 0)) {
      Instant now = clock.instant();
      org.app()
          .uploadCertificate(
              Certificates.of(HandMadeAssertion.KEYS, now, now.plus(Duration.ofDays(1))));
      org.app().approve(SimulatedOrg.RUN_AS_USER);
      restarted.restore(org.save());
      OrgClient client = new OrgClient(restarted);
      HandMadeAssertion assertion = HandMadeAssertion.of(SimulatedOrg.RUN_AS_USER, clock);
      assertThat(client.loginWith(assertion.signed()).status()).isEqualTo(200);

      clock.advance(Duration.ofDays(1));

      client
          .loginWith(HandMadeAssertion.of(SimulatedOrg.RUN_AS_USER, clock).signed())
          .assertRefused("invalid_grant", "invalid assertion");
    }
  }

  @Test
  void policyAndFlowsOutliveIt() {
    try (SimulatedOrg org = SimulatedOrg.start(clock, 0);
        SimulatedOrg restarted = SimulatedOrg.start(clock, 0)) {
      org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
      org.app().approve(SimulatedOrg.RUN_AS_USER);
      org.app().adminApprovedUsersOnly(true);
      org.addUser(ALICE);
      org.app().attach(ALICE);
      org.app().clientCredentialsFlow(false);
      restarted.restore(org.save());
      OrgClient client = new OrgClient(restarted);

      assertThat(client.loginWith(HandMadeAssertion.of(ALICE, clock).signed()).status())
          .isEqualTo(200);
      client
          .loginWith(HandMadeAssertion.of(SimulatedOrg.RUN_AS_USER, clock).signed())
          .assertRefused("invalid_app_access", "user is not admin approved to access this app");
      client.login().assertRefused("invalid_grant", "client credentials flow not enabled");

      org.app().clientCredentialsFlow(true);
      org.app().withoutRunAsUser(true);
      org.app().jwtBearerFlow(false);
      restarted.restore(org.save());
      client.login().assertRefused("invalid_grant", "no client credentials user enabled");
      client
          .loginWith(HandMadeAssertion.of(ALICE, clock).signed())
          .assertRefused("unsupported_grant_type", "grant type not supported");
    }
  }

  @Test
  void listensOnTheSamePortsIfTold() {
    int login;
    int instance;
    try (SimulatedOrg org = SimulatedOrg.start(clock, 0)) {
      login = org.uri().getPort();
      instance = org.instanceUrl().getPort();
    }

    try (SimulatedOrg org = SimulatedOrg.start(clock, login, instance)) {
      assertThat(org.uri().getPort()).isEqualTo(login);
      assertThat(org.instanceUrl().getPort()).isEqualTo(instance);
      assertThat(new OrgClient(org).login().status()).isEqualTo(200);
    }
  }
}
