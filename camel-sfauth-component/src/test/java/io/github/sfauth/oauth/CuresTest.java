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
package io.github.sfauth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.org.TokenRefusal;
import io.github.sfauth.token.RetryClass;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CuresTest {

  private static final int BAD_REQUEST = 400;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          invalid_grant | user hasn't approved this consumer               | NEVER | pre-authorized
          invalid_grant | USER HASN’T APPROVED THIS CONSUMER               | NEVER | in a sandbox with its suffix
          invalid_grant | audience is invalid                              | NEVER | https://test.salesforce.com
          invalid_grant | Audience validation failed                       | NEVER | https://login.salesforce.com
          invalid_grant | invalid assertion                                | CREDENTIALS | certificate
          invalid_grant | request not supported on this domain             | NEVER | .my.salesforce.com
          invalid_grant | no client credentials user enabled               | NEVER | run-as user
          invalid_grant | client credentials flow not enabled              | NEVER | for an External Client App in its Policies too
          invalid_grant | no valid scopes                                  | NEVER | (api)
          invalid_grant | no valid scopes defined                          | NEVER | (refresh_token, offline_access)
          invalid_grant | expired authorization code                       | HUMAN | clock
          invalid_grant | invalid authorization code                       | HUMAN | redirect URI
          invalid_grant | invalid code verifier                            | HUMAN | PKCE
          invalid_grant | code verifier missing                            | HUMAN | PKCE
          invalid_grant | expired access/refresh token                     | HUMAN | five approvals
          invalid_grant | token validity expired                           | HUMAN | refresh token policy
          invalid_grant | authentication failure                           | NEVER | Login History
          invalid_grant | ip restricted                                    | NEVER | IP Relaxation
          invalid_grant | invalid login hours                              | NEVER | Login Hours
          invalid_grant | inactive user                                    | NEVER | Reactivate
          invalid_grant | user is not admin approved to access this app    | NEVER | permission set
          invalid_grant | something that nobody has seen yet               | NEVER | Login History
          inactive_user | inactive user                                    | NEVER | run-as user
          inactive_org  | Org locked, closed, or suspended                 | NEVER | account team
          invalid_client_id | client identifier invalid                    | CREDENTIALS | ten minutes
          invalid_client    | invalid client credentials                   | CREDENTIALS | rotated
          invalid_basic_auth_header |                                      | NEVER | clientSecretPost
          invalid_assertion_type    |                                      | NEVER | clientSecretPost
          invalid_app_access | user is not admin approved to access this app      | NEVER | Connected App: Setup > Manage Connected Apps > the app > Manage Profiles
          OAUTH_APP_ACCESS_DENIED | user is not admin approved                    | NEVER | External Client App: Setup > External Client App Manager > the app > Policies
          app_not_found | External client app is not installed in this org | NEVER | install the app's package
          OAUTH_EC_APP_NOT_FOUND | External client app is not installed in this org | NEVER | install the app's package
          app_blocked |                                                    | NEVER | Unblock
          OAUTH_APP_BLOCKED |                                              | NEVER | API Access Control
          fail_close_app_blocked |                                         | NEVER | Unblock
          unsupported_grant_type | grant type not supported                | NEVER | Enable the flow in the app's settings
          unauthorized_client |                                            | NEVER | Enable the flow in the app's settings
          oauth_flow_disabled |                                            | NEVER | OAuth and OpenID Connect Settings
          unsupported_response_type |                                      | NEVER | proxy
          invalid_scope |                                                  | NEVER | leave the option scope out
          invalid_request | HTTPS required                                 | NEVER | https://
          invalid_request | Must use HTTP GET                              | NEVER | proxy
          invalid_request | invalid code challenge                         | NEVER | PKCE
          redirect_uri_missing |                                           | NEVER | callback URLs
          redirect_uri_mismatch |                                          | NEVER | callback URLs
          access_denied | end-user denied authorization                    | HUMAN | Authorise again
          immediate_unsuccessful |                                         | HUMAN | browser
          login_error |                                                    | NEVER | Login History
          invalid_session_level |                                          | NEVER | session policy
          rate_limit_exceeded | Number of logins exceeded                  | BACK_OFF | 3,600
          invalid_grant | login rate exceeded                              | BACK_OFF | 3,600
          server_error |                                                   | BACK_OFF | status.salesforce.com
          service_unavailable |                                            | BACK_OFF | status.salesforce.com
          system_down |                                                    | BACK_OFF | status.salesforce.com
          unknown_error | maintenance                                      | BACK_OFF | maintenance
          temporarily_unavailable |                                        | BACK_OFF | wait
          slow_down |                                                      | BACK_OFF | wait
          authorization_pending |                                          | BACK_OFF | wait
          invalid_dpop_proof |                                             | NEVER | Switch it off
          use_dpop_nonce |                                                 | NEVER | Switch it off
          bad_jti_claim |                                                  | NEVER | Switch it off
          ecapp_policy_not_found |                                         | NEVER | policies
          oauth_policy_not_found |                                         | NEVER | policies
          installation_error |                                             | NEVER | External Client App Manager
          registration_error |                                             | NEVER | External Client App Manager
          failed_registration |                                            | NEVER | External Client App Manager
          exceeded_registration_limit |                                    | NEVER | External Client App Manager
          invalid_distribution_state |                                     | NEVER | External Client App Manager
          invalid_otp |                                                    | NEVER | server-to-server
          otp_error |                                                      | NEVER | server-to-server
          app_attest_failed |                                              | NEVER | server-to-server
          app_attest_failed_retry |                                        | NEVER | server-to-server
          invalid_expid |                                                  | NEVER | server-to-server
          unsupported_expid |                                              | NEVER | server-to-server
          unsupported_token_type |                                         | NEVER | nothing left to revoke
          invalid_token |                                                  | NEVER | nothing left to revoke
          """)
  void knowsWhatSalesforceMeansAndWhatHelps(
      String code, String description, RetryClass retry, String advice) {
    Cure cure = cure(BAD_REQUEST, code, Optional.ofNullable(description).orElse(""));
    assertThat(cure.retry()).isEqualTo(retry);
    assertThat(advice(cure)).contains(advice);
    assertThat(cure).isNotSameAs(Cures.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(TokenRefusal.class)
  void hasAdviceForEveryRefusalOfTheSimulatedOrg(TokenRefusal refusal) {
    assertThat(cure(BAD_REQUEST, refusal.error(), refusal.description()))
        .isNotSameAs(Cures.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "never_seen", "INVALID", "invalid_grant_", "{}"})
  void takesAnUnknownCodeForASetting(String code) {
    Cure cure = cure(BAD_REQUEST, code, "whatever");
    assertThat(cure.retry()).isEqualTo(RetryClass.NEVER);
    assertThat(advice(cure)).contains("Login History").contains("My Domain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_grant", "Invalid_Grant", "INVALID_GRANT"})
  void readsCodesAndDescriptionsInAnyCase(String code) {
    assertThat(advice(cure(BAD_REQUEST, code, "IP Restricted"))).contains("Login IP Ranges");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 599})
  void takesAnyCodeOfABrokenServerForAnOutage(int status) {
    Cure cure = cure(status, "invalid_client", "");
    assertThat(cure.retry()).isEqualTo(RetryClass.BACK_OFF);
    assertThat(advice(cure)).contains("status.salesforce.com");
  }

  @Test
  void backsOffFromTooManyRequestsWhateverTheirCode() {
    Cure cure = cure(429, "invalid_grant", "");
    assertThat(cure.retry()).isEqualTo(RetryClass.BACK_OFF);
    assertThat(advice(cure)).contains("share one token");
  }

  @Test
  void namesTheLoginLimitRatherThanAnOutage() {
    assertThat(advice(cure(503, "rate_limit_exceeded", ""))).contains("3,600");
    assertThat(advice(cure(429, "rate_limit_exceeded", ""))).contains("3,600");
    assertThat(cure(BAD_REQUEST, "unknown", "Number of logins exceeded").retry())
        .isEqualTo(RetryClass.BACK_OFF);
  }

  /** What cannot be done in the words of one flow is said in those of the other. */
  @ParameterizedTest
  @CsvSource({
    "invalid_app_access, ''",
    "inactive_user, ''",
    "invalid_grant, user is not admin approved to access this app",
    "invalid_grant, inactive user",
    "invalid_grant, invalid login hours",
  })
  void speaksOfTheUserWhomTheFlowLogsInAs(String code, String description) {
    Cure cure = cure(BAD_REQUEST, code, description);
    assertThat(cure.advice(new ClientCredentialsGrant("")))
        .containsIgnoringCase("the app's run-as user")
        .contains("choose another run-as user under Client Credentials Flow")
        .doesNotContainIgnoringCase("assertion");
    assertThat(cure.advice(new JwtBearerGrant()))
        .containsIgnoringCase("the user whom the assertion names")
        .contains("name another user in the option username")
        .doesNotContain("run-as");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_grant, user hasn't approved this consumer",
    "invalid_grant, invalid assertion",
    "invalid_grant, no client credentials user enabled",
    "invalid_grant, client credentials flow not enabled",
    "invalid_grant, no valid scopes",
    "invalid_grant, token validity expired",
    "invalid_grant, ip restricted",
    "invalid_client_id, client identifier invalid",
    "invalid_client, invalid client credentials",
    "invalid_app_access, ''",
    "app_blocked, ''",
    "unsupported_grant_type, ''",
    "invalid_scope, ''",
    "invalid_session_level, ''",
    "redirect_uri_mismatch, ''",
  })
  void namesThePagesOfBothKindsOfApps(String code, String description) {
    assertThat(advice(cure(BAD_REQUEST, code, description)))
        .contains("External Client App: Setup > External Client App")
        .contains("Connected App: Setup > ");
  }

  @ParameterizedTest
  @EnumSource(TokenRefusal.class)
  void numbersItsStepsAndStaysShort(TokenRefusal refusal) {
    Cure cure = cure(BAD_REQUEST, refusal.error(), refusal.description());
    assertThat(advice(cure)).endsWith(".").hasSizeLessThan(900).doesNotContain("{");
    for (int i = 1; cure.steps().size() > 1 && i <= cure.steps().size(); i++) {
      assertThat(advice(cure)).contains(" (" + i + ") ");
    }
  }

  private static String advice(Cure cure) {
    return cure.advice(new ClientCredentialsGrant(""));
  }

  private static Cure cure(int status, String code, String description) {
    return Cures.of(
        new TokenResponse.Refused(
            status, new OAuthError(code, description), Optional.empty(), Optional.empty()));
  }
}
