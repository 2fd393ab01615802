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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthAuthorityTest {

  private static final Instant ASKED_AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration SESSION_TIMEOUT = Duration.ofHours(2);
  private static final ClientCredentials OLD = credentials("https://acme.my.salesforce.com", "old");
  private static final ClientCredentials NEW = credentials("https://acme.my.salesforce.com", "new");
  private static final TokenResponse TOKEN = issued("https://acme.my.salesforce.com");
  private static final TokenResponse TOO_MANY = refused(400, "rate_limit_exceeded", "");

  private final Deque<TokenResponse> answers = new ArrayDeque<>();
  private final List<TokenRequest> requests = new ArrayList<>();
  private Instant now = ASKED_AT;

  @Test
  void makesATokenOfAnAnswer() {
    AccessToken token = authority(new FixedCredentials(OLD), TOKEN).issue(ASKED_AT);

    assertThat(token.authorization()).isEqualTo("Bearer 00DTOKEN");
    assertThat(token.instanceUrlText()).isEqualTo("https://acme.my.salesforce.com");
    assertThat(token.issuedAt()).isEqualTo(ASKED_AT);
    assertThat(token.lifetime()).isEqualTo(new Lifetime.Assumed(SESSION_TIMEOUT));
    assertThat(token.scope()).isEqualTo("api id");
    assertThat(token.identityUrl())
        .contains(URI.create("https://login.salesforce.com/id/00Dxx0000001gPL/005xx000001SwiU"));
  }

  /** Counted from before the request was sent: what it took is no part of the token's life. */
  @Test
  void declaresTheLifetimeThatTheServerNames() {
    TokenResponse answer = with("https://acme.my.salesforce.com", Optional.of(60L), "");
    AccessToken token = authority(new FixedCredentials(OLD), answer).issue(ASKED_AT);
    assertThat(token.lifetime()).isEqualTo(new Lifetime.Declared(ASKED_AT.plusSeconds(60)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.my.salesforce.com/",
        "HTTPS://ACME.my.salesforce.com",
        " https://acme.my.salesforce.com ",
        "acme.my.salesforce.com",
      })
  void writesTheInstanceUrlInOneWay(String instance) {
    AccessToken token = authority(new FixedCredentials(OLD), issued(instance)).issue(ASKED_AT);
    assertThat(token.instanceUrlText()).isEqualTo("https://acme.my.salesforce.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.com",
        "http://acme.my.salesforce.com",
        "http://127.0.0.1:8080",
        "https://user:00DTOKEN@evil.com",
        "00DTOKEN@",
        "\r\n",
      })
  void usesNoTokenOfAnInstanceThatIsNotTrusted(String instance) {
    OAuthAuthority authority = authority(new FixedCredentials(OLD), issued(instance));
    assertThatExceptionOfType(TokenUnavailableException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT))
        .withMessageStartingWith("acme.my.salesforce.com answered with an instance_url")
        .withMessageNotContaining("00DTOKEN")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "::",
        "/id/00Dxx0000001gPL/005xx000001SwiU",
        "https://login.salesforce.com/id/00Dxx0000001gPL",
        "https://login.salesforce.com/id/00Dxx0000001gPL/",
        "https://login.salesforce.com/id/00D%0d%0aX-Evil:1/005xx000001SwiU",
        "https://login.salesforce.com/id/a/b",
      })
  void logsInWithoutAnIdentityUrlIfItIsNone(String id) {
    TokenResponse answer = with("https://acme.my.salesforce.com", Optional.empty(), id);
    assertThat(authority(new FixedCredentials(OLD), answer).issue(ASKED_AT).identityUrl())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_client", "invalid_client_id"})
  void triesCredentialsThatHaveChangedOnceMore(String code) {
    Kept kept = new Kept(OLD, NEW);
    AccessToken token = authority(kept, refused(400, code, ""), TOKEN).issue(ASKED_AT);

    assertThat(token.value()).isEqualTo(Secret.of("00DTOKEN"));
    assertThat(secrets()).containsExactly("old", "new");
    assertThat(kept.reads).isEqualTo(1);
  }

  @Test
  void asksAtTheHostThatTheChangedCredentialsName() {
    ClientCredentials moved = credentials("https://renamed.my.salesforce.com", "new");
    authority(new Kept(OLD, moved), refused(400, "invalid_client_id", ""), TOKEN).issue(ASKED_AT);
    assertThat(requests)
        .extracting(request -> request.tokenUrl().getHost())
        .containsExactly("acme.my.salesforce.com", "renamed.my.salesforce.com");
  }

  @Test
  void triesChangedCredentialsNoMoreThanOnce() {
    OAuthAuthority authority =
        authority(
            new Kept(OLD, NEW),
            refused(400, "invalid_client", "first"),
            refused(400, "invalid_client", "second"),
            TOKEN);
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT))
        .withMessageContaining("second");
    assertThat(requests).hasSize(2);
  }

  @Test
  void asksOnceIfTheCredentialsAreStillTheSame() {
    OAuthAuthority authority =
        authority(new Kept(OLD, OLD), refused(401, "invalid_client", ""), TOKEN);
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT));
    assertThat(requests).hasSize(1);
  }

  @Test
  void rereadsNothingForARefusalThatNoCredentialsCure() {
    Kept kept = new Kept(OLD, NEW);
    OAuthAuthority authority = authority(kept, refused(400, "invalid_app_access", ""), TOKEN);
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT));
    assertThat(requests).hasSize(1);
    assertThat(kept.reads).isZero();
  }

  @Test
  void reportsTheRefusalEvenIfTheCredentialsCannotBeReread() {
    StoreException trouble = new StoreException("The secret is gone", null);
    CredentialSource broken =
        new CredentialSource() {
          @Override
          public ClientCredentials current() {
            return OLD;
          }

          @Override
          public ClientCredentials reread() {
            throw trouble;
          }
        };
    OAuthAuthority authority = authority(broken, refused(400, "invalid_client", ""));
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT))
        .satisfies(e -> assertThat(e).hasSuppressedException(trouble));
  }

  @Test
  void carriesCodeHostFlowAndAdviceInARefusal() {
    OAuthAuthority authority =
        authority(
            new FixedCredentials(OLD),
            refused(400, "invalid_grant", "no client credentials\r\nuser <b>enabled"));
    TokenRefusedException refused =
        catchThrowableOfType(TokenRefusedException.class, () -> authority.issue(ASKED_AT));

    assertThat(refused.refusal().status()).isEqualTo(400);
    assertThat(refused.refusal().code()).isEqualTo("invalid_grant");
    assertThat(refused.refusal().description()).isEqualTo("no client credentials  user ‹b›enabled");
    assertThat(refused.refusal().host()).isEqualTo("acme.my.salesforce.com");
    assertThat(refused.refusal().flow()).isEqualTo("clientCredentials");
    assertThat(refused.refusal().retry()).isEqualTo(RetryClass.NEVER);
    assertThat(refused)
        .hasMessageStartingWith(
            "Salesforce (acme.my.salesforce.com) refused the clientCredentials login with HTTP 400,"
                + " invalid_grant: no client credentials")
        .hasMessageEndingWith(refused.refusal().advice())
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "400, rate_limit_exceeded, '3,600'",
    "429, rate_limit_exceeded, '3,600'",
    "429, invalid_grant, share one token",
    "503, server_error, status.salesforce.com",
    "500, invalid_client, status.salesforce.com",
  })
  void reportsLimitsAndOutagesAsPassing(int status, String code, String advice) {
    TokenResponse answer =
        new TokenResponse.Refused(
            status,
            new OAuthError(code, "wait"),
            Optional.of(Duration.ofSeconds(90)),
            Optional.empty());
    OAuthAuthority authority = authority(new Kept(OLD, NEW), answer, TOKEN);

    TokenUnavailableException unavailable = unavailable(authority);
    assertThat(unavailable).hasMessageContaining("HTTP " + status).hasMessageContaining(advice);
    assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(90));
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.salesforce.com",
        "https://LOGIN.salesforce.com",
        "https://test.salesforce.com",
        "https://test.salesforce.com:443/",
        "https://login.salesforce.mil",
        "https://login.sfcrmproducts.cn",
      })
  void asksNoSharedLoginHostForClientCredentials(String loginUrl) {
    OAuthAuthority authority = authority(new FixedCredentials(credentials(loginUrl, "old")), TOKEN);
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT))
        .withMessageContaining("was not tried: Salesforce does not support client credentials at")
        .withMessageContaining("https://<mydomain>.my.salesforce.com");
    assertThat(requests).isEmpty();
  }

  @Test
  void asksNoSharedLoginHostThatADomainNames() {
    HostGuard guard = new HostGuard(Set.of());
    OAuthAuthority authority =
        authority(
            new FixedCredentials(
                ClientCredentials.withSecret(guard.domain(" Login "), "key", Secret.of("old"))));
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT))
        .satisfies(e -> assertThat(e.refusal().host()).isEqualTo("login.salesforce.com"));
    assertThat(requests).isEmpty();
  }

  @Test
  void pointsFromTheBrowsersHostToTheMyDomain() {
    assertThat(objection("https://acme--sbx.sandbox.lightning.force.com"))
        .hasValueSatisfying(
            reason -> assertThat(reason).endsWith("https://acme--sbx.sandbox.my.salesforce.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.my.salesforce.com",
        "https://login.my.salesforce.com",
        "https://acme.my.site.com/login",
        "http://127.0.0.1:8080",
      })
  void hasNoObjectionToAnOrgsOwnHost(String loginUrl) {
    assertThat(objection(loginUrl)).isEmpty();
  }

  @Test
  void noticesCredentialsThatWereMendedSinceTheLastLogin() {
    Kept kept = new Kept(OLD, OLD);
    OAuthAuthority authority = authority(kept, refused(400, "invalid_client", ""));
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT));

    assertThat(authority.credentialsChanged()).isFalse();
    kept.now = NEW;
    assertThat(authority.credentialsChanged()).isTrue();
  }

  @Test
  void noticesAMendedHostThoughNothingWasAskedAtTheOldOne() {
    Kept kept = new Kept(credentials("https://login.salesforce.com", "old"), OLD);
    OAuthAuthority authority = authority(kept, TOKEN);
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> authority.issue(ASKED_AT));

    assertThat(authority.credentialsChanged()).isTrue();
    assertThat(authority.issue(ASKED_AT).value()).isEqualTo(Secret.of("00DTOKEN"));
  }

  @Test
  void asksNoMoreWhileAUserIsOverTheLoginLimit() {
    OAuthAuthority authority = authority(new FixedCredentials(OLD), TOO_MANY, TOKEN);
    unavailable(authority);
    now = now.plus(Duration.ofMinutes(3));

    TokenUnavailableException notTried = unavailable(authority);
    assertThat(requests).hasSize(1);
    assertThat(notTried)
        .hasMessageContaining("No login at acme.my.salesforce.com for 2 min")
        .hasMessageContaining("3,600 logins an hour");
    assertThat(notTried.retryAfter()).contains(Duration.ofMinutes(2));

    now = now.plus(Duration.ofMinutes(2));
    assertThat(authority.issue(now).value()).isEqualTo(Secret.of("00DTOKEN"));
  }

  @Test
  void pausesAsAtFirstWhereALoginWasLetInSinceTheLastLimit() {
    OAuthAuthority authority = authority(new FixedCredentials(OLD), TOO_MANY, TOKEN, TOO_MANY);
    unavailable(authority);
    now = now.plus(Duration.ofMinutes(5));
    authority.issue(now);
    unavailable(authority);

    assertThat(unavailable(authority).retryAfter()).contains(Duration.ofMinutes(5));
  }

  @Test
  void sharesTheLoginLimitWithTheWholeProcessUnlessGivenAnother() {
    ClientCredentials user =
        ClientCredentials.withSecret(OLD.loginUrl(), "key of this test alone", Secret.of("secret"));
    LoginLimits.ofThisProcess().exceeded(user, now);
    try {
      unavailable(builder(new FixedCredentials(user), TOKEN).build());
      assertThat(requests).isEmpty();
    } finally {
      LoginLimits.ofThisProcess().admitted(user);
    }
  }

  private OAuthAuthority authority(CredentialSource credentials, TokenResponse... planned) {
    return builder(credentials, planned).limits(new LoginLimits()).build();
  }

  private OAuthAuthorityBuilder builder(CredentialSource credentials, TokenResponse... planned) {
    answers.addAll(List.of(planned));
    return OAuthAuthority.builder(
            credentials,
            new ClientCredentialsGrant(""),
            request -> {
              requests.add(request);
              return answers.remove();
            },
            new HostGuard(Set.of()))
        .sessionTimeout(SESSION_TIMEOUT)
        .clock(() -> now);
  }

  private TokenUnavailableException unavailable(OAuthAuthority authority) {
    return catchThrowableOfType(TokenUnavailableException.class, () -> authority.issue(now));
  }

  private List<String> secrets() {
    return requests.stream().map(TokenRequest::form).map(OAuthAuthorityTest::secret).toList();
  }

  private static String secret(Map<String, String> form) {
    return String.valueOf(form.get("client_secret"));
  }

  private static Optional<String> objection(String loginUrl) {
    return Objection.to(new ClientCredentialsGrant(""), URI.create(loginUrl), Optional.empty());
  }

  private static ClientCredentials credentials(String loginUrl, String secret) {
    return ClientCredentials.withSecret(URI.create(loginUrl), "key", Secret.of(secret));
  }

  private static TokenResponse refused(int status, String code, String description) {
    return new TokenResponse.Refused(
        status, new OAuthError(code, description), Optional.empty(), Optional.empty());
  }

  private static TokenResponse issued(String instance) {
    return with(
        instance,
        Optional.empty(),
        "https://login.salesforce.com/id/00Dxx0000001gPL/005xx000001SwiU");
  }

  private static TokenResponse with(String instance, Optional<Long> seconds, String id) {
    return new TokenResponse.Issued(
        Secret.of("00DTOKEN"),
        instance,
        Optional.of(id),
        seconds.map(Duration::ofSeconds),
        "api id",
        Optional.empty(),
        Optional.empty());
  }

  /** A place for credentials whose content others change. */
  private static final class Kept implements CredentialSource {

    private ClientCredentials read;
    private ClientCredentials now;
    private int reads;

    Kept(ClientCredentials read, ClientCredentials now) {
      this.read = read;
      this.now = now;
    }

    @Override
    public ClientCredentials current() {
      return read;
    }

    @Override
    public ClientCredentials reread() {
      reads++;
      read = now;
      return read;
    }
  }
}
