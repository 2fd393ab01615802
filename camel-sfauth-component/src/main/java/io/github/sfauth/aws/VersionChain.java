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

import java.util.OptionalInt;
import java.util.UUID;

/**
 * The ids that versions of a secret get, so that two publishers which start from the same version
 * ask for the same id: Secrets Manager gives it to one of them, and the other knows where to find
 * what was published.
 *
 * <p>An id says nothing of the secret: request tokens are shown in CloudTrail, and the name, the
 * ARN and a replica's ARN would give different ids for one secret. All processes that share a
 * secret must agree on this class, whatever their version.
 */
final class VersionChain {

  /** How many parents are tried, one behind the other, before further attempts on the last. */
  static final int STEPS = 3;

  /** How many ids are tried behind the last parent. */
  static final int ATTEMPTS = 3;

  private static final UUID NAMESPACE = UUID.fromString("80022197-0046-4956-86af-5b06fec01ffa");

  private VersionChain() {}

  /** The id of the version that follows another. */
  static String successor(String parent, int attempt) {
    return NameBasedUuid.of(NAMESPACE, name(parent) + ":" + attempt).toString();
  }

  /** What a version is called as a parent: a secret's first version has none. */
  static String name(String parent) {
    return parent.isEmpty() ? "none" : parent;
  }

  /**
   * How many steps lead from one version to another: none if they are the same, empty if the chain
   * does not lead there.
   */
  static OptionalInt steps(String from, String to) {
    String id = from;
    for (int step = 0; step < STEPS; step++) {
      if (id.equals(to)) {
        return OptionalInt.of(step);
      }
      id = successor(id, 1);
    }
    return OptionalInt.empty();
  }
}
