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

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Refusal;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.TokenAuthority;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Logs in at a token endpoint with one grant. A refusal that new credentials may cure is tried once
 * more, if the credentials have changed where they are kept.
 */
public final class OAuthAuthority implements TokenAuthority {

  /** Salesforce answers client credentials there with "request not supported on this domain". */
  private static final Pattern SHARED_LOGIN_HOST =
      Pattern.compile("(?:login|test)\\.(?:salesforce\\.(?:com|mil)|sfcrmproducts\\.cn)");

  private static final String BROWSER_HOST = ".lightning.force.com";

  private static final Pattern IDENTITY_PATH =
      Pattern.compile(".*/id/[0-9A-Za-z]{15,18}/[0-9A-Za-z]{15,18}");

  private final CredentialSource credentials;
  private final Grant grant;
  private final ClientAuthentication authentication;
  private final TokenEndpoint endpoint;
  private final HostGuard guard;
  private final Duration sessionTimeout;
  private volatile @Nullable ClientCredentials tried;

  /**
   * Puts an authority together.
   *
   * @param credentials who we are, and where to log in
   * @param grant what to ask with
   * @param authentication how to prove who we are
   * @param endpoint sends the request
   * @param guard checks the instance URL that comes back
   * @param sessionTimeout how long a session is assumed to live without activity
   */
  public OAuthAuthority(
      CredentialSource credentials,
      Grant grant,
      ClientAuthentication authentication,
      TokenEndpoint endpoint,
      HostGuard guard,
      Duration sessionTimeout) {
    this.credentials = credentials;
    this.grant = grant;
    this.authentication = authentication;
    this.endpoint = endpoint;
    this.guard = guard;
    this.sessionTimeout = sessionTimeout;
  }

  /**
   * Why a grant cannot be used at a login URL, known before any request.
   *
   * @param grant what would be asked with
   * @param loginUrl where
   * @return the reason and the fix, or nothing if there is no such reason
   */
  public static Optional<String> objection(Grant grant, URI loginUrl) {
    String host = String.valueOf(loginUrl.getHost()).toLowerCase(Locale.ROOT);
    if (grant instanceof ClientCredentialsGrant && SHARED_LOGIN_HOST.matcher(host).matches()) {
      return Optional.of(
          "Salesforce does not support client credentials at "
              + host
              + ". Use the org's My Domain: https://<mydomain>.my.salesforce.com (secret key Domain,"
              + " or option loginUrl)");
    } else if (host.endsWith(BROWSER_HOST)) {
      return Optional.of(
          host
              + " is where people work, and has no token endpoint. Use the org's My Domain: https://"
              + host.replace(BROWSER_HOST, ".my.salesforce.com"));
    }
    return Optional.empty();
  }

  @Override
  public AccessToken issue(Instant askedAt) {
    ClientCredentials first = credentials.current();
    TokenResponse response = ask(first);
    if (response instanceof TokenResponse.Refused refused
        && Cures.of(refused).retry() == RetryClass.CREDENTIALS) {
      Optional<ClientCredentials> changed = rereadAfter(refused, first);
      if (changed.isPresent()) {
        return outcome(ask(changed.get()), changed.get(), askedAt);
      }
    }
    return outcome(response, first, askedAt);
  }

  @Override
  public boolean credentialsChanged() {
    return !credentials.reread().equals(tried);
  }

  private TokenResponse ask(ClientCredentials with) {
    tried = with;
    objection(grant, with.loginUrl())
        .ifPresent(
            reason -> {
              throw new TokenRefusedException(
                  Refusal.beforeAsking(reason, host(with), grant.flow()));
            });
    return endpoint.send(authentication.prove(TokenRequest.of(with.loginUrl(), grant), with));
  }

  private Optional<ClientCredentials> rereadAfter(
      TokenResponse.Refused refused, ClientCredentials used) {
    try {
      return Optional.of(credentials.reread()).filter(now -> !now.equals(used));
    } catch (StoreException trouble) {
      SfAuthException failure = failure(refused, used);
      failure.addSuppressed(trouble);
      throw failure;
    }
  }

  private AccessToken outcome(TokenResponse response, ClientCredentials used, Instant askedAt) {
    if (response instanceof TokenResponse.Issued issued) {
      return token(issued, used, askedAt);
    }
    throw failure((TokenResponse.Refused) response, used);
  }

  private AccessToken token(TokenResponse.Issued issued, ClientCredentials used, Instant askedAt) {
    Lifetime lifetime =
        issued
            .expiresIn()
            .<Lifetime>map(life -> new Lifetime.Declared(askedAt.plus(life)))
            .orElse(new Lifetime.Assumed(sessionTimeout));
    return new AccessToken(
        issued.accessToken(),
        instanceUrl(issued, used),
        issued.identityUrl().flatMap(OAuthAuthority::identityUrl),
        askedAt,
        lifetime,
        issued.scope());
  }

  private URI instanceUrl(TokenResponse.Issued issued, ClientCredentials used) {
    try {
      return guard.instanceUrl(issued.instanceUrl(), used.loginUrl());
    } catch (IllegalArgumentException e) {
      throw new TokenUnavailableException(
          host(used) + " answered with an instance_url that is not trusted: " + e.getMessage(),
          null);
    }
  }

  /** The identity URL is a courtesy: a login must not fail for it. */
  private static Optional<URI> identityUrl(String text) {
    try {
      URI url = URI.create(text);
      // Its last two segments become headers of the exchange: nothing but ids may get there.
      boolean usable =
          url.getHost() != null
              && IDENTITY_PATH.matcher(String.valueOf(url.getRawPath())).matches();
      return usable ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private SfAuthException failure(TokenResponse.Refused refused, ClientCredentials used) {
    Cure cure = Cures.of(refused);
    OAuthError error = refused.error();
    Refusal refusal =
        new Refusal(
            refused.status(),
            error.code(),
            error.description(),
            host(used),
            grant.flow(),
            cure.advice(),
            cure.retry());
    return cure.retry() == RetryClass.BACK_OFF
        ? new TokenUnavailableException(refusal.sentence(), refused.retryAfter().orElse(null), null)
        : new TokenRefusedException(refusal);
  }

  private static String host(ClientCredentials used) {
    return String.valueOf(used.loginUrl().getAuthority());
  }
}
