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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a person with every right does to the vault, past the protocol, its denials and faults. */
final class Operator {

  private final Vault vault;
  private final WriteOperations writes;

  Operator(Vault vault, Denials denials) {
    this.vault = vault;
    this.writes = new WriteOperations(vault, denials);
  }

  String createEmpty(String name) {
    return atOnce(() -> createAbsent(name).arn());
  }

  String create(String name, Content content) {
    return atOnce(
        () -> {
          Secret secret = createAbsent(name);
          write(secret, content);
          return secret.arn();
        });
  }

  private Secret createAbsent(String name) {
    if (vault.lookup(name).isPresent()) {
      throw ErrorCode.RESOURCE_EXISTS.because("There is a secret " + name + " already.");
    }
    return vault.create(name, Map.of());
  }

  void edit(String secretId, Content content) {
    with(secretId, secret -> write(secret, content));
  }

  private Version write(Secret secret, Content content) {
    return writes.write(secret, UUID.randomUUID().toString(), content, Set.of());
  }

  void rollBack(String secretId) {
    with(
        secretId,
        secret -> {
          Labels labels = secret.history().labels();
          LabelMove move =
              new LabelMove(
                  Labels.CURRENT, labels.holder(Labels.CURRENT), labels.holder(Labels.PREVIOUS));
          return secret.change(move.applyTo(secret.history()), vault.now());
        });
  }

  void delete(String secretId) {
    place(secretId, new Standing.MarkedForDeletion(vault.now()));
  }

  void place(String secretId, Standing standing) {
    with(secretId, secret -> secret.change(standing, vault.now()));
  }

  Version current(String secretId) {
    return with(
        secretId,
        secret ->
            secret
                .history()
                .labelled(Labels.CURRENT)
                .orElseThrow(
                    () -> new IllegalArgumentException(secret.name() + " has no version")));
  }

  String currentText(String secretId) {
    if (current(secretId).content() instanceof Content.Text text) {
      return text.text();
    }
    throw new IllegalArgumentException("The current version of " + secretId + " is binary");
  }

  Map<String, Set<String>> versions(String secretId) {
    return with(
        secretId,
        secret -> {
          Map<String, Set<String>> labels = new LinkedHashMap<>();
          History history = secret.history();
          history.versions().forEach(v -> labels.put(v.id(), history.labels().of(v.id())));
          return labels;
        });
  }

  private <T> T with(String secretId, Function<Secret, T> work) {
    return atOnce(() -> work.apply(vault.find(secretId)));
  }

  private <T> T atOnce(Supplier<T> work) {
    synchronized (vault) {
      try {
        return work.get();
      } catch (RefusedException refused) {
        throw new IllegalArgumentException(refused.getMessage(), refused);
      }
    }
  }
}
