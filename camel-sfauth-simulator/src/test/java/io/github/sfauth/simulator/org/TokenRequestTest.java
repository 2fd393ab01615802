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
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client may ask for a token, and how it may not. */
class TokenRequestTest {

  private static final String GRANT = "grant_type=client_credentials";
  private static final String ODD_SECRET = "a+b%20c:d/e=f&g ü";

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  private Reply withBasic(String user, String password, String body) {
    String pair = user + ":" + password;
    return withHeader(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)), body);
  }

  private Reply withHeader(String authorization, String body) {
    return OrgClient.send(
        client
            .tokenRequest()
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofString(body)));
  }

  private static void assertRefused(Reply reply, String error, String description) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.field("error")).isEqualTo(error);
    assertThat(reply.field("error_description")).isEqualTo(description);
  }

  @Test
  void takesCredentialsFromTheBody() {
    assertThat(client.login().status()).isEqualTo(200);
  }

  @Test
  void takesCredentialsFromBasicHeader() {
    Reply reply = withBasic(SimulatedOrg.CONSUMER_KEY, SimulatedOrg.CONSUMER_SECRET, GRANT);

    assertThat(reply.status()).isEqualTo(200);
  }

  /** RFC 6749 section 2.3.1. */
  @Test
  void takesFormEncodedCredentialsFromBasicHeader() {
    org.addApp("odd key", ODD_SECRET, "odd@simulated.example");

    Reply reply = withBasic(OrgClient.encode("odd key"), OrgClient.encode(ODD_SECRET), GRANT);

    assertThat(reply.status()).isEqualTo(200);
  }

  /** As simple-salesforce sends them. */
  @Test
  void takesPlainCredentialsFromBasicHeaderWhateverTheyContain() {
    org.addApp("odd key", ODD_SECRET, "odd@simulated.example");

    assertThat(withBasic("odd key", ODD_SECRET, GRANT).status()).isEqualTo(200);
  }

  /** RFC 6749 section 2.3: one way per request. */
  @Test
  void refusesCredentialsInHeaderAndBody() {
    Reply reply =
        withBasic(
            SimulatedOrg.CONSUMER_KEY,
            SimulatedOrg.CONSUMER_SECRET,
            OrgClient.encode(OrgClient.credentials()));

    assertRefused(reply, "invalid_request", "client credentials in header and body");
  }

  /** RFC 6749 section 3.2.1: a client id alone identifies, it does not authenticate. */
  @Test
  void allowsTheSameClientIdBesideBasicHeader() {
    Reply same =
        withBasic(
            SimulatedOrg.CONSUMER_KEY,
            SimulatedOrg.CONSUMER_SECRET,
            GRANT + "&client_id=" + SimulatedOrg.CONSUMER_KEY);
    Reply other =
        withBasic(
            SimulatedOrg.CONSUMER_KEY, SimulatedOrg.CONSUMER_SECRET, GRANT + "&client_id=other");

    assertThat(same.status()).isEqualTo(200);
    assertThat(other.field("error")).isEqualTo("invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ?", "Basic bm9jb2xvbg==", "Basic "})
  void refusesBasicHeaderThatCannotBeRead(String header) {
    assertThat(withHeader(header, GRANT).field("error")).isEqualTo("invalid_basic_auth_header");
  }

  /** Salesforce answers 400 where RFC 6749 section 5.2 suggests 401. */
  @Test
  void refusesUnknownKey() {
    assertRefused(
        client.login(OrgClient.credentials("client_id", "3MVG9unknown")),
        "invalid_client_id",
        "client identifier invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", ""})
  void refusesWrongOrMissingSecret(String secret) {
    assertRefused(
        client.login(OrgClient.credentials("client_secret", secret)),
        "invalid_client",
        "invalid client credentials");
  }

  @Test
  void refusesTheOldSecretOnceItIsRotated() {
    org.app().rotateSecret("new-secret");

    assertThat(client.login().field("error")).isEqualTo("invalid_client");
    assertThat(client.login(OrgClient.credentials("client_secret", "new-secret")).status())
        .isEqualTo(200);
  }

  @Test
  void refusesUnknownGrantType() {
    assertRefused(
        client.login(OrgClient.credentials("grant_type", "magic")),
        "unsupported_grant_type",
        "grant type not supported");
  }

  /** What clients see that post JSON here. */
  @Test
  void findsNoGrantTypeInJson() {
    Reply reply =
        OrgClient.send(
            client.tokenRequest().POST(BodyPublishers.ofString("{\"grant_type\":\"x\"}")));

    assertThat(reply.field("error")).isEqualTo("unsupported_grant_type");
  }

  @Test
  void refusesGet() {
    assertRefused(
        OrgClient.send(client.tokenRequest().GET()), "invalid_request", "Must use HTTP POST");
  }

  /** RFC 6749 section 3.2: parameters must not be included more than once. */
  @Test
  void refusesParameterGivenTwice() {
    Reply reply =
        OrgClient.send(client.tokenRequest().POST(BodyPublishers.ofString(GRANT + "&" + GRANT)));

    assertThat(reply.field("error")).isEqualTo("invalid_request");
  }

  @Test
  void readsChunkedBody() {
    byte[] body = OrgClient.encode(OrgClient.credentials()).getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder chunked =
        client
            .tokenRequest()
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(OrgClient.send(chunked).status()).isEqualTo(200);
  }

  @Test
  void narrowsTheScopeOnRequest() {
    Reply reply = client.login(OrgClient.credentials("scope", "api"));

    assertThat(reply.field("scope")).isEqualTo("api");
  }

  @Test
  void refusesScopeThatTheAppLacks() {
    assertThat(client.login(OrgClient.credentials("scope", "api full")).field("error"))
        .isEqualTo("invalid_scope");
  }

  @Test
  void refusesAppWithoutScopes() {
    org.app().scopes();

    assertRefused(client.login(), "invalid_grant", "no valid scopes defined");
  }

  /** Salesforce Help: the client credentials flow needs the My Domain URL. */
  @Test
  void loginHostDoesNotServeThisFlow() {
    org.asLoginHost(true);

    assertRefused(client.login(), "invalid_grant", "request not supported on this domain");
  }

  /** A My Domain host serves OAuth and the API; camel-salesforce asks for tokens there. */
  @Test
  void instanceServesTheTokenEndpointToo() {
    Map<String, String> form = OrgClient.credentials();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(org.instanceUrl().resolve("/services/oauth2/token"))
            .POST(BodyPublishers.ofString(OrgClient.encode(form)));

    assertThat(OrgClient.send(request).status()).isEqualTo(200);
  }
}
