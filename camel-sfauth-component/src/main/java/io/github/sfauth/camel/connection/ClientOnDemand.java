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

import io.github.sfauth.aws.AwsClientOptions;
import io.github.sfauth.aws.SecretId;
import io.github.sfauth.aws.SecretsManagerClients;
import io.github.sfauth.token.StoreException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What is made of one secret and an AWS client, when it is first needed: building a client may
 * already ask the network for a region, and starting must not. Nor does a stop wait for it: it is
 * built outside of the monitor. Thread-safe.
 */
final class ClientOnDemand<S> {

  private final Optional<SecretsManagerClient> given;
  private final Supplier<SecretsManagerClient> build;
  private final Function<SecretsManagerClient, S> open;

  // All guarded by this; the client only if it is ours to close.
  private @Nullable S opened;
  private @Nullable SecretsManagerClient own;
  private boolean closed;

  ClientOnDemand(ConnectionSettings settings, SecretId id, Function<SecretsManagerClient, S> open) {
    this(settings.secretsManager(), () -> build(settings.aws(), id), open);
  }

  ClientOnDemand(
      Optional<SecretsManagerClient> given,
      Supplier<SecretsManagerClient> build,
      Function<SecretsManagerClient, S> open) {
    this.given = given;
    this.build = build;
    this.open = open;
  }

  S get() {
    Optional<S> known = unlessClosed();
    return known.isPresent() ? known.get() : make();
  }

  /** Two who come at once may make two; the one that comes too late is closed again. */
  private S make() {
    SecretsManagerClient client = given.orElseGet(build);
    boolean kept = false;
    try {
      kept = keep(client, open.apply(client));
    } finally {
      if (!kept && given.isEmpty()) {
        client.close();
      }
    }
    return get();
  }

  private synchronized boolean keep(SecretsManagerClient client, S made) {
    if (closed || opened != null) {
      return false;
    }
    opened = made;
    own = given.isPresent() ? null : client;
    return true;
  }

  private synchronized Optional<S> unlessClosed() {
    if (closed) {
      throw new StoreException("The connection was stopped", null);
    }
    return opened();
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

  private static SecretsManagerClient build(AwsClientOptions aws, SecretId id) {
    try {
      return SecretsManagerClients.build(aws, id);
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
