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
import org.junit.jupiter.api.Test;

/** An org that was stopped and goes on. */
class RestartTest {

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
