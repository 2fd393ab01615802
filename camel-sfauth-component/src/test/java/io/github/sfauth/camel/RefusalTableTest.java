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
package io.github.sfauth.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.oauth.LoginLimits;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Gate;
import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal that Salesforce's token and authorize endpoints are known to speak, as it comes out
 * of a route: what is raised, what is advised, and how often a hundred exchanges of the next minute
 * make Salesforce say it again.
 */
class RefusalTableTest {

  private static final String ENTRY = "direct:in";
  private static final String TOKEN = "token";
  private static final int EXCHANGES = 100;
  private static final Duration APART = Duration.ofMinutes(1).dividedBy(EXCHANGES);

  /**
   * Code, description, retry class and a part of the advice. N: somebody must change a setting. C:
   * the credentials are read afresh. H: a person must authorise. B: it passes. L: it passes, and
   * each further login would count.
   */
  private static final String TABLE =
      """
      invalid_grant              | user hasn't approved this consumer               | N | 'Admin approved users are pre-authorized'
      invalid_grant              | audience is invalid                              | N | https://test.salesforce.com for sandboxes
      invalid_grant              | Audience validation failed                       | N | https://login.salesforce.com for production
      invalid_grant              | invalid assertion                                | C | Upload the certificate that matches the private key
      invalid_grant              | request not supported on this domain             | N | https://<mydomain>.my.salesforce.com
      invalid_grant              | no client credentials user enabled               | N | Choose one under Client Credentials Flow
      invalid_grant              | client credentials flow not enabled              | N | Tick Enable Client Credentials Flow
      invalid_grant              | no valid scopes                                  | N | 'Manage user data via APIs (api)'
      invalid_grant              | no valid scopes defined                          | N | 'Manage user data via APIs (api)'
      invalid_grant              | expired authorization code                       | H | Start the authorisation again
      invalid_grant              | invalid authorization code                       | H | check the clock and the time zone
      invalid_grant              | invalid code verifier                            | H | PKCE verifier
      invalid_grant              | code verifier missing                            | H | PKCE verifier
      invalid_grant              | expired access/refresh token                     | H | Let a person authorise again
      invalid_grant              | token validity expired                           | H | change the refresh token policy
      invalid_grant              | authentication failure                           | N | Login History
      invalid_grant              | ip restricted                                    | N | IP Relaxation
      invalid_grant              | invalid login hours                              | N | Change Login Hours
      invalid_grant              | inactive user                                    | N | Reactivate or unfreeze
      inactive_user              | inactive user                                    | N | choose another run-as user
      inactive_org               | Org locked, closed, or suspended                 | N | Salesforce's account team
      invalid_client_id          | client identifier invalid                        | C | Compare the consumer key
      invalid_client             | invalid client credentials                       | C | Consumer Key and Secret
      invalid_basic_auth_header  |                                                  | N | clientAuthentication=clientSecretPost
      invalid_assertion_type     |                                                  | N | clientAuthentication=clientSecretPost
      invalid_app_access         | user is not admin approved to access this app    | N | Attach the profile of the app's run-as user
      OAUTH_APP_ACCESS_DENIED    | user is not admin approved                       | N | Attach the profile of the app's run-as user
      app_not_found              | External client app is not installed in this org | N | install the app's package
      OAUTH_EC_APP_NOT_FOUND     | External client app is not installed in this org | N | install the app's package
      app_blocked                |                                                  | N | Unblock or install it
      OAUTH_APP_BLOCKED          |                                                  | N | API Access Control
      fail_close_app_blocked     |                                                  | N | Unblock or install it
      unsupported_grant_type     | grant type not supported                         | N | Enable the flow
      oauth_flow_disabled        |                                                  | N | Setup > OAuth and OpenID Connect Settings
      unsupported_response_type  |                                                  | N | makers of camel-sfauth
      invalid_scope              |                                                  | N | leave the option scope out
      invalid_request            | HTTPS required                                   | N | begin with https://
      invalid_request            | Must use HTTP GET                                | N | makers of camel-sfauth
      invalid_request            | missing required parameter: code                 | N | makers of camel-sfauth
      invalid_request            | invalid code challenge                           | N | an app of their own that does not require PKCE
      redirect_uri_missing       |                                                  | N | callback URLs
      redirect_uri_mismatch      |                                                  | N | callback URLs
      access_denied              | end-user denied authorization                    | H | Authorise again
      immediate_unsuccessful     |                                                  | H | in a browser
      login_error                |                                                  | N | Login History
      invalid_session_level      |                                                  | N | Relax the session policy
      rate_limit_exceeded        | Number of logins exceeded                        | L | 3,600 logins an hour
      server_error               |                                                  | B | status.salesforce.com
      service_unavailable        |                                                  | B | status.salesforce.com
      system_down                |                                                  | B | status.salesforce.com
      unknown_error              | maintenance                                      | B | status.salesforce.com
      slow_down                  |                                                  | B | asked again later
      authorization_pending      |                                                  | B | asked again later
      invalid_dpop_proof         |                                                  | N | Switch it off
      use_dpop_nonce             |                                                  | N | Switch it off
      bad_jti_claim              |                                                  | N | Switch it off
      ecapp_policy_not_found     |                                                  | N | Open its policies and save them
      oauth_policy_not_found     |                                                  | N | Open its policies and save them
      installation_error         |                                                  | N | Install or register it again
      registration_error         |                                                  | N | Install or register it again
      failed_registration        |                                                  | N | Install or register it again
      exceeded_registration_limit|                                                  | N | Install or register it again
      invalid_distribution_state |                                                  | N | Install or register it again
      invalid_otp                |                                                  | N | server-to-server integration
      otp_error                  |                                                  | N | server-to-server integration
      app_attest_failed          |                                                  | N | server-to-server integration
      app_attest_failed_retry    |                                                  | N | server-to-server integration
      invalid_expid              |                                                  | N | server-to-server integration
      unsupported_expid          |                                                  | N | server-to-server integration
      unsupported_token_type     |                                                  | N | nothing left to revoke
      invalid_token              |                                                  | N | nothing left to revoke
      """;

