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

import io.github.sfauth.oauth.ClientAuthentication;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.ClientSecretPost;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.LoginLimits;
import io.github.sfauth.oauth.OAuthAuthority;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.token.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Logins at a simulated org with credentials that somebody else may change. */
final class LoginBed implements CredentialSource {

  static final Instant ASKED_AT = Instant.parse("2026-11-23T08:00:00Z");
  static final Duration SESSION_TIMEOUT = Duration.ofHours(2);

  private final SimulatedOrg org;
  private ClientCredentials read;
  private ClientCredentials kept;

  LoginBed(SimulatedOrg org) {
    this.org = org;
    this.kept = credentials(SimulatedOrg.CONSUMER_KEY, SimulatedOrg.CONSUMER_SECRET);
    this.read = kept;
  }

  OAuthAuthority authority() {
    return authority(new ClientSecretPost(), "");
  }

  OAuthAuthority authority(ClientAuthentication authentication, String scope) {
    return OAuthAuthority.builder(
            this,
            new ClientCredentialsGrant(scope),
            SalesforceHttp.withDefaults().tokenEndpoint(),
            new HostGuard(Set.of()))
        .authentication(authentication)
        .sessionTimeout(SESSION_TIMEOUT)
        .limits(new LoginLimits())
        .build();
  }

  /** Changes the credentials where they are kept; whoever has read them has the old ones. */
  void keep(String key, String secret) {
    kept = credentials(key, secret);
  }

  @Override
  public ClientCredentials current() {
    return read;
  }

  @Override
  public ClientCredentials reread() {
    read = kept;
    return read;
  }

  private ClientCredentials credentials(String key, String secret) {
    return ClientCredentials.withSecret(org.uri(), key, Secret.of(secret));
  }
}
