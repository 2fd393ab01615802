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
package io.github.sfauth.simulator.secrets;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All secrets, by name. Its monitor guards it and every secret in it: whoever reads to decide and
 * then writes holds it throughout.
 */
final class Vault {

  private final Map<String, Secret> secrets = new TreeMap<>();
  private final SecretNames names = new SecretNames();
  private final InstantSource clock;

  Vault(InstantSource clock) {
    this.clock = clock;
  }

  /** The time in milliseconds, which is what the wire can say. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  synchronized Optional<Secret> lookup(String id) {
    if (!SecretNames.isArn(id)) {
      return Optional.ofNullable(secrets.get(id));
    }
    return secrets.values().stream()
        .filter(secret -> secret.arn().equals(id))
        .findFirst()
        .or(() -> SecretNames.nameInPartialArn(id).map(secrets::get));
  }

  Secret find(String id) {
    if (!SecretNames.isArn(id)) {
      SecretNames.requireValid(id);
    }
    return lookup(id)
        .orElseThrow(
            () ->
                ErrorCode.RESOURCE_NOT_FOUND.because(
                    "Secrets Manager can't find the specified secret."));
  }

  synchronized Secret create(String name, Map<String, String> attributes) {
    Secret secret =
        new Secret(SecretNames.requireValid(name), names.newArn(name), now(), attributes);
    secrets.put(name, secret);
    return secret;
  }

  synchronized Collection<Secret> all() {
    return List.copyOf(secrets.values());
  }

  synchronized void replaceAll(Collection<Secret> others) {
    secrets.clear();
    others.forEach(secret -> secrets.put(secret.name(), secret));
  }
}