  private static final Map<String, RetryClass> DECISIONS =
      Map.of("N", RetryClass.NEVER, "C", RetryClass.CREDENTIALS, "H", RetryClass.HUMAN);

  /** How far the pauses of 1, 2, 4, … 60 s with full jitter can be apart within a minute. */
  private static final int FEWEST_BACKED_OFF = 6;

  /** By chance alone, more than these come once in a thousand million times. */
  private static final int MOST_BACKED_OFF = 20;

  private SalesforceBed bed;

  /** One row. */
  record Row(String code, String description, String retry, String advice) {

    static Row of(String line) {
      List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
      return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    boolean isDecision() {
      return DECISIONS.containsKey(retry);
    }

    @Override
    public String toString() {
      return code + (description.isEmpty() ? "" : ": " + description);
    }
  }

  static Stream<Row> rows() {
    return TABLE.lines().map(Row::of);
  }

  static Stream<Row> decisions() {
    return rows().filter(Row::isDecision);
  }

  static Stream<Row> credentials() {
    return rows().filter(row -> row.retry().equals("C"));
  }

  static Stream<Row> passing() {
    return rows().filter(row -> row.retry().equals("B"));
  }

  static Stream<Row> limits() {
    return rows().filter(row -> row.retry().equals("L"));
  }

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void costsOneLoginAMinuteWhereSomebodyMustAct(Row row) throws Exception {
    bed.org().refuse(row.code(), row.description());

    List<SfAuthException> failures = aMinuteOfExchanges(started());

    assertThat(failures).allSatisfy(failure -> assertDecision(failure, row));
    // An assertion may have come too late: a fresh one is always worth a try.
    int expected = row.description().equals("invalid assertion") ? 2 : 1;
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void costsTwoLoginsWhereTheCredentialsChangedMeanwhile(Row row) throws Exception {
    assertTwoLogins(row);
  }

  @Test
  void costsTwoLoginsWhereTheRefreshTokenMayHaveChangedMeanwhile() throws Exception {
    assertTwoLogins(
        rows()
            .filter(row -> row.description().contains("refresh token"))
            .findFirst()
            .orElseThrow());
  }

  private void assertTwoLogins(Row row) throws Exception {
    bed.org().refuse(row.code(), row.description());
    CamelContext context = started();
    Gate login = bed.org().holdBefore(TOKEN);
    Future<Exchange> first =
        context.createFluentProducerTemplate().to(ENTRY).withBody("").asyncSend();
    login.awaitArrivals(1);
    Map<String, Object> changed = new LinkedHashMap<>(bed.credentials());
    changed.put("ConsumerSecret", "5ECRETthatIsWrongToo");
    bed.secrets().edit(SalesforceBed.SECRET, SalesforceBed.json(changed));
    login.open();

    assertDecision(failure(first.get(30, TimeUnit.SECONDS)), row);
    assertThat(aMinuteOfExchanges(context)).allSatisfy(failure -> assertDecision(failure, row));
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void asksLessAndLessOftenWhereItPasses(Row row) throws Exception {
    bed.org().refuse(row.code(), row.description());

    assertBackedOff(row.advice());
  }

  @ParameterizedTest
  @CsvSource({
    "500, application/json, '{\"error\":\"invalid_client\"}', status.salesforce.com",
    "503, application/json, '{\"error\":\"server_error\"}', status.salesforce.com",
    "429, application/json, '{\"error\":\"invalid_grant\"}', share one token",
    "502, text/html, <html>Bad gateway</html>, an HTML page instead of JSON",
    "503, text/html, <html>Down for maintenance</html>, an HTML page instead of JSON",
    "400, text/html, <html>Wrong host</html>, an HTML page instead of JSON",
    "200, text/html, <html>Log in</html>, an HTML page instead of JSON",
    "400, application/json, '{\"error\":\"\"}', JSON that is no answer of a token endpoint",
    "400, application/json, '', an empty body instead of JSON",
  })
  void asksLessAndLessOftenWhereTheAnswerIsNoDecision(
      int status, String type, String body, String message) throws Exception {
    bed.org().faults().always(TOKEN, new Fault.Instead(Answer.of(status, type, body)));

    assertBackedOff(message);
  }

  private void assertBackedOff(String message) throws Exception {
    List<SfAuthException> failures = aMinuteOfExchanges(started());

    assertThat(failures)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(TokenUnavailableException.class)
                    .hasMessageContaining(message));
    assertThat(bed.org().counters().of(TOKEN))
        .isBetween((long) FEWEST_BACKED_OFF, (long) MOST_BACKED_OFF);
  }

  @ParameterizedTest
  @MethodSource("limits")
  void asksNoMoreWhereEachLoginCounts(Row row) throws Exception {
    bed.org().refuse(row.code(), row.description());

    List<SfAuthException> failures = aMinuteOfExchanges(started());

    assertThat(failures)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(TokenUnavailableException.class)
                    .hasMessageContaining(row.advice()));
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(1);
  }

