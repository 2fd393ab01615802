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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.OrgClient.Reply;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every error that Salesforce's OAuth endpoints are known to answer with, brought about over HTTP:
 * the codes of {@code OAuthErrorCode} in Salesforce's Mobile SDK, the texts of the Salesforce Help
 * page "OAuth 2.0 Authorization Errors" and of clients' reports.
 */
class TokenErrorTableTest {

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          invalid_grant             | user hasn't approved this consumer
          invalid_grant             | audience is invalid
          invalid_grant             | Audience validation failed
          invalid_grant             | invalid assertion
          invalid_grant             | request not supported on this domain
          invalid_grant             | no client credentials user enabled
          invalid_grant             | client credentials flow not enabled
          invalid_grant             | no valid scopes
          invalid_grant             | no valid scopes defined
          invalid_grant             | expired authorization code
          invalid_grant             | invalid authorization code
          invalid_grant             | invalid code verifier
          invalid_grant             | code verifier missing
          invalid_grant             | expired access/refresh token
          invalid_grant             | token validity expired
          invalid_grant             | authentication failure
          invalid_grant             | ip restricted
          invalid_grant             | invalid login hours
          invalid_grant             | inactive user
          inactive_user             | inactive user
          inactive_org              | Org locked, closed, or suspended
          invalid_client_id         | client identifier invalid
          invalid_client            | invalid client credentials
          invalid_basic_auth_header | basic auth header
          invalid_assertion_type    | assertion type
          invalid_app_access        | user is not admin approved to access this app
          OAUTH_APP_ACCESS_DENIED   | user is not admin approved
          app_not_found             | External client app is not installed in this org
          OAUTH_EC_APP_NOT_FOUND    | External client app is not installed in this org
          app_blocked               | blocked
          OAUTH_APP_BLOCKED         | blocked
          fail_close_app_blocked    | blocked
          unsupported_grant_type    | grant type not supported
          oauth_flow_disabled       | flow disabled
          unsupported_response_type | response type not supported
          invalid_scope             | scope
          invalid_request           | HTTPS required
          invalid_request           | Must use HTTP
          invalid_request           | malformed
          redirect_uri_missing      | redirect_uri
          redirect_uri_mismatch     | redirect_uri
          access_denied             | end-user denied authorization
          immediate_unsuccessful    | immediate
          login_error               | login
          invalid_session_level     | session level
          rate_limit_exceeded       | Number of logins exceeded
          unknown_error             | retry your request
          server_error              | error
          service_unavailable       | maintenance
          system_down               | down
          slow_down                 | slow down
          authorization_pending     | pending
          invalid_dpop_proof        | dpop
          use_dpop_nonce            | dpop
          bad_jti_claim             | jti
          invalid_token             | token
          """)
  void eachHasARefusalOfItsOwn(String error, String description) {
    TokenRefusal refusal =
        Arrays.stream(TokenRefusal.values())
            .filter(one -> one.error().equals(error) && one.description().contains(description))
            .findFirst()
            .orElseThrow();
    org.refuse(refusal);

    for (Reply reply : everyKindOfLogin()) {
      assertThat(reply.status()).isEqualTo(refusal.status());
      assertThat(reply.field("error")).isEqualTo(error);
      assertThat(reply.field("error_description")).contains(description);
    }
    assertThat(org.logins()).isZero();
  }

  /** The rest of Salesforce's list, which has no texts, and what it does not have yet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecapp_policy_not_found",
        "oauth_policy_not_found",
        "installation_error",
        "registration_error",
        "failed_registration",
        "exceeded_registration_limit",
        "invalid_distribution_state",
        "invalid_otp",
        "otp_error",
        "app_attest_failed",
        "app_attest_failed_retry",
        "invalid_expid",
        "unsupported_expid",
        "unsupported_token_type",
        "a_code_of_next_year"
      })
  void anyOtherCodeIsAnsweredUntilLoginsAreAllowed(String error) {
    org.refuse(error, "any text");

    for (Reply reply : everyKindOfLogin()) {
      reply.assertRefused(error, "any text");
    }
    org.allowLogins();
    assertThat(client.login().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing required code challenge", "missing required parameter: code"})
  void anyOtherTextIsAnsweredToo(String description) {
    org.refuse("invalid_request", description);

    client.login().assertRefused("invalid_request", description);
  }

  @Test
  void theNextLoginIsRefusedInOtherWordsThanTheRest() {
    org.refuse("otp_error", "for good");
    org.refuseNext("slow_down", "once");

    client.login().assertRefused("slow_down", "once");
    client.login().assertRefused("otp_error", "for good");
  }

  /** Maintenance pages, wrong hosts, gateways. */
  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 404, 429, 500, 502, 503})
  void faultsAnswerWithPagesInsteadOfJson(int status) {
    org.faults()
        .next(
            "token",
            new Fault.Instead(
                Answer.of(status, "text/html;charset=UTF-8", "<html>Maintenance</html>")
                    .with("Retry-After", "120")));

    Reply page = client.login();

    assertThat(page.status()).isEqualTo(status);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Retry-After")).isEqualTo("120");
    assertThat(page.text()).isEqualTo("<html>Maintenance</html>");
    assertThat(client.login().status()).isEqualTo(200);
  }

  @Test
  void faultsBreakTheConnection() {
    for (Fault fault : new Fault[] {new Fault.Reset(false), new Fault.Silence()}) {
      org.faults().always("token", fault);

      assertThatThrownBy(client::login).isInstanceOf(UncheckedIOException.class);
    }
    assertThat(org.logins()).isZero();
  }

  private Reply[] everyKindOfLogin() {
    String assertion =
        HandMadeAssertion.of(SimulatedOrg.RUN_AS_USER, InstantSource.system()).signed();
    return new Reply[] {client.login(), client.loginWith(assertion)};
  }
}
