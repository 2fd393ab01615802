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

import io.github.sfauth.aws.OwnSecretStore;
import io.github.sfauth.aws.SecretId;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.time.InstantSource;

/** The token's own secret, opened when it is first needed. Thread-safe. */
final class TokenSecretOnDemand implements TokenStore {

  private final ClientOnDemand<OwnSecretStore> secret;

  TokenSecretOnDemand(
      ConnectionSettings settings,
      HostGuard guard,
      CredentialSource credentials,
      InstantSource clock) {
    SecretId id = SecretId.of(settings.tokenSecretId().orElseThrow());
    this.secret =
        new ClientOnDemand<>(
            settings,
            id,
            client ->
                OwnSecretStore.builder(
                        client, id, guard, credentials, settings.grant(), settings.sessionTimeout())
                    .clock(clock)
                    .build());
  }

  OwnSecretStore store() {
    return secret.get();
  }

  @Override
  public StoredToken read() {
    return store().read();
  }

  @Override
  public Publication publish(AccessToken token, StoredToken expected) {
    return store().publish(token, expected);
  }

  @Override
  public boolean refreshesAhead() {
    return true;
  }

  @Override
  public Duration clockOffset() {
    return secret.opened().map(OwnSecretStore::clockOffset).orElse(Duration.ZERO);
  }

  void close() {
    secret.close();
  }
}