  @Test
  void asksAfterFiveTenTwentyFortyAndSixtyMinutesWhereEachLoginCounts() throws Exception {
    bed.org().refuse("rate_limit_exceeded", "Number of logins exceeded");
    CamelContext context = started();
    send(context);

    for (int minutes : new int[] {5, 10, 20, 40, 60, 60}) {
      bed.org().counters().reset();
      for (int i = 1; i < minutes; i++) {
        bed.clock().advance(Duration.ofMinutes(1));
        send(context);
      }
      bed.clock().advance(Duration.ofMinutes(1).minusMillis(1));
      send(context);
      assertThat(bed.org().counters().of(TOKEN)).as("before %d min", minutes).isZero();
      // Chance keeps processes apart: by a minute at most.
      bed.clock().advance(Duration.ofMinutes(1).plusMillis(1));
      send(context);
      assertThat(bed.org().counters().of(TOKEN)).as("after %d min", minutes).isEqualTo(1);
    }
  }

  @Test
  void asksForNoConnectionOfAUserWhoLoggedInTooOften() throws Exception {
    bed.org().refuse("rate_limit_exceeded", "Number of logins exceeded");
    CamelContext context = start(bed.context(), bed.sfauth());
    CamelContext stranger = start(bed.context(), bed.inMemory());
    send(context);

    SfAuthException failure = failure(send(stranger));

    assertThat(failure)
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageStartingWith("No login at " + bed.org().uri().getAuthority() + " for 5 min")
        .hasMessageContaining("share one token");
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(1);

    bed.org().allowLogins();
    bed.clock().advance(Duration.ofMinutes(6));
    assertThat(send(stranger).getException()).isNull();
    assertThat(send(context).getException()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never_seen",
        "never\r\nseen",
        "never\u001b[31m\u0000seen",
        "<script>never_seen()</script>",
        "{\"never\":\"seen\"}",
      })
  void passesAnUnknownCodeOnFitToBeShown(String code) throws Exception {
    bed.org().refuse(code, code + " <b>described</b>\r\n2026 ERROR faked line");

    Refusal refusal = refusal(failure(send(started())));

    assertThat(refusal.code()).contains("never").contains("seen");
    assertThat(refusal.description()).contains("described").contains("2026 ERROR faked line");
    assertThat(refusal.code() + refusal.description()).doesNotContainPattern("[\\p{Cntrl}<>]");
    assertThat(refusal.sentence()).doesNotContainPattern("\\p{Cntrl}");
    assertThat(refusal.retry()).isEqualTo(RetryClass.NEVER);
    assertThat(refusal.advice()).contains("OAuth 2.0 Authorization Errors", "Login History");
  }

