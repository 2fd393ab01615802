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
package io.github.sfauth.camel.connection;

import io.github.sfauth.camel.diagnosis.Diagnosis;
import io.github.sfauth.camel.diagnosis.Subject;
import io.github.sfauth.http.SalesforceHttp;
import io.github.sfauth.jwt.JwtSigner;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.LoginLimits;
import io.github.sfauth.oauth.OAuthAuthority;
import io.github.sfauth.oauth.OAuthAuthorityBuilder;
import io.github.sfauth.oauth.Undocumented;
import io.github.sfauth.token.RefreshPolicy;
import io.github.sfauth.token.RefreshingTokenSource;
import io.github.sfauth.token.TokenStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts a connection together from its settings. Makes no call. */
final class Connections {

  private final Threads threads;
  private final InstantSource clock;
  private final RefreshPolicy policy;
  private final LoginLimits limits;
  private final SharedHttp http;

  Connections(
      Threads threads,
      InstantSource clock,
      RefreshPolicy policy,
      LoginLimits limits,
      SharedHttp http) {
    this.threads = threads;
    this.clock = clock;
    this.policy = policy;
    this.limits = limits;
    this.http = http;
  }

  Connection connect(ConnectionSettings settings) {
    SalesforceHttp salesforce = http.take(settings.http());
    try {
      return connect(settings, salesforce);
    } catch (RuntimeException e) {
      http.giveBack(settings.http());
      throw e;
    }
  }

  private Connection connect(ConnectionSettings settings, SalesforceHttp salesforce) {
    HostGuard guard = new HostGuard(settings.allowedHosts());
    Optional<SecretOnDemand> secret =
        settings.credentials().secretId().map(any -> new SecretOnDemand(settings, guard, clock));
    CredentialSource credentials =
        secret
            .<CredentialSource>map(it -> it)
            .orElseGet(() -> new GivenCredentialSource(settings.credentials(), guard));
    Optional<TokenSecretOnDemand> tokenSecret =
        settings
            .tokenSecretId()
            .map(any -> new TokenSecretOnDemand(settings, guard, credentials, clock));
    TokenStore store =
        tokenSecret.<TokenStore>map(it -> it).or(() -> secret).orElse(TokenStore.NONE);
    JwtSigner signer = signer(settings.credentials().key());
    OAuthAuthorityBuilder login =
        OAuthAuthority.builder(credentials, settings.grant(), salesforce.tokenEndpoint(), guard)
            .authentication(settings.authentication())
            .signer(signer)
            .audienceFallback(settings.audienceFallback())
            .sessionTimeout(settings.sessionTimeout())
            .limits(limits)
            .clock(clock);
    settings.redirectUri().ifPresent(login::redirectUri);
    OAuthAuthority authority = login.build();
    RecentTokens recent = new RecentTokens();
    RefreshingTokenSource source =
        RefreshingTokenSource.builder(authority, threads.flights(), threads.deadlines())
            .store(store)
            .events(new ConnectionLog(settings.name(), recent, authority.serverClock()))
            .policy(policy)
            .clock(clock)
            .build();
    Identities identities =
        new Identities(
            settings.name(), salesforce.userInfo(), threads, policy.flightDeadline(), clock);
    Supplier<TokenLayout> layout =
        () ->
            secret
                .filter(any -> tokenSecret.isEmpty())
                .map(SecretOnDemand::layout)
                .orElse(settings.layout());
    Subject subject =
        new Subject(
            () -> settings.summary(layout.get()),
            Undocumented.of(settings.grant(), settings.authentication()),
            settings.grant(),
            settings.needs(),
            secret.map(it -> it::store),
            credentials,
            tokenSecret.map(it -> it::store),
            signer,
            // One of its own: what a diagnosis tries must not look like the last login to those who
            // wait for other credentials.
            login.build(),
            salesforce,
            clock);
    return new Connection(
        settings,
        guard,
        source,
        recent,
        identities,
        new Diagnosis(subject),
        layout,
        () -> credentials.known().flatMap(ClientCredentials::key).flatMap(signer::report),
        () -> {
          tokenSecret.ifPresent(TokenSecretOnDemand::close);
          secret.ifPresent(SecretOnDemand::close);
          http.giveBack(settings.http());
        });
  }

  private JwtSigner signer(GivenKey given) {
    return given instanceof GivenKey.Installed installed
        ? JwtSigner.ofKey(installed.key(), clock)
        : JwtSigner.ofText(clock);
  }
}
