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
package io.github.sfauth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sfauth.oauth.OAuthError;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswersTest {

  private static final URI LOGIN_URL = URI.create("https://acme.my.salesforce.com");
  private static final String JSON = "application/json;charset=UTF-8";
  private static final String PLANTED = "00DPLANTED!inTheBody";
  private static final TokenAnswers ANSWERS =
      new TokenAnswers(InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z")));

  @Test
  void readsWhatSalesforceAnswersAndIgnoresTheRest() {
    TokenResponse.Issued issued =
        issued(
            """
            {"access_token":"00DTOKEN!x.y_z","signature":"c2ln","token_format":"opaque",
             "scope":"api id","instance_url":"https://acme.my.salesforce.com/",
             "id":"https://login.salesforce.com/id/00Dxx0000001gPL/005xx000001SwiU",
             "token_type":"Bearer","issued_at":"1736530186928",
             "api_instance_url":"https://api.salesforce.com",
             "csrf_token":"x","nested":{"a":[1,{"b":null}]},"expires_at":12}
            """);
    assertThat(issued.accessToken().reveal()).isEqualTo("00DTOKEN!x.y_z");
    assertThat(issued.instanceUrl()).isEqualTo("https://acme.my.salesforce.com/");
    assertThat(issued.identityUrl())
        .contains("https://login.salesforce.com/id/00Dxx0000001gPL/005xx000001SwiU");
    assertThat(issued.scope()).isEqualTo("api id");
    assertThat(issued.expiresIn()).isEmpty();
    assertThat(issued.toString()).doesNotContain("00DTOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":null",
        "\"id\":17",
        "\"id\":{\"a\":1}",
        "\"id\":\" \"",
        "\"scope\":null",
        "\"scope\":[\"api\"]",
        "\"token_type\":\"bearer\"",
        "\"token_type\":\"BEARER\"",
        "\"issued_at\":{}",
        "\"scope\":\"first\",\"scope\":\"\"",
      })
  void takesATokenWhateverItsOtherMembersAre(String member) {
    TokenResponse.Issued issued = issued(token(member));
    assertThat(issued.accessToken().reveal()).isEqualTo(PLANTED);
    assertThat(issued.identityUrl()).isEmpty();
    assertThat(issued.scope()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3600, 3600", "'\"3600\"', 3600", "1, 1", "3600.0, 3600", "315360000, 315360000"})
  void readsALifetime(String json, long seconds) {
    assertThat(issued(token("\"expires_in\":" + json)).expiresIn())
        .contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "0",
        "-1",
        "\"0\"",
        "\"-3600\"",
        "\"\"",
        "\"soon\"",
        "\"1e3\"",
        "true",
        "[3600]",
        "{\"seconds\":3600}",
        "0.4",
        "1e300",
        "315360001",
        "9223372036854775807",
        "18446744073709555216",
        "\"99999999999999999999\"",
        "-9223372036854775808",
      })
  void takesAnUnusableLifetimeForNone(String json) {
    assertThat(issued(token("\"expires_in\":" + json)).expiresIn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"access_token\":\"\",\"instance_url\":\"https://a.salesforce.com\"}",
        "{\"access_token\":null,\"instance_url\":\"https://a.salesforce.com\"}",
        "{\"access_token\":17,\"instance_url\":\"https://a.salesforce.com\"}",
        "{\"access_token\":{\"value\":\"00DPLANTED!inTheBody\"},\"instance_url\":\"x\"}",
        "{\"refresh_token\":\"00DPLANTED!inTheBody\",\"instance_url\":\"x\"}",
        "{\"error\":\"odd\",\"error_description\":\"00DPLANTED!inTheBody\"}",
      })
  void missesTheToken(String body) {
    assertTrouble(200, JSON, body, "HTTP 200 without the member 'access_token'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"00DPLANTED!inTheBody\"}",
        "{\"access_token\":\"00DPLANTED!inTheBody\",\"instance_url\":\" \"}",
        "{\"access_token\":\"00DPLANTED!inTheBody\",\"instance_url\":[\"x\"]}",
      })
  void missesTheInstanceUrl(String body) {
    assertTrouble(200, JSON, body, "HTTP 200 without the member 'instance_url'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00DPLANTED!inTheBody\\r\\nX-Evil: 1",
        "00DPLANTED!inTheBody with space",
        "00DPLANTED!inTheBody\\u0000",
        "00DPLANTED!inTheBodyü",
      })
  void takesNoTokenThatNoHeaderCanCarry(String token) {
    String body =
        "{\"access_token\":\"" + token + "\",\"instance_url\":\"https://a.salesforce.com\"}";
    assertTrouble(200, JSON, body, "an access_token that no HTTP header can carry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "mac"                      | token_type 'mac' instead of Bearer
          "DPoP"                     | token_type 'DPoP' instead of Bearer
          ""                         | token_type something else instead of Bearer
          "Bearer 00DPLANTED!inTheBody" | token_type something else instead of Bearer
          "00DPLANTED!inTheBody\\r\\n" | token_type something else instead of Bearer
          17                         | token_type something else instead of Bearer
          null                       | token_type 'null' instead of Bearer
          {"a":"00DPLANTED!inTheBody"} | token_type something else instead of Bearer
          """)
  void takesNoTokenOfAnotherType(String json, String message) {
    assertTrouble(200, JSON, token("\"token_type\":" + json), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json | ''                                    | an empty body instead of JSON
          text/html        | ''                                    | an empty body instead of JSON
          text/html;charset=UTF-8 | <html>00DPLANTED!inTheBody</html> | an HTML page instead of JSON
          application/xhtml+xml | <html/>                          | 7 bytes of application/xhtml+xml instead
          text/plain       | 00DPLANTED!inTheBody                  | 20 bytes of text/plain instead of JSON
          ''               | 00DPLANTED!inTheBody                  | 20 bytes of unknown type instead of JSON
          00DPLANTED!inTheBody | x                                 | 1 bytes of unknown type instead of JSON
          application/json | {"access_token":"00DPLANTED!inTheBo   | no complete JSON (35 bytes)
          application/json | 00DPLANTED!inTheBody                  | no complete JSON (20 bytes)
          application/json | [{"errorCode":"X","message":"00DPLANTED!inTheBody"}] | JSON that is no answer of a token endpoint
          application/json | []                                    | JSON that is no answer of a token endpoint
          application/json | "00DPLANTED!inTheBody"                | no complete JSON
          application/json | null                                  | no complete JSON
          """)
  void tellsTheShapeOfWhatIsNoAnswer(String type, String body, String message) {
    for (int status : List.of(200, 400, 401, 403, 404, 429, 500, 503)) {
      assertTrouble(status, type, body, "HTTP " + status + " and");
      assertTrouble(status, type, body, message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"code\":\"x\",\"message\":\"00DPLANTED!inTheBody\"}}",
        "{\"error\":[\"invalid_grant\"]}",
        "{\"error\":null}",
        "{\"error\":\"\"}",
        "{\"message\":\"00DPLANTED!inTheBody\"}",
        "{}",
      })
  void takesNoErrorWithoutACodeForADecision(String body) {
    assertTrouble(400, JSON, body, "HTTP 400 and JSON that is no answer of a token endpoint");
  }

  /** Bytes that look like UTF-32, and are none: the parser fails in another way than for JSON. */
  @Test
  void survivesBytesOfNoEncoding() {
    byte[] body = {0, 0, 0, '{', 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2, 3, 4};
    byte[] broken = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
    for (byte[] bytes : List.of(body, broken)) {
      assertThat(trouble(new Answer(200, headers(JSON), bytes)))
          .hasMessageContaining("no complete JSON");
    }
  }

  @Test
  void survivesAnyDepth() {
    String deep = "[".repeat(30_000) + "]".repeat(30_000);
    assertTrouble(200, JSON, deep, "no complete JSON");
    assertTrouble(200, JSON, "{\"error\":" + deep + "}", "no complete JSON");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
  void readsAnErrorWithAnyStatus(int status) {
    TokenResponse response =
        read(
            status,
            JSON,
            "{\"error\":\"invalid_grant\",\"error_description\":\"ip restricted\",\"x\":[1]}");
    assertThat(response)
        .isEqualTo(
            new TokenResponse.Refused(
                status,
                new OAuthError("invalid_grant", "ip restricted"),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"error\":\"one\",\"error\":\"two\"",
        "\"error\":\"two\",\"error_description\":null",
        "\"error\":\"two\",\"error_description\":{\"a\":1}",
        "\"error\":\"two\",\"error_description\":17",
      })
  void readsAnErrorWhateverItsOtherMembersAre(String members) {
    TokenResponse.Refused refused = refused("{" + members + "}");
    assertThat(refused.error()).isEqualTo(new OAuthError("two", ""));
  }

  @Test
  void makesTheServersWordsFitToBeShown() {
    TokenResponse.Refused refused =
        refused(
            "{\"error\":\"a\\r\\nb\",\"error_description\":\"<b>1</b>\\r\\n2026 ERROR fake"
                + "x".repeat(5_000)
                + "\"}");
    assertThat(refused.error().code()).isEqualTo("a  b");
    assertThat(refused.error().description())
        .startsWith("‹b›1‹/b›  2026 ERROR fake")
        .hasSize(201)
        .doesNotContain("\n", "\r", "<");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Requests.SECRET,
        "5EC%26RET%2Bof%2Fthe%25client",
        "client_secret=" + Requests.SECRET
      })
  void repeatsNoSecretThatTheServerRepeats(String echo) {
    String words = "wrong: " + echo + " " + "x".repeat(180);
    TokenResponse.Refused refused =
        refused("{\"error\":\"e " + echo + "\",\"error_description\":\"" + words + "\"}");
    assertThat(refused.toString()).contains("redacted").doesNotContain("5EC");
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme2.my.salesforce.com/a?code=PLANTED#PLANTED, ' to acme2.my.salesforce.com,'",
    "/PLANTED, 'a redirect,'",
    "//evil.com/PLANTED, ' to evil.com,'",
    "https://PLANTED@evil.com/, ' to evil.com,'",
    "'::PLANTED\"\"', 'a redirect,'",
    "'', 'a redirect,'",
  })
  void namesTheHostOfARedirectAlone(String location, String message) {
    for (int status : List.of(301, 302, 303, 307, 308)) {
      HttpHeaders headers =
          HttpHeaders.of(Map.of("Location", List.of(location)), (name, value) -> true);
      Answer answer =
          new Answer(status, headers, token("\"id\":\"x\"").getBytes(StandardCharsets.UTF_8));
      assertThat(trouble(answer))
          .hasMessageContaining("HTTP " + status + " and a redirect")
          .hasMessageContaining(message)
          .hasMessageNotContaining("PLANTED");
    }
  }

  @Test
  void keepsTheWishToWaitOfAnAnswerThatIsNone() {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of("Retry-After", List.of("120"), "Content-Type", List.of("text/html")),
            (name, value) -> true);
    TokenUnavailableException trouble =
        trouble(new Answer(503, headers, "<html>".getBytes(StandardCharsets.UTF_8)));
    assertThat(trouble.retryAfter()).contains(Duration.ofMinutes(2));
  }

  private static void assertTrouble(int status, String type, String body, String message) {
    Answer answer = new Answer(status, headers(type), body.getBytes(StandardCharsets.UTF_8));
    TokenUnavailableException trouble = trouble(answer);
    assertThat(trouble)
        .hasMessageStartingWith("The token endpoint at acme.my.salesforce.com answered with HTTP ")
        .hasMessageContaining(message);
    Traces.assertHoldsNone(trouble, "PLANTED", Requests.SECRET, "jackson");
  }

  private static TokenUnavailableException trouble(Answer answer) {
    return catchThrowableOfType(
        TokenUnavailableException.class, () -> ANSWERS.read(Requests.to(LOGIN_URL), answer));
  }

  private static TokenResponse read(int status, String type, String body) {
    return ANSWERS.read(
        Requests.to(LOGIN_URL),
        new Answer(status, headers(type), body.getBytes(StandardCharsets.UTF_8)));
  }

  private static TokenResponse.Issued issued(String body) {
    return (TokenResponse.Issued) read(200, JSON, body);
  }

  private static TokenResponse.Refused refused(String body) {
    return (TokenResponse.Refused) read(400, JSON, body);
  }

  private static String token(String member) {
    return "{\"access_token\":\""
        + PLANTED
        + "\",\"instance_url\":\"https://acme.my.salesforce.com\","
        + member
        + "}";
  }

  private static HttpHeaders headers(String contentType) {
    return HttpHeaders.of(
        contentType.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(contentType)),
        (name, value) -> true);
  }
}
