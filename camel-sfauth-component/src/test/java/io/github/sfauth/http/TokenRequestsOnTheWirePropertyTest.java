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
import static org.assertj.core.api.Assertions.entry;

import io.github.sfauth.oauth.Assertions;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.ClientSecretBasic;
import io.github.sfauth.oauth.ClientSecretPost;
import io.github.sfauth.oauth.TokenRequest;
import io.github.sfauth.token.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any key, any secret, any scope: what arrives is what was meant, and nothing beside it. */
class TokenRequestsOnTheWirePropertyTest {

  private static final String ISSUED =
      "{\"access_token\":\"t\",\"instance_url\":\"https://a.my.salesforce.com\"}";

  /** What the JDK's client sends by itself, and what we add. */
  private static final List<String> HEADERS =
      List.of("host", "user-agent", "content-length", "content-type", "accept", "authorization");

  private static final Assertions NOTHING_TO_SIGN =
      new Assertions(
          (claims, key) -> {
            throw new AssertionError("Nothing is signed here");
          },
          InstantSource.system());

  private static final SalesforceHttp HTTP = SalesforceHttp.withDefaults();

  @Property(tries = 150)
  void aFormArrivesAsItWasMeant(
      @ForAll("texts") String key, @ForAll("texts") String secret, @ForAll("texts") String scope) {
    try (RawServer server = RawServer.answering(200, "application/json", ISSUED)) {
      TokenRequest form = TokenRequest.of(server.uri(), Map.of("scope", scope));
      HTTP.tokenEndpoint()
          .send(
              new ClientSecretPost()
                  .prove(
                      form,
                      ClientCredentials.withSecret(server.uri(), key, Secret.of(secret)),
                      NOTHING_TO_SIGN));

      String request = server.request();
      assertNothingElseIsSent(request);
      assertThat(form(request))
          .containsOnly(
              entry("scope", scope), entry("client_id", key), entry("client_secret", secret));
    }
  }

  /** RFC 6749, section 2.3.1: both are form-encoded before the pair is. */
  @Property(tries = 150)
  void aBasicHeaderArrivesAsItWasMeant(
      @ForAll("texts") String key, @ForAll("texts") String secret) {
    try (RawServer server = RawServer.answering(200, "application/json", ISSUED)) {
      HTTP.tokenEndpoint()
          .send(
              new ClientSecretBasic()
                  .prove(
                      TokenRequest.of(server.uri(), Map.of("grant_type", "client_credentials")),
                      ClientCredentials.withSecret(server.uri(), key, Secret.of(secret)),
                      NOTHING_TO_SIGN));

      String request = server.request();
      assertNothingElseIsSent(request);
      String[] pair = basic(request).split(":", -1);
      assertThat(pair).hasSize(2);
      assertThat(decoded(pair[0])).isEqualTo(key);
      assertThat(decoded(pair[1])).isEqualTo(secret);
    }
  }

  private static void assertNothingElseIsSent(String request) {
    String head = request.substring(0, request.indexOf("\r\n\r\n"));
    assertThat(head).matches("(?s)POST /services/oauth2/token HTTP/1\\.1\r\n.*");
    assertThat(
            head.lines().skip(1).map(line -> line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates()
        .isSubsetOf(HEADERS);
  }

  private static Map<String, String> form(String request) {
    Map<String, String> form = new LinkedHashMap<>();
    String body = request.substring(request.indexOf("\r\n\r\n") + 4);
    assertThat(body).matches("[A-Za-z0-9.*_+%=&-]*");
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", -1);
      assertThat(parts).hasSize(2);
      form.put(decoded(parts[0]), decoded(parts[1]));
    }
    return form;
  }

  private static String basic(String request) {
    String header =
        request
            .lines()
            .filter(line -> line.startsWith("Authorization: Basic "))
            .findFirst()
            .orElseThrow();
    byte[] pair = Base64.getDecoder().decode(header.substring("Authorization: Basic ".length()));
    return new String(pair, StandardCharsets.US_ASCII);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Of whole characters: halves of them have no UTF-8. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> tricky =
        Arbitraries.of(
            "\r\nX-Evil: 1", "a:b", "a&b=c", "%41+ ", "ü東\uD83D\uDE00", "\0", "\u2028", "=");
    return Arbitraries.oneOf(
            tricky,
            tricky.list().ofSize(2).map(two -> String.join("", two)),
            Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(TokenRequestsOnTheWirePropertyTest::whole))
        .filter(text -> !text.isEmpty());
  }

  private static String whole(String text) {
    int[] whole =
        text.codePoints().filter(c -> Character.getType(c) != Character.SURROGATE).toArray();
    return new String(whole, 0, whole.length);
  }
}
