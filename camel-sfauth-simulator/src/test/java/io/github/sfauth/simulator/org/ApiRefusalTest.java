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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the API refuses: because of the token, and because a test wants it. */
class ApiRefusalTest {

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void unknownTokenIsAnExpiredSession() {
    Reply reply = client.query("00DSM0000000001!unknown");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("INVALID_SESSION_ID");
    assertThat(reply.header("WWW-Authenticate")).isNotEmpty();
  }

  @Test
  void missingTokenIsAnExpiredSession() {
    Reply reply =
        OrgClient.send(
            HttpRequest.newBuilder(org.instanceUrl().resolve("/services/data/v65.0/limits")));

    assertThat(reply.errorCode()).isEqualTo("INVALID_SESSION_ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Basic YTpi", "00Dx!token", "Bearer a b"})
  void headerThatCannotBeReadIsNoExpiredSession(String header) {
    Reply reply =
        OrgClient.send(
            HttpRequest.newBuilder(org.instanceUrl().resolve("/services/data/v65.0/limits"))
                .header("Authorization", header));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("INVALID_AUTH_HEADER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "OAuth "})
  void schemeMayBeWrittenInEitherWay(String scheme) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(org.instanceUrl().resolve("/services/data/v65.0/limits"))
            .header("Authorization", scheme + client.token());

    assertThat(OrgClient.send(request).status()).isEqualTo(200);
  }

  /** The same status and code as expiry; only the text tells them apart. */
  @Test
  void sessionWithoutApiScopeIsNotValidForRest() {
    String token = client.login(OrgClient.credentials("scope", "id")).field("access_token");

    Reply reply = client.query(token);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.errorCode()).isEqualTo("INVALID_SESSION_ID");
    assertThat(reply.text()).contains("This session is not valid for use with the REST API");
    assertThat(client.get(org.uri(), "/services/oauth2/userinfo", token).status()).isEqualTo(200);
  }

  /** "Destination URL not reset": who calls the login URL is told so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/services/data",
        "/services/data/v65.0/limits",
        "/services/async/65.0/job",
        "/services/Soap/u/65.0"
      })
  void loginUrlServesNoApi(String path) {
    Reply reply = client.get(org.uri(), path, client.token());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorCode()).isEqualTo("URL_NOT_RESET");
    assertThat(reply.text())
        .contains("Destination URL not reset. The URL returned from login must be set");
  }

  @ParameterizedTest
  @CsvSource({
    "SESSION_EXPIRED, 401, INVALID_SESSION_ID, Session expired or invalid",
    "SESSION_NOT_VALID_FOR_REST, 401, INVALID_SESSION_ID, "
        + "This session is not valid for use with the REST API",
    "APP_NOT_ATTACHED_TO_AGENT, 401, INVALID_SESSION_ID, Connected app is not attached to Agent",
    "BLACKTAB_USER, 401, INVALID_SESSION_ID, BlackTab users cannot perform API operations",
    "INVALID_AUTH_HEADER, 401, INVALID_AUTH_HEADER, INVALID_HEADER_TYPE",
    "REQUEST_LIMIT_EXCEEDED, 403, REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded.",
    "API_DISABLED_FOR_ORG, 403, API_DISABLED_FOR_ORG, "
        + "The REST API is not enabled for this Organization.",
    "INSUFFICIENT_ACCESS, 403, INSUFFICIENT_ACCESS, insufficient access rights",
    "FUNCTIONALITY_NOT_ENABLED, 403, FUNCTIONALITY_NOT_ENABLED, "
        + "This feature is not currently enabled for this user.",
    "API_CURRENTLY_DISABLED, 403, API_CURRENTLY_DISABLED, API is disabled for this User",
    "TOO_MANY_REQUESTS, 429, TOO_MANY_REQUESTS, 'Too many requests, try again later'",
    "SERVER_UNAVAILABLE, 503, SERVER_UNAVAILABLE, Server Too Busy"
  })
  void refusesInTheWordsOfTheRestApi(
      ApiRefusal refusal, int status, String errorCode, String message) {
    String token = client.token();
    org.refuseApi(refusal);

    Reply reply = client.query(token);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.errorCode()).isEqualTo(errorCode);
    assertThat(reply.json().path(0).path("message").asText()).isEqualTo(message);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAsOftenAsAskedAndNoMore(ApiRefusal refusal) {
    String token = client.token();
    org.refuseApiNext(refusal, 2);

    assertThat(client.query(token).status()).isEqualTo(refusal.answer().status());
    assertThat(client.query(token).status()).isEqualTo(refusal.answer().status());
    assertThat(client.query(token).status()).isEqualTo(200);
  }

  @Test
  void refusesUntilAllowed() {
    String token = client.token();
    org.refuseApi(ApiRefusal.SERVER_UNAVAILABLE);
    assertThat(client.query(token).header("Retry-After")).isEqualTo("30");
    assertThat(client.query(token).status()).isEqualTo(503);

    org.allowApi();

    assertThat(client.query(token).status()).isEqualTo(200);
  }

  @Test
  void redirectLeadsToAnotherHost() {
    String token = client.token();
    org.refuseApiNext(ApiRefusal.REDIRECT, 1);

    Reply reply = client.query(token);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location"))
        .isEqualTo(org.uri() + "/services/data/v65.0/query?q=SELECT+Id,Name+FROM+Account");
  }

  @Test
  void wrongHostAnswersWithPageOrNothing() {
    String token = client.token();
    org.refuseApiNext(ApiRefusal.URL_NO_LONGER_EXISTS, 1);
    org.refuseApiNext(ApiRefusal.NOT_FOUND_WITHOUT_BODY, 1);

    assertThat(client.query(token).text()).contains("URL No Longer Exists");
    assertThat(client.query(token).text()).isEmpty();
  }
}
