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

import io.github.sfauth.aws.SecretId;
import io.github.sfauth.aws.SecretTerms;
import io.github.sfauth.aws.SharedSecretStore;
import io.github.sfauth.aws.SharedSecretStoreBuilder;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The credentials' secret, opened when it is first needed. Thread-safe. */
final class SecretOnDemand implements TokenStore, CredentialSource {

  private final ConnectionSettings settings;
  private final HostGuard guard;
  private final InstantSource clock;

  private final ClientOnDemand<SharedSecretStore> secret;

  SecretOnDemand(ConnectionSettings settings, HostGuard guard, InstantSource clock) {
    this.settings = settings;
    this.guard = guard;
    this.clock = clock;
    SecretId id = SecretId.of(settings.credentials().secretId().orElseThrow());
    this.secret = new ClientOnDemand<>(settings, id, client -> open(client, id));
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
    return layout() != TokenLayout.SHARED;
  }

  @Override
  public Duration clockOffset() {
    return secret.opened().map(SharedSecretStore::clockOffset).orElse(Duration.ZERO);
  }

  /** Where the token is kept, if it has no secret of its own, as far as that is known by now. */
  TokenLayout layout() {
    boolean takesNone = secret.opened().filter(SharedSecretStore::refreshesAhead).isPresent();
    return takesNone ? TokenLayout.MEMORY : settings.layout();
  }

  @Override
  public ClientCredentials current() {
    return store().current();
  }

  @Override
  public ClientCredentials reread() {
    return store().reread();
  }

  @Override
  public Optional<ClientCredentials> known() {
    return secret.opened().flatMap(SharedSecretStore::known);
  }

  SharedSecretStore store() {
    return secret.get();
  }

  void close() {
    secret.close();
  }

  private SharedSecretStore open(SecretsManagerClient client, SecretId id) {
    SharedSecretStoreBuilder builder =
        SharedSecretStore.builder(client, id, guard, settings.sessionTimeout())
            .clock(clock)
            .terms(terms())
            .grant(settings.grant());
    settings.whyMemoryOnly().ifPresent(builder::memoryOnly);
    return builder.build();
  }

  private SecretTerms terms() {
    GivenCredentials given = settings.credentials();
    return new SecretTerms(
        settings.needs(),
        given.loginUrl().map(guard::loginUrl),
        given.username(),
        given.audience(),
        GivenCredentialSource.key(given.key()));
  }
}
