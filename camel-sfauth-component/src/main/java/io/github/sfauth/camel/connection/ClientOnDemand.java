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
import io.github.sfauth.aws.SecretsManagerClients;
import io.github.sfauth.token.StoreException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What is made of one secret and an AWS client, when it is first needed: building a client may
 * already ask the network for a region, and starting must not. Thread-safe.
 */
final class ClientOnDemand<S> {

  private final ConnectionSettings settings;
  private final SecretId id;
  private final Function<SecretsManagerClient, S> open;

  // All guarded by this; the client only if it is ours to close.
  private @Nullable S opened;
  private @Nullable SecretsManagerClient own;
  private boolean closed;

  ClientOnDemand(ConnectionSettings settings, SecretId id, Function<SecretsManagerClient, S> open) {
    this.settings = settings;
    this.id = id;
    this.open = open;
  }

  synchronized S get() {
    S known = opened;
    if (closed) {
      throw new StoreException("The connection was stopped", null);
    } else if (known == null) {
      known = open.apply(client());
      opened = known;
    }
    return known;
  }

  synchronized Optional<S> opened() {
    return Optional.ofNullable(opened);
  }

  synchronized void close() {
    closed = true;
    if (own != null) {
      own.close();
    }
  }

  private SecretsManagerClient client() {
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
