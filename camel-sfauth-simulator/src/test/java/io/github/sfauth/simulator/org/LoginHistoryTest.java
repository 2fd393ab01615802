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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Login History, and the limit that goes by it. */
class LoginHistoryTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final SimulatorClock clock = SimulatorClock.standingAt(NOW);
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void notesEachLoginWithUserAndApp() {
    client.login();

    assertThat(org.loginHistory())
        .containsExactly(
            new LoginHistoryEntry(
                NOW,
                SimulatedOrg.RUN_AS_USER,
                SimulatedOrg.CONSUMER_KEY,
                "OAuth Client Credentials",
                "Success"));
  }

  @Test
  void notesWhyLoginFailed() {
    client.login(OrgClient.credentials("client_secret", "wrong"));
    org.app().refuse(TokenRefusal.IP_RESTRICTED);
    client.login();

    assertThat(org.loginHistory())
        .extracting(LoginHistoryEntry::status)
        .containsExactly("Failed: invalid client credentials", "Failed: ip restricted");
    assertThat(org.logins()).isZero();
  }

  @Test
  void knowsNothingOfUnknownApps() {
    client.login(OrgClient.credentials("client_id", "unknown"));

    assertThat(org.loginHistory()).isEmpty();
  }

  /** Salesforce Help, 000381578: 3,600 logins of a user within an hour. */
  @Test
  void limitIsThirtySixHundredAnHour() {
    LoginHistory history = new LoginHistory(clock);
    Login login = new Login(org.app(), SimulatedOrg.RUN_AS_USER, LoginHistoryEntry.JWT_BEARER);

    for (int i = 0; i < 3600; i++) {
      assertThat(history.admit(login)).isTrue();
    }

    assertThat(history.admit(login)).isFalse();
  }

  @Test
  void whoIsOverTheLimitIsRefusedForTheHour() {
    org.loginLimit(2);
    client.login();
    clock.advance(Duration.ofMinutes(30));
    client.login();

    Reply refused = client.login();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field("error")).isEqualTo("rate_limit_exceeded");
    assertThat(refused.field("error_description")).isEqualTo("Number of logins exceeded");

    clock.advance(Duration.ofMinutes(30));
    assertThat(client.login().status()).isEqualTo(200);
    assertThat(client.login().field("error")).isEqualTo("rate_limit_exceeded");
  }

  /** Salesforce Help, 000381578: one row, then further rows are suppressed. */
  @Test
  void notesTheLimitOnce() {
    org.loginLimit(0);

    client.login();
    client.login();

    assertThat(org.loginHistory())
        .extracting(LoginHistoryEntry::status)
        .containsExactly("LOGIN_RATE_EXCEEDED");
  }

  @Test
  void limitIsPerUser() {
    org.loginLimit(1);
    org.addApp("second", "second-secret", "second@simulated.example");
    org.addApp("third", "third-secret", SimulatedOrg.RUN_AS_USER);

    assertThat(client.login().status()).isEqualTo(200);
    assertThat(client.login(credentialsOf("second")).status()).isEqualTo(200);
    assertThat(client.login(credentialsOf("third")).field("error"))
        .isEqualTo("rate_limit_exceeded");
  }

  private static Map<String, String> credentialsOf(String app) {
    var form = OrgClient.credentials("client_id", app);
    form.put("client_secret", app + "-secret");
    return form;
  }
}
