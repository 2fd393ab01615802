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

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.token.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that options give. A key in a file is read anew when the credentials are, so that a
 * file that was replaced is picked up. Thread-safe.
 */
final class GivenCredentialSource implements CredentialSource {

  private final GivenCredentials given;
  private final HostGuard guard;
  private volatile @Nullable ClientCredentials latest;

  GivenCredentialSource(GivenCredentials given, HostGuard guard) {
    this.given = given;
    this.guard = guard;
  }

  @Override
  public ClientCredentials current() {
    ClientCredentials known = latest;
    return known == null ? reread() : known;
  }

  @Override
  public ClientCredentials reread() {
    ClientCredentials now =
        new ClientCredentials(
            guard.loginUrl(given.loginUrl().orElseThrow()),
            given.clientId().orElseThrow(),
            given.clientSecret(),
            key(given.key()),
            given.username(),
            given.audience());
    latest = now;
    return now;
  }

  @Override
  public Optional<ClientCredentials> known() {
    return Optional.ofNullable(latest);
  }

  /** What to sign with; nothing if the options do not say. */
  static Optional<SigningKey> key(GivenKey given) {
    if (given instanceof GivenKey.Text text) {
      try {
        return Optional.of(text.read());
      } catch (IllegalArgumentException e) {
        // Not the cause: resource loaders quote what they were given.
        throw new StoreException(String.valueOf(e.getMessage()), null);
      }
    }
    return given instanceof GivenKey.Installed
        ? Optional.of(new SigningKey.Installed())
        : Optional.empty();
  }
}