  @Test
  void cutsWhatIsTooLong() throws Exception {
    bed.org().refuse("x".repeat(10_000), "y".repeat(10_000));

    Refusal refusal = refusal(failure(send(started())));

    assertThat(refusal.code()).isEqualTo("x".repeat(200) + "…");
    assertThat(refusal.description()).isEqualTo("y".repeat(200) + "…");
  }

  private static void assertDecision(SfAuthException failure, Row row) {
    Refusal refusal = refusal(failure);
    assertThat(refusal.code()).isEqualTo(row.code());
    assertThat(refusal.description()).isEqualTo(row.description());
    assertThat(refusal.flow()).isEqualTo("clientCredentials");
    assertThat(Optional.of(refusal.retry())).contains(DECISIONS.get(row.retry()));
    assertThat(refusal.advice()).contains(row.advice());
    assertThat(failure)
        .hasMessageContaining(row.advice())
        .hasMessageNotContaining(SimulatedOrg.CONSUMER_SECRET);
  }

  private static Refusal refusal(SfAuthException failure) {
    assertThat(failure).isInstanceOf(TokenRefusedException.class);
    return ((TokenRefusedException) failure).refusal();
  }

  /** Each of them fails; the clock stands still while one is under way. */
  private List<SfAuthException> aMinuteOfExchanges(CamelContext context) {
    List<SfAuthException> failures = new ArrayList<>();
    for (int i = 0; i < EXCHANGES; i++) {
      failures.add(failure(send(context)));
      bed.clock().advance(APART);
    }
    return failures;
  }

  /** A route whose token sources know of no other test's limits. */
  private CamelContext started() throws Exception {
    TokenSources sources = bed.tokenSources(builder -> builder.limits(new LoginLimits()));
    return start(bed.context(sources), bed.sfauth());
  }

  private CamelContext start(CamelContext context, String sfauth) throws Exception {
    return bed.start(
        context,
        new RouteBuilder() {
          @Override
          public void configure() {
            from(ENTRY).to(sfauth);
          }
        });
  }

  private static Exchange send(CamelContext context) {
    return SalesforceBed.send(context, ENTRY);
  }

  private static SfAuthException failure(Exchange exchange) {
    assertThat(exchange.getException()).isInstanceOf(SfAuthException.class);
    return exchange.getException(SfAuthException.class);
  }
}
