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
import io.github.sfauth.aws.SecretsManagerClients;
import io.github.sfauth.aws.SharedSecretStore;
import io.github.sfauth.aws.SharedSecretStoreBuilder;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The credentials' secret, opened when it is first needed: building an AWS client may already ask
 * the network for a region, and starting must not. Thread-safe.
 */
final class SecretOnDemand implements TokenStore, CredentialSource {

  private final ConnectionSettings settings;
  private final HostGuard guard;
  private final InstantSource clock;

  // All guarded by this; the client only if it is ours to close.
  private @Nullable SharedSecretStore store;
  private @Nullable SecretsManagerClient own;
  private boolean closed;

  SecretOnDemand(ConnectionSettings settings, HostGuard guard, InstantSource clock) {
    this.settings = settings;
    this.guard = guard;
    this.clock = clock;
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
    return !settings.keepsTokenInSecret();
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
  public synchronized Optional<ClientCredentials> known() {
    SharedSecretStore opened = store;
    return opened == null ? Optional.empty() : opened.known();
  }

  synchronized void close() {
    closed = true;
    if (own != null) {
      own.close();
    }
  }

  synchronized SharedSecretStore store() {
    SharedSecretStore known = store;
    if (closed) {
      throw new StoreException("The connection was stopped", null);
    } else if (known == null) {
      known = open(SecretId.of(settings.credentials().secretId().orElseThrow()));
      store = known;
    }
    return known;
  }

  private SharedSecretStore open(SecretId id) {
    SharedSecretStoreBuilder builder =
        SharedSecretStore.builder(client(id), id, guard, settings.sessionTimeout())
            .clock(clock)
            .terms(terms());
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

  private SecretsManagerClient client(SecretId id) {
    if (settings.secretsManager().isPresent()) {
      return settings.secretsManager().get();
    }
    try {
      SecretsManagerClient built = SecretsManagerClients.build(settings.aws(), id);
      own = built;
      return built;
    } catch (IllegalArgumentException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    } catch (SdkException e) {
      // The SDK's own message and causes are not attached: what they quote is not known.
      throw new StoreException(
          "The AWS client for secret "
              + id
              + " cannot be made ("
              + e.getClass().getSimpleName()
              + "): check the region and the AWS options of the endpoint",
          null);
    }
  }
}
