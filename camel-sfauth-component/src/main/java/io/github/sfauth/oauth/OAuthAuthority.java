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
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.TokenAuthority;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs in at a token endpoint with one grant. A refusal is followed by one more request at most,
 * and only where that may help: with credentials that have changed where they are kept, with a
 * fresh assertion, or with the other audience. Thread-safe.
 */
public final class OAuthAuthority implements TokenAuthority {

  private final CredentialSource credentials;
  private final Grant grant;
  private final TokenEndpoint endpoint;
  private final HostGuard guard;
  private final Duration sessionTimeout;
  private final LoginLimits limits;
  private final InstantSource clock;
  private final ServerClock serverClock;
  private final TokenRequests requests;
  private final SecondTry secondTry;
  private final Explanation explanation;
  private volatile @Nullable ClientCredentials tried;

  OAuthAuthority(OAuthAuthorityBuilder builder) {
    this.credentials = builder.credentials;
    this.grant = builder.grant;
    this.endpoint = builder.endpoint;
    this.guard = builder.guard;
    this.sessionTimeout = builder.sessionTimeout;
    this.limits = builder.limits;
    this.clock = builder.clock;
    this.serverClock = new ServerClock(builder.clock);
    this.requests =
        new TokenRequests(
            grant, builder.authentication, new Assertions(builder.signer, serverClock));
    this.secondTry = new SecondTry(credentials, builder.audienceFallback);
    this.explanation = new Explanation(builder, serverClock);
  }

  /**
   * Starts to describe an authority.
   *
   * @param credentials who we are, and where to log in; with all that grant and authentication need
   * @param grant what to ask with
   * @param endpoint sends the request
   * @param guard checks the instance URL that comes back
   * @return a builder with every other setting at its default
   */
  public static OAuthAuthorityBuilder builder(
      CredentialSource credentials, Grant grant, TokenEndpoint endpoint, HostGuard guard) {
    return new OAuthAuthorityBuilder(credentials, grant, endpoint, guard);
  }

  /**
   * The time as the server has it.
   *
   * @return what the answers so far taught
   */
  public ServerClock serverClock() {
    return serverClock;
  }

  @Override
  public AccessToken issue(Instant askedAt) {
    Attempt first = secondTry.first(credentials.current());
    Duration dated = serverClock.correction();
    TokenResponse response = ask(first);
    if (response instanceof TokenResponse.Refused refused) {
      boolean signedByWrongClock = requests.carryAssertions() && serverClock.contradicts(dated);
      Optional<Attempt> second = second(refused, first, signedByWrongClock);
      if (second.isPresent()) {
        return token(ask(second.get()), second.get(), askedAt);
      }
    }
    return token(response, first, askedAt);
  }

  @Override
  public boolean credentialsChanged() {
    return !credentials.reread().equals(tried);
  }

  private TokenResponse ask(Attempt attempt) {
    ClientCredentials with = attempt.with();
    tried = attempt.asked();
    Objection.to(grant, with.loginUrl(), with.audience())
        .ifPresent(
            reason -> {
              throw new TokenRefusedException(
                  Refusal.beforeAsking(reason, host(with), grant.flow()));
            });
    limits
        .remaining(with, clock.instant())
        .ifPresent(
            pause -> {
              throw Explanation.overTheLimit(with, pause);
            });
    TokenResponse response = endpoint.send(requests.of(with));
    response.serverTime().ifPresent(serverClock::learn);
    return response;
  }

  private Optional<Attempt> second(
      TokenResponse.Refused refused, Attempt first, boolean signedByWrongClock) {
    try {
      return secondTry.after(refused, first, signedByWrongClock);
    } catch (StoreException trouble) {
      SfAuthException failure = explanation.of(refused, first.with());
      failure.addSuppressed(trouble);
      throw failure;
    }
  }

  private AccessToken token(TokenResponse response, Attempt attempt, Instant askedAt) {
    ClientCredentials used = attempt.with();
    if (response instanceof TokenResponse.Issued issued) {
      AccessToken token = token(issued, used, askedAt);
      limits.admitted(used);
      secondTry.succeeded(attempt);
      return token;
    }
    TokenResponse.Refused refused = (TokenResponse.Refused) response;
    if (Cures.countsLogins(refused)) {
      limits.exceeded(used, clock.instant());
    }
    throw explanation.of(refused, used);
  }

  private AccessToken token(TokenResponse.Issued issued, ClientCredentials used, Instant askedAt) {
    checkSignature(issued, used);
    Lifetime lifetime =
        issued
            .expiresIn()
            .<Lifetime>map(life -> new Lifetime.Declared(askedAt.plus(life)))
            .orElse(new Lifetime.Assumed(sessionTimeout));
    return new AccessToken(
        issued.accessToken(),
        instanceUrl(issued, used),
        issued.identityUrl().flatMap(IdentityUrl::checked),
        askedAt,
        lifetime,
        issued.scope(),
        Optional.of(used.binding(grant)));
  }

  private static boolean isForged(TokenResponse.Issued issued, ClientCredentials by) {
    return by.clientSecret()
        .flatMap(secret -> issued.signature().map(signature -> !signature.isBy(secret)))
        .orElse(false);
  }

  private void checkSignature(TokenResponse.Issued issued, ClientCredentials used) {
    // The secret may have been replaced since it was read: that is looked up, and no login
    // repeated.
    if (isForged(issued, used) && isForged(issued, credentials.reread())) {
      throw new TokenRefusedException(
          Refusal.ofAnswer(
              "its signature was not made with the consumer secret that is kept here. Put the app's"
                  + " current consumer secret there"
                  + (grant.authenticatesClient() ? "" : ", or leave it out: this flow needs none")
                  + "; if it is the right one, somebody between here and Salesforce changed the answer",
              host(used),
              grant.flow()));
    }
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

  private static String host(ClientCredentials used) {
    return String.valueOf(used.loginUrl().getAuthority());
  }
}
