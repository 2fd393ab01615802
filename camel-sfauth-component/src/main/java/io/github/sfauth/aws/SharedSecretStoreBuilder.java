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
package io.github.sfauth.aws;

import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.HostGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Describes a store on a shared secret. For one thread. */
public final class SharedSecretStoreBuilder {

  final SecretsManagerClient client;
  final SecretId id;
  final HostGuard guard;
  final Duration sessionTimeout;
  SecretTerms terms = SecretTerms.CLIENT_SECRET;
  Optional<Grant> grant = Optional.empty();
  Optional<String> memoryOnly = Optional.empty();
  InstantSource clock = InstantSource.system();
  RandomGenerator random = RandomGenerator.getDefault();
  Pause pause = Pause.PARKED;

  SharedSecretStoreBuilder(
      SecretsManagerClient client, SecretId id, HostGuard guard, Duration sessionTimeout) {
    this.client = client;
    this.id = id;
    this.guard = guard;
    this.sessionTimeout = sessionTimeout;
  }

  /**
   * On which terms the secret is read.
   *
   * @param terms a client with a secret, and no options, unless set
   * @return this builder
   */
  public SharedSecretStoreBuilder terms(SecretTerms terms) {
    this.terms = terms;
    return this;
  }

  /**
   * What tokens are asked for with. It keeps the token of a client that was replaced in the secret
   * from being stored beside the new one's credentials.
   *
   * @param grant the grant
   * @return this builder
   */
  public SharedSecretStoreBuilder grant(Grant grant) {
    this.grant = Optional.of(grant);
    return this;
  }

  /**
   * Takes the credentials from the secret, but neither reads nor writes a token there.
   *
   * @param reason why, for people to read
   * @return this builder
   */
  public SharedSecretStoreBuilder memoryOnly(String reason) {
    this.memoryOnly = Optional.of(reason);
    return this;
  }

  /**
   * What time it is.
   *
   * @param clock the clock
   * @return this builder
   */
  public SharedSecretStoreBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * What chance says.
   *
   * @param random the generator
   * @return this builder
   */
  public SharedSecretStoreBuilder random(RandomGenerator random) {
    this.random = random;
    return this;
  }

  /**
   * How to let a moment pass.
   *
   * @param pause the pause
   * @return this builder
   */
  public SharedSecretStoreBuilder pause(Pause pause) {
    this.pause = pause;
    return this;
  }

  /**
   * Makes the store. Nothing is read before it is asked.
   *
   * @return the store
   */
  public SharedSecretStore build() {
    return new SharedSecretStore(this);
  }
}
