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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the caller's policies and the keys' policies forbid, by secret. */
final class Denials {

  /** Stands for every operation. */
  static final String ANY = "*";

  /** What is wrong with the key of a secret. */
  enum KeyTrouble {
    FORBIDDEN,
    UNUSABLE
  }

  private static final String CALLER = "arn:aws:iam::000000000000:user/simulated";

  private final Map<String, Set<String>> operations = new ConcurrentHashMap<>();
  private final Map<String, KeyTrouble> keys = new ConcurrentHashMap<>();
  private final Vault vault;

  Denials(Vault vault) {
    this.vault = vault;
  }

  void deny(String secretId, String operation) {
    operations.computeIfAbsent(key(secretId), any -> ConcurrentHashMap.newKeySet()).add(operation);
  }

  void trouble(String secretId, KeyTrouble trouble) {
    keys.put(key(secretId), trouble);
  }

  void allow(String secretId) {
    operations.remove(key(secretId));
    keys.remove(key(secretId));
  }

  /** Comes before the secret is looked for: AWS denies what does not exist, too. */
  void requireAllowed(String secretId, String operation) {
    Set<String> denied = operations.getOrDefault(key(secretId), Set.of());
    if (denied.contains(operation) || denied.contains(ANY)) {
      String action = "secretsmanager:" + operation;
      throw ErrorCode.ACCESS_DENIED.because(
          "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
              .formatted(
                  CALLER,
                  action,
                  vault.lookup(secretId).map(Secret::arn).orElse(secretId),
                  action));
    }
  }

  void requireDecryption(Secret secret) {
    requireKey(
        secret,
        ErrorCode.DECRYPTION_FAILURE.because(
            "Secrets Manager can't decrypt the protected secret text using the provided KMS key."));
  }

  void requireEncryption(Secret secret) {
    requireKey(
        secret,
        ErrorCode.ENCRYPTION_FAILURE.because(
            "Secrets Manager can't encrypt the protected secret text using the provided KMS key."));
  }

  private void requireKey(Secret secret, RefusedException ifUnusable) {
    KeyTrouble trouble = keys.get(secret.name());
    if (trouble == KeyTrouble.FORBIDDEN) {
      throw ErrorCode.ACCESS_DENIED.because("Access to KMS is not allowed");
    } else if (trouble == KeyTrouble.UNUSABLE) {
      throw ifUnusable;
    }
  }

  private String key(String secretId) {
    return vault.lookup(secretId).map(Secret::name).orElse(secretId);
  }
}
