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
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a token is good. */
class SessionTest {

  private static final Duration ALMOST_TWO_HOURS = Duration.ofMinutes(119);

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-03-01T08:00:00Z"));
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  /** Salesforce Help, "Modify Session Security Settings": two hours of inactivity. */
  @Test
  void endsAfterTwoHoursOfInactivity() {
    String token = client.token();

    clock.advance(Duration.ofHours(2));

    Reply reply = client.query(token);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text())
        .isEqualTo(
            "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
  }

  @Test
  void activityExtendsIt() {
    String token = client.token();

    for (int calls = 0; calls < 5; calls++) {
      clock.advance(ALMOST_TWO_HOURS);
      assertThat(client.query(token).status()).isEqualTo(200);
    }
  }

  @Test
  void callThatIsRefusedIsNoActivity() {
    String token = client.token();
    clock.advance(ALMOST_TWO_HOURS);
    org.refuseApiNext(ApiRefusal.REQUEST_LIMIT_EXCEEDED, 1);
    client.query(token);

    clock.advance(Duration.ofMinutes(1));

    assertThat(client.query(token).status()).isEqualTo(401);
  }

  @Test
  void timeoutCanBeSet() {
    org.sessionTimeout(Duration.ofMinutes(15));
    String token = client.token();

    clock.advance(Duration.ofMinutes(15));

    assertThat(client.query(token).status()).isEqualTo(401);
  }

  /**
   * Salesforce hands out the token of the living session to each login of the same user and app.
   */
  @Test
  void laterLoginGetsTheSameTokenWithItsOwnTime() {
    Reply first = client.login();
    clock.advance(Duration.ofMinutes(10));
    Reply second = client.login();

    assertThat(second.field("access_token")).isEqualTo(first.field("access_token"));
    assertThat(second.field("issued_at")).isNotEqualTo(first.field("issued_at"));
    assertThat(org.logins()).isEqualTo(2);
  }

  @Test
  void otherScopeIsAnotherSession() {
    String narrow = client.login(OrgClient.credentials("scope", "api")).field("access_token");

    assertThat(client.token()).isNotEqualTo(narrow);
    assertThat(client.login(OrgClient.credentials("scope", "id api")).field("access_token"))
        .isEqualTo(client.token());
  }

  @Test
  void loginAfterTheEndGetsNewToken() {
    String old = client.token();
    clock.advance(Duration.ofHours(2));

    String young = client.token();

    assertThat(young).isNotEqualTo(old);
    assertThat(client.query(young).status()).isEqualTo(200);
    assertThat(client.query(old).status()).isEqualTo(401);
  }

  @Test
  void everyLoginGetsNewTokenOnRequest() {
    org.newTokenEachLogin(true);

    String first = client.token();
    String second = client.token();

    assertThat(second).isNotEqualTo(first);
    assertThat(client.query(first).status()).isEqualTo(200);
  }

  @Test
  void allSessionsCanBeEndedAtOnce() {
    String token = client.token();

    org.expireSessions();

    assertThat(client.query(token).status()).isEqualTo(401);
    assertThat(client.query(client.token()).status()).isEqualTo(200);
  }

  @Test
  void rejectingEveryTokenIsCuredByNoLogin() {
    org.rejectEveryToken(true);

    assertThat(client.query(client.token()).errorCode()).isEqualTo("INVALID_SESSION_ID");

    org.rejectEveryToken(false);
    assertThat(client.query(client.token()).status()).isEqualTo(200);
  }

  /** One session for all who share user and app: who revokes it takes it from everybody. */
  @Test
  void revokedTokenIsDeadForEveryHolder() {
    String mine = client.token();
    String theirs = client.token();

    assertThat(org.revoke(mine)).isTrue();

    assertThat(client.query(theirs).status()).isEqualTo(401);
    assertThat(org.revoke(mine)).isFalse();
  }

  /** Salesforce Help, "Revoke OAuth Tokens": 200, or 400 with invalid_token. */
  @Test
  void clientCanRevoke() {
    String token = client.token();

    assertThat(revoke(token).status()).isEqualTo(200);
    Reply again = revoke(token);

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.field("error")).isEqualTo("invalid_token");
    assertThat(client.query(token).status()).isEqualTo(401);
    assertThat(org.counters().of("revoke")).isEqualTo(2);
  }

  private Reply revoke(String token) {
    return OrgClient.send(
        HttpRequest.newBuilder(org.uri().resolve("/services/oauth2/revoke"))
            .POST(BodyPublishers.ofString("token=" + OrgClient.encode(token))));
  }

  /** As camel-salesforce does it. */
  @Test
  void clientCanRevokeByGet() {
    String token = client.token();

    Reply reply =
        OrgClient.send(
            HttpRequest.newBuilder(
                org.instanceUrl()
                    .resolve("/services/oauth2/revoke?token=" + OrgClient.encode(token))));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(client.query(token).status()).isEqualTo(401);
  }
}
