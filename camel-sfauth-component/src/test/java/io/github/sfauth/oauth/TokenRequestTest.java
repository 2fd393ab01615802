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
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.sfauth.token.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {

  private static final URI LOGIN_URL = URI.create("https://acme.my.salesforce.com");
  private static final ClientCredentials CREDENTIALS =
      ClientCredentials.withSecret(LOGIN_URL, "key:1 ü", Secret.of("se&cret+ %/="));
  private static final ClientCredentials WITH_KEY =
      new ClientCredentials(
          LOGIN_URL,
          CREDENTIALS.clientId(),
          CREDENTIALS.clientSecret(),
          Optional.of(new SigningKey.Installed()),
          Optional.empty(),
          Optional.empty());
  private static final ClientCredentials USER =
      new ClientCredentials(
          LOGIN_URL,
          CREDENTIALS.clientId(),
          CREDENTIALS.clientSecret(),
          WITH_KEY.key(),
          Optional.of("ann@acme.example"),
          Optional.empty());
  private static final Map<String, String> FORM = Map.of("grant_type", "client_credentials");
  private static final Assertions NOTHING_TO_SIGN =
      new Assertions(
          (claims, key) -> {
            throw new AssertionError("Nothing is signed here");
          },
          InstantSource.system());

  @Test
  void asksTheTokenEndpointBelowTheLoginUrl() {
    URI site = URI.create("https://acme.my.site.com/customers");
    assertThat(TokenRequest.of(LOGIN_URL, FORM).tokenUrl())
        .hasToString("https://acme.my.salesforce.com/services/oauth2/token");
    assertThat(TokenRequest.of(site, FORM).tokenUrl())
        .hasToString("https://acme.my.site.com/customers/services/oauth2/token");
  }

  @Test
  void namesScopesOnlyIfTheyAreAskedFor() {
    assertThat(new ClientCredentialsGrant("").parameters(CREDENTIALS, NOTHING_TO_SIGN))
        .containsExactly(Map.entry("grant_type", "client_credentials"));
    assertThat(new ClientCredentialsGrant("api id").parameters(CREDENTIALS, NOTHING_TO_SIGN))
        .containsExactly(
            Map.entry("grant_type", "client_credentials"), Map.entry("scope", "api id"));
  }

  @Test
  void provesTheClientInTheBody() {
    TokenRequest request = new ClientSecretPost().prove(request(), CREDENTIALS, NOTHING_TO_SIGN);
    assertThat(request.form())
        .containsExactly(
            Map.entry("grant_type", "client_credentials"),
            Map.entry("client_id", "key:1 ü"),
            Map.entry("client_secret", "se&cret+ %/="));
    assertThat(request.headers()).isEmpty();
  }

  /** RFC 6749, section 2.3.1: each is form-encoded first, so that a colon in the key is none. */
  @Test
  void provesTheClientInTheHeaderAloneAndFormEncoded() {
    TokenRequest request = new ClientSecretBasic().prove(request(), CREDENTIALS, NOTHING_TO_SIGN);
    assertThat(request.form()).containsOnlyKeys("grant_type");
    assertThat(request.headers()).containsOnlyKeys("Authorization");
    String value = String.valueOf(request.headers().get("Authorization"));
    byte[] pair = Base64.getDecoder().decode(value.replaceFirst("^Basic ", ""));
    assertThat(new String(pair, StandardCharsets.UTF_8))
        .isEqualTo("key%3A1+%C3%BC:se%26cret%2B+%25%2F%3D");
  }

  static List<Arguments> keys() {
    return List.of(
        arguments(new ClientSecretJwt(), new SigningKey.Shared(Secret.of("se&cret+ %/="))),
        arguments(new PrivateKeyJwt(), new SigningKey.Installed()));
  }

  /** RFC 7523, section 3: for the token endpoint itself, and with an id that nobody used before. */
  @ParameterizedTest
  @MethodSource("keys")
  void provesTheClientByAnAssertionAboutItself(ClientAuthentication method, SigningKey key) {
    List<AssertionClaims> signed = new ArrayList<>();
    Set<SigningKey> keys = new HashSet<>();
    Assertions assertions =
        new Assertions(
            (claims, with) -> {
              signed.add(claims);
              keys.add(with);
              return "assertion " + signed.size();
            },
            InstantSource.fixed(Instant.EPOCH));

    TokenRequest first = method.prove(request(), WITH_KEY, assertions);
    TokenRequest second = method.prove(request(), WITH_KEY, assertions);

    assertThat(first.form())
        .containsExactly(
            Map.entry("grant_type", "client_credentials"),
            Map.entry("client_id", "key:1 ü"),
            Map.entry(
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            Map.entry("client_assertion", "assertion 1"));
    assertThat(second.form()).containsEntry("client_assertion", "assertion 2");
    assertThat(keys).containsExactly(key);
    assertThat(signed)
        .allSatisfy(
            claims -> {
              assertThat(claims.issuer()).isEqualTo("key:1 ü");
              assertThat(claims.subject()).isEqualTo("key:1 ü");
              assertThat(claims.audience())
                  .isEqualTo("https://acme.my.salesforce.com/services/oauth2/token");
              assertThat(claims.expiresAt()).isEqualTo(Instant.EPOCH.plusSeconds(120));
            })
        .extracting(claims -> claims.id().orElseThrow())
        .doesNotHaveDuplicates();
  }

  /** A server may take an assertion that has an id once only (RFC 7523, section 3, 7). */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isMadeAnewWhereItIsSentAgain(boolean byKey) {
    ClientAuthentication method = byKey ? new PrivateKeyJwt() : new ClientSecretJwt();
    TokenRequest first = requests(new ClientCredentialsGrant(""), method).of(WITH_KEY);
    TokenRequest second = again(first);

    assertThat(Stream.of(first, second, again(second)))
        .extracting(request -> request.form().get("client_assertion"))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  @Test
  void isMadeAnewWithAnotherAssertionOfTheUser() {
    TokenRequest first = requests(new JwtBearerGrant(), new ClientSecretPost()).of(USER);

    assertThat(again(first).form().get("assertion")).isNotEqualTo(first.form().get("assertion"));
  }

  private static TokenRequest again(TokenRequest request) {
    return request.again().orElseThrow().get();
  }

  private static TokenRequests requests(Grant grant, ClientAuthentication method) {
    AtomicInteger signed = new AtomicInteger();
    return new TokenRequests(
        grant,
        method,
        new Assertions(
            (claims, key) -> "assertion-" + signed.incrementAndGet(), InstantSource.system()));
  }

  @Test
  void showsNoValueOfAForm() {
    TokenRequest post = new ClientSecretPost().prove(request(), CREDENTIALS, NOTHING_TO_SIGN);
    TokenRequest basic = new ClientSecretBasic().prove(request(), CREDENTIALS, NOTHING_TO_SIGN);
    assertThat(post)
        .hasToString(
            "TokenRequest[https://acme.my.salesforce.com/services/oauth2/token"
                + " [grant_type, client_id, client_secret]]");
    assertThat(basic.toString()).doesNotContain("Basic").doesNotContain("cret");
    assertThat(CREDENTIALS.toString()).doesNotContain("cret+");
  }

  private static TokenRequest request() {
    return TokenRequest.of(LOGIN_URL, FORM);
  }
}
