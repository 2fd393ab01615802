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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Refusals of the token endpoint that a test asks for. */
class TokenRefusalTest {

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  /** Salesforce Help, "OAuth 2.0 Authorization Errors", and what clients report of real orgs. */
  @ParameterizedTest
  @CsvSource({
    "FLOW_NOT_ENABLED, invalid_grant, client credentials flow not enabled",
    "NO_RUN_AS_USER, invalid_grant, no client credentials user enabled",
    "USER_INACTIVE, invalid_grant, inactive user",
    "INACTIVE_USER, inactive_user, inactive user",
    "IP_RESTRICTED, invalid_grant, ip restricted",
    "APP_NOT_APPROVED, invalid_app_access, user is not admin approved to access this app",
    "APP_BLOCKED, app_blocked, this app has been blocked by admin",
    "APP_NOT_FOUND, app_not_found, External client app is not installed in this org",
    "ORG_LOCKED, inactive_org, 'Org locked, closed, or suspended'",
    "RATE_LIMIT_EXCEEDED, rate_limit_exceeded, Number of logins exceeded"
  })
  void appIsRefusedWithSalesforcesWords(TokenRefusal refusal, String error, String description) {
    org.app().refuse(refusal);

    Reply reply = client.login();

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field("error")).isEqualTo(error);
    assertThat(reply.field("error_description")).isEqualTo(description);
    assertThat(org.logins()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void orgRefusesEveryLoginUntilItIsAllowed(TokenRefusal refusal) {
    org.refuse(refusal);

    assertThat(client.login().field("error")).isEqualTo(refusal.error());
    assertThat(client.login().status()).isEqualTo(refusal.status());

    org.allowLogins();
    assertThat(client.login().status()).isEqualTo(200);
  }

  @Test
  void refusesOneLoginWithAnyCode() {
    org.refuseNext("brand_new_code", "never seen");

    assertThat(client.login().field("error")).isEqualTo("brand_new_code");
    assertThat(client.login().status()).isEqualTo(200);
  }

  @Test
  void refusesEveryLoginWithAnyCodeUntilItIsAllowed() {
    org.refuse("brand_new_code", "never seen");

    assertThat(client.login().field("error")).isEqualTo("brand_new_code");
    assertThat(client.login().field("error_description")).isEqualTo("never seen");

    org.allowLogins();
    assertThat(client.login().status()).isEqualTo(200);
  }

  @Test
  void refusalOfOneAppDoesNotConcernOthers() {
    org.app().refuse(TokenRefusal.APP_BLOCKED);
    ConnectedApp other = org.addApp("other", "other-secret", "other@simulated.example");
    var form = OrgClient.credentials("client_id", other.consumerKey());
    form.put("client_secret", other.consumerSecret());

    assertThat(client.login(form).status()).isEqualTo(200);

    org.app().allow();
    assertThat(client.login().status()).isEqualTo(200);
  }

  @Test
  void refusalOfAnAppIsToldOnlyToWhoKnowsItsSecret() {
    org.app().refuse(TokenRefusal.APP_BLOCKED);

    assertThat(client.login(OrgClient.credentials("client_secret", "wrong")).field("error"))
        .isEqualTo("invalid_client");
  }
}
