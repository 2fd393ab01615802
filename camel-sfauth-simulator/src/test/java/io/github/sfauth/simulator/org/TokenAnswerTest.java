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
import io.github.sfauth.simulator.org.OrgClient.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the token endpoint answers to a good request. */
class TokenAnswerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123Z");

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.standingAt(NOW), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  /** Salesforce Help, "OAuth 2.0 Client Credentials Flow": the fields of the sample answer. */
  @Test
  void answersWithTheFieldsThatSalesforceSends() {
    JsonNode answer = client.login().json();

    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "access_token",
            "signature",
            "scope",
            "instance_url",
            "id",
            "token_type",
            "issued_at",
            "token_format",
            "api_instance_url");
    assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(answer.path("token_format").asText()).isEqualTo("opaque");
    assertThat(answer.path("instance_url").asText()).isEqualTo(org.instanceUrl().toString());
    assertThat(answer.path("scope").asText()).isEqualTo("api id");
  }

  /** The pattern by which Salesforce's CLI knows an access token. */
  @Test
  void tokenHasTheShapeThatSalesforcesOwnClientsExpect() {
    assertThat(client.token()).matches("^00D\\w{12,15}![.\\w]+$");
  }

  @Test
  void instanceListensElsewhereThanTheLoginUrl() {
    assertThat(org.instanceUrl().getAuthority()).isNotEqualTo(org.uri().getAuthority());
  }

  /** Salesforce Help: issued_at is a text, in milliseconds since 1970. */
  @Test
  void issuedAtIsATextOfMilliseconds() {
    JsonNode issuedAt = client.login().json().path("issued_at");

    assertThat(issuedAt.isTextual()).isTrue();
    assertThat(issuedAt.asText()).isEqualTo(Long.toString(NOW.toEpochMilli()));
  }

  /** Salesforce Help, "OAuth Tokens and Scopes": HMAC-SHA256 of id and issued_at. */
  @Test
  void signatureIsKeyedWithTheConsumerSecret() throws Exception {
    Reply reply = client.login();

    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            SimulatedOrg.CONSUMER_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        mac.doFinal(
            (reply.field("id") + reply.field("issued_at")).getBytes(StandardCharsets.UTF_8));
    assertThat(Base64.getDecoder().decode(reply.field("signature"))).isEqualTo(expected);
  }

  /** RFC 6749 section 5.1. */
  @Test
  void forbidsCachingOfTheToken() {
    assertThat(client.login().header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void tokenOfTheAnswerOpensTheApiOfTheInstance() {
    Reply reply = client.query(client.token());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("records").path(0).path("Name").asText())
        .isEqualTo("Edge Communications");
    assertThat(org.counters().all()).containsEntry("token", 1L).containsEntry("query", 1L);
    assertThat(org.logins()).isEqualTo(1);
  }
}
