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

import io.github.sfauth.oauth.CredentialSource;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.HostGuard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Describes a store on a secret of the token's own. For one thread. */
public final class OwnSecretStoreBuilder {

  final SecretsManagerClient client;
  final SecretId id;
  final HostGuard guard;
  final CredentialSource credentials;
  final Grant grant;
  final Duration sessionTimeout;
  String issuer = UUID.randomUUID().toString();
  InstantSource clock = InstantSource.system();
  RandomGenerator random = RandomGenerator.getDefault();
  Pause pause = Pause.PARKED;

  OwnSecretStoreBuilder(
      SecretsManagerClient client,
      SecretId id,
      HostGuard guard,
      CredentialSource credentials,
      Grant grant,
      Duration sessionTimeout) {
    this.client = client;
    this.id = id;
    this.guard = guard;
    this.credentials = credentials;
    this.grant = grant;
    this.sessionTimeout = sessionTimeout;
  }

  /**
   * What this process is called in the records that it writes.
   *
   * @param issuer a name for people to find the process by; random unless set
   * @return this builder
   */
  public OwnSecretStoreBuilder issuer(String issuer) {
    this.issuer = issuer;
    return this;
  }

  /**
   * What time it is.
   *
   * @param clock the clock
   * @return this builder
   */
  public OwnSecretStoreBuilder clock(InstantSource clock) {
    this.clock = clock;
    return this;
  }

  /**
   * What chance says.
   *
   * @param random the generator
   * @return this builder
   */
  public OwnSecretStoreBuilder random(RandomGenerator random) {
    this.random = random;
    return this;
  }

  /**
   * How to let a moment pass.
   *
   * @param pause the pause
   * @return this builder
   */
  public OwnSecretStoreBuilder pause(Pause pause) {
    this.pause = pause;
    return this;
  }

  /**
   * Makes the store. Nothing is read before it is asked.
   *
   * @return the store
   */
  public OwnSecretStore build() {
    return new OwnSecretStore(this);
  }
}
