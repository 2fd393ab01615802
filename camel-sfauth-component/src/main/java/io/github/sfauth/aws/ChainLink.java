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

import java.util.UUID;

/**
 * A place in the chain of versions where a token may be written.
 *
 * @param id the version to write
 * @param parent the version that it follows
 * @param step how many versions of the chain, already there, lie before the parent
 * @param attempt how many ids behind this parent were tried, this one included
 */
record ChainLink(String id, String parent, int step, int attempt) {

  /**
   * Behind the version that was refused last, if the chain leads there; else behind the current.
   */
  static ChainLink behind(String current, String refused) {
    return VersionChain.steps(current, refused).stream()
        .mapToObj(step -> behind(refused, step, 1))
        .findFirst()
        .orElseGet(() -> behind(current, 0, 1));
  }

  private static ChainLink behind(String parent, int step, int attempt) {
    return new ChainLink(VersionChain.successor(parent, attempt), parent, step, attempt);
  }

  /** Where to write if this id is taken by what cannot be used. */
  ChainLink next() {
    if (!isLastStep()) {
      return behind(id, step + 1, 1);
    } else if (attempt < VersionChain.ATTEMPTS) {
      return behind(parent, step, attempt + 1);
    }
    return new ChainLink(UUID.randomUUID().toString(), parent, step, attempt + 1);
  }

  boolean isLastStep() {
    return step + 1 >= VersionChain.STEPS;
  }

  /** Whether no other process will come to this id. */
  boolean isOffChain() {
    return attempt > VersionChain.ATTEMPTS;
  }
}
