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
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.TokenRefusedException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins with an assertion that speaks for a user, at an endpoint that answers as planned. */
class AssertionLoginTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final String MY_DOMAIN = "https://acme.my.salesforce.com";
  private static final String PRODUCTION = "https://login.salesforce.com";
  private static final String SANDBOX = "https://test.salesforce.com";
  private static final String USER = "integration@acme.com";

  private final Deque<Function<Instant, TokenResponse>> answers = new ArrayDeque<>();
  private final List<TokenRequest> requests = new ArrayList<>();
  private final List<AssertionClaims> signed = new ArrayList<>();
  private Instant now = START;
  private ClientCredentials kept = credentials(MY_DOMAIN);

  @Test
  void saysWhoSpeaksForWhomToWhomAndUntilWhen() {
    plan(token());
    authority(new JwtBearerGrant()).build().issue(now);

    assertThat(signed)
        .containsExactly(
            new AssertionClaims(
                "key", USER, PRODUCTION, START.plus(Duration.ofMinutes(2)), Optional.empty()));
    assertThat(requests.get(0).form()).containsOnlyKeys("grant_type", "assertion");
    assertThat(requests.get(0).tokenUrl()).hasToString(MY_DOMAIN + "/services/oauth2/token");
  }

  @Test
  void triesAFreshAssertionOnce() {
    plan(refused("invalid_grant", "invalid assertion"), token());
    authority(new JwtBearerGrant()).build().issue(now);

    assertThat(expiries())
        .containsExactly(
            START.plus(Duration.ofMinutes(2)), START.plus(Duration.ofMinutes(2)).plusSeconds(1));
    assertThat(assertions()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void triesAFreshAssertionWithTheKeyThatIsKeptNow() {
    SigningKey.Pem rotated =
        new SigningKey.Pem(Secret.of("rotated"), Optional.empty(), Optional.empty());
    List<SigningKey> keys = new ArrayList<>();
    plan(refused("invalid_grant", "invalid assertion"), token());
    authority(
            new JwtBearerGrant(),
            new CredentialSource() {
              @Override
              public ClientCredentials current() {
                return kept;
              }

              @Override
              public ClientCredentials reread() {
                kept = withKey(kept, rotated);
                return kept;
              }
            })
        .signer(
            (claims, key) -> {
              keys.add(key);
              return "assertion";
            })
        .build()
        .issue(now);

    assertThat(keys).hasSize(2);
    assertThat(keys.get(1)).isEqualTo(rotated);
  }

  @Test
  void givesUpAfterTheSecondInvalidAssertion() {
    plan(
        refused("invalid_grant", "invalid assertion"),
        refused("invalid_grant", "invalid assertion"),
        token());
    TokenRefusedException refused = refused(authority(new JwtBearerGrant()).build());

    assertThat(requests).hasSize(2);
    assertThat(refused.refusal().retry()).isEqualTo(RetryClass.CREDENTIALS);
    assertThat(refused).hasMessageContaining("certificate").hasMessageNotContaining("ahead of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audience is invalid", "Audience validation failed"})
  void namesTheAudienceThatWasUsedAndTheOneToTry(String description) {
    plan(refused("invalid_grant", description), token());
    TokenRefusedException refused = refused(authority(new JwtBearerGrant()).build());

    assertThat(requests).hasSize(1);
    assertThat(refused.refusal().advice())
        .contains("This assertion was for " + PRODUCTION + ": try " + SANDBOX)
        .contains("option audience", "key Audience", "audienceFallback=true");
  }

  @Test
  void triesTheOtherAudienceOnceWhereThatIsWantedAndRemembersIt() {
    plan(refused("invalid_grant", "audience is invalid"), token(), token());
    OAuthAuthority authority = authority(new JwtBearerGrant()).audienceFallback(true).build();

    authority.issue(now);
    assertThat(audiences()).containsExactly(PRODUCTION, SANDBOX);
    authority.issue(now);
    assertThat(audiences()).containsExactly(PRODUCTION, SANDBOX, SANDBOX);
  }

  @Test
  void saysThatNeitherAudienceWasTaken() {
    plan(
        refused("invalid_grant", "audience is invalid"),
        refused("invalid_grant", "audience is invalid"),
        token());
    OAuthAuthority authority = authority(new JwtBearerGrant()).audienceFallback(true).build();

    assertThat(refused(authority).refusal().advice())
        .contains("Of two audiences, " + SANDBOX + " was not taken either");
    assertThat(audiences()).containsExactly(PRODUCTION, SANDBOX);
  }

  @Test
  void beginsWithTheConfiguredAudienceAgainAfterOneThatWasNotTakenEither() {
    plan(
        refused("invalid_grant", "audience is invalid"),
        refused("invalid_grant", "audience is invalid"),
        token());
    OAuthAuthority authority = authority(new JwtBearerGrant()).audienceFallback(true).build();
    refused(authority);
    authority.issue(now);

    assertThat(audiences()).containsExactly(PRODUCTION, SANDBOX, PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(longs = {600, -600, 62})
  void datesTheNextAssertionByTheServersClockInTheSameLogin(long ahead) {
    plan(at -> refused("expired authorization code", Optional.of(at.plusSeconds(ahead))), token());
    authority(new JwtBearerGrant()).build().issue(now);

    assertThat(requests).hasSize(2);
    assertThat(expiries().get(1)).isEqualTo(START.plusSeconds(ahead).plus(Duration.ofMinutes(2)));
  }

  @Test
  void asksOnceWhereTheClocksAgree() {
    plan(at -> refused("expired authorization code", Optional.of(at.plusSeconds(61))), token());
    TokenRefusedException refused = refused(authority(new JwtBearerGrant()).build());

    assertThat(requests).hasSize(1);
    assertThat(refused).hasMessageNotContaining("behind the server's");
  }

  /** The machine's clock was set right while its error was remembered. */
  @Test
  void datesByItsOwnClockAgainOnceThatWasSetRight() {
    plan(at -> issued(Optional.of(at.plusSeconds(600)), Optional.empty()));
    OAuthAuthority authority = authority(new JwtBearerGrant()).build();
    authority.issue(now);
    now = now.plusSeconds(600);
    Instant right = now;
    plan(at -> refused("expired authorization code", Optional.of(at)), token());

    authority.issue(now);

    assertThat(expiries().get(1)).isEqualTo(right.plusSeconds(599).plus(Duration.ofMinutes(2)));
    assertThat(expiries().get(2)).isEqualTo(right.plusSeconds(1).plus(Duration.ofMinutes(2)));
  }

  @ParameterizedTest
  @MethodSource("undocumented")
  void datesTheNextProofOfTheClientByTheServersClockInTheSameLogin(ClientAuthentication method) {
    plan(at -> refused("invalid_client", "", Optional.of(at.plusSeconds(600))), token());
    authority(new ClientCredentialsGrant("")).authentication(method).build().issue(now);

    assertThat(requests).hasSize(2);
    assertThat(expiries().get(1)).isEqualTo(START.plusSeconds(600).plus(Duration.ofMinutes(2)));
  }

  @Test
  void asksOnceWhereNothingThatIsSentHasADate() {
    plan(at -> refused("invalid_client", "", Optional.of(at.plusSeconds(600))), token());
    refused(authority(new ClientCredentialsGrant("")).build());

    assertThat(requests).hasSize(1);
  }

  @Test
  void asksOnceWhereTheDateOfTheAssertionIsNotTheReason() {
    plan(at -> refused("ip restricted", Optional.of(at.plusSeconds(600))), token());
    refused(authority(new JwtBearerGrant()).build());

    assertThat(requests).hasSize(1);
  }

  @Test
  void tellsTheTimeAsTheServerHasIt() {
    plan(at -> issued(Optional.of(at.plusSeconds(600)), Optional.empty()));
    OAuthAuthority authority = authority(new JwtBearerGrant()).build();
    authority.issue(now);

    assertThat(authority.serverClock().instant()).isEqualTo(START.plusSeconds(600));
  }

  @ParameterizedTest
  @CsvSource({
    "invalid assertion, 602, This machine's clock is 10 min behind the server's",
    "expired authorization code, 602, This machine's clock is 10 min behind the server's",
    "invalid authorization code, -90, This machine's clock is 91 s ahead of the server's",
  })
  void namesTheDifferenceOfTheClocks(String description, long ahead, String sentence) {
    plan(
        at -> refused(description, Optional.of(at.plusSeconds(ahead))),
        at -> refused(description, Optional.of(at.plusSeconds(ahead))));
    assertThat(refused(authority(new JwtBearerGrant()).build()).refusal().advice())
        .contains(sentence)
        .contains("NTP");
  }

  @Test
  void speaksOfTheAssertionsUserWhomTheAppDoesNotAdmit() {
    plan(refused("invalid_app_access", "user is not admin approved to access this app"));
    assertThat(refused(authority(new JwtBearerGrant()).build()).refusal().advice())
        .contains("the user whom the assertion names")
        .contains("option username")
        .doesNotContain("run-as");
  }

  @Test
  void guessesWhyTheUserHasNotApproved() {
    kept = credentials("https://acme--uat.sandbox.my.salesforce.com");
    plan(refused("invalid_grant", "user hasn't approved this consumer"));
    OAuthAuthority authority =
        authority(new JwtBearerGrant())
            .redirectUri(URI.create("https://app.acme.com/callback"))
            .build();

    assertThat(refused(authority).refusal().advice())
        .contains("(1) User names of this sandbox end in .uat")
        .contains("redirect_uri=https%3A%2F%2Fapp.acme.com%2Fcallback&")
        .doesNotContain("secret-of-the-app");
  }

  @Test
  void asksNowhereWithoutAnAudience() {
    kept = credentials("https://acme.my.salesforce.mil");
    TokenRefusedException refused = refused(authority(new JwtBearerGrant()).build());

    assertThat(requests).isEmpty();
    assertThat(refused)
        .hasMessageContaining("was not tried")
        .hasMessageContaining("Set the option audience");
  }

  static List<ClientAuthentication> undocumented() {
    return List.of(new PrivateKeyJwt(), new ClientSecretJwt());
  }

  @ParameterizedTest
  @MethodSource("undocumented")
  void explainsAProofOfTheClientThatSalesforceDoesNotDocument(ClientAuthentication method) {
    for (String code : List.of("invalid_client", "invalid_assertion_type")) {
      plan(refused(code, ""));
      OAuthAuthority authority =
          authority(new ClientCredentialsGrant("")).authentication(method).build();
      assertThat(refused(authority).refusal().advice())
          .contains("Salesforce does not document clientAuthentication=" + method.method())
          .contains("for clientCredentials");
    }
  }

  @Test
  void saysNothingOfAProofThatIsDocumented() {
    plan(refused("invalid_client", ""));
    OAuthAuthority authority = authority(new ClientCredentialsGrant("")).build();
    assertThat(refused(authority).refusal().advice()).doesNotContain("does not document");
  }

  static List<Arguments> keys() {
    return List.of(
        arguments(new ClientCredentialsGrant(""), new ClientSecretJwt(), "The client secret"),
        arguments(new ClientCredentialsGrant(""), new PrivateKeyJwt(), "The private key"),
        arguments(new JwtBearerGrant(), new ClientSecretPost(), "The private key"),
        arguments(new JwtBearerGrant(), new ClientSecretJwt(), "The private key"));
  }

  /** Where the assertion is the proof, no other is asked for, whatever the component's default. */
  @ParameterizedTest
  @MethodSource("keys")
  void namesTheKeyThatCannotSign(Grant grant, ClientAuthentication method, String key) {
    OAuthAuthority authority =
        authority(grant)
            .authentication(method)
            .signer(
                (claims, unusable) -> {
                  throw new UnusableKeyException("is empty: give it");
                })
            .build();

    assertThat(refused(authority))
        .hasMessage(
            "The "
                + grant.flow()
                + " login at acme.my.salesforce.com was not tried: "
                + key
                + " is empty: give it")
        .hasNoCause();
    assertThat(requests).isEmpty();
  }

  @Test
  void usesNoAnswerThatSomebodyElseSigned() {
    plan(at -> issued(Optional.empty(), Optional.of("not-the-secret")));
    TokenRefusedException refused = refused(authority(new JwtBearerGrant()).build());
    assertThat(refused)
        .hasMessageContaining("is not used: its signature was not made with the consumer secret")
        .hasMessageContaining("or leave it out: this flow needs none");
  }

  @Test
  void usesAnAnswerThatIsRightlySignedOrNotAtAll() {
    plan(
        at -> issued(Optional.empty(), Optional.of("secret-of-the-app")),
        at -> issued(Optional.empty(), Optional.empty()));
    OAuthAuthority authority = authority(new JwtBearerGrant()).build();
    assertThat(authority.issue(now).value()).isEqualTo(Secret.of("00DTOKEN"));
    assertThat(authority.issue(now).value()).isEqualTo(Secret.of("00DTOKEN"));
  }

  @Test
  void checksNoSignatureWithoutASecret() {
    kept =
        new ClientCredentials(
            kept.loginUrl(),
            kept.clientId(),
            Optional.empty(),
            kept.key(),
            kept.username(),
            kept.audience());
    plan(at -> issued(Optional.empty(), Optional.of("anything")));
    assertThat(authority(new JwtBearerGrant()).build().issue(now).value())
        .isEqualTo(Secret.of("00DTOKEN"));
  }

  /** Another process may have stored a newer one meanwhile, so that one look is worth it. */
  @Test
  void looksOnceForANewerRefreshToken() {
    plan(refused("invalid_grant", "expired access/refresh token"), token());
    TokenRefusedException unchanged = refused(authority(new JwtBearerGrant()).build());
    assertThat(unchanged.refusal().retry()).isEqualTo(RetryClass.HUMAN);
    assertThat(requests).hasSize(1);
    answers.clear();

    plan(refused("invalid_grant", "expired access/refresh token"), token());
    ClientCredentials newer = withKey(kept, new SigningKey.Installed());
    authority(
            new JwtBearerGrant(),
            new CredentialSource() {
              @Override
              public ClientCredentials current() {
                return kept;
              }

              @Override
              public ClientCredentials reread() {
                return newer;
              }
            })
        .build()
        .issue(now);
    assertThat(requests).hasSize(3);
  }

  private OAuthAuthorityBuilder authority(Grant grant) {
    return authority(grant, new FixedCredentials(kept));
  }

  /** Each request takes a second. */
  private OAuthAuthorityBuilder authority(Grant grant, CredentialSource credentials) {
    return OAuthAuthority.builder(
            credentials,
            grant,
            request -> {
              requests.add(request);
              TokenResponse answer = answers.remove().apply(now);
              now = now.plusSeconds(1);
              return answer;
            },
            new HostGuard(Set.of()))
        .signer(
            (claims, key) -> {
              signed.add(claims);
              return "assertion-until-" + claims.expiresAt();
            })
        .limits(new LoginLimits())
        .clock(() -> now);
  }

  @SafeVarargs
  private final void plan(Function<Instant, TokenResponse>... planned) {
    answers.addAll(List.of(planned));
  }

  private TokenRefusedException refused(OAuthAuthority authority) {
    return catchThrowableOfType(TokenRefusedException.class, () -> authority.issue(now));
  }

  private List<Instant> expiries() {
    return signed.stream().map(AssertionClaims::expiresAt).toList();
  }

  private List<String> audiences() {
    return signed.stream().map(AssertionClaims::audience).toList();
  }

  private List<Optional<String>> assertions() {
    return requests.stream()
        .map(request -> Optional.ofNullable(request.form().get("assertion")))
        .toList();
  }

  private static ClientCredentials credentials(String loginUrl) {
    return new ClientCredentials(
        URI.create(loginUrl),
        "key",
        Optional.of(Secret.of("secret-of-the-app")),
        Optional.of(new SigningKey.Pem(Secret.of("private"), Optional.empty(), Optional.empty())),
        Optional.of(USER),
        Optional.empty());
  }

  private static ClientCredentials withKey(ClientCredentials who, SigningKey key) {
    return new ClientCredentials(
        who.loginUrl(),
        who.clientId(),
        who.clientSecret(),
        Optional.of(key),
        who.username(),
        who.audience());
  }

  private static Function<Instant, TokenResponse> refused(String code, String description) {
    return at -> refused(code, description, Optional.empty());
  }

  private static TokenResponse refused(String description, Optional<Instant> serverTime) {
    return refused("invalid_grant", description, serverTime);
  }

  private static TokenResponse refused(
      String code, String description, Optional<Instant> serverTime) {
    return new TokenResponse.Refused(
        400, new OAuthError(code, description), Optional.empty(), serverTime);
  }

  private static Function<Instant, TokenResponse> token() {
    return at -> issued(Optional.empty(), Optional.empty());
  }

  private static TokenResponse issued(Optional<Instant> serverTime, Optional<String> signedWith) {
    String id = "https://login.salesforce.com/id/00Dxx0000001gPL/005xx000001SwiU";
    return new TokenResponse.Issued(
        Secret.of("00DTOKEN"),
        MY_DOMAIN,
        Optional.of(id),
        Optional.empty(),
        "api",
        signedWith.map(secret -> new AnswerSignature(hmac(id + "1", secret), id + "1")),
        serverTime);
  }

  private static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
