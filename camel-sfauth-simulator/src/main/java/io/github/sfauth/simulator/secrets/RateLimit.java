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

import java.time.InstantSource;
import java.util.Set;

/** So many calls of a group of operations in each second of the simulator's clock. */
final class RateLimit {

  private final Set<String> operations;
  private final int callsPerSecond;
  private final InstantSource clock;
  private long second = Long.MIN_VALUE;
  private int calls;

  RateLimit(Set<String> operations, int callsPerSecond, InstantSource clock) {
    this.operations = operations;
    this.callsPerSecond = callsPerSecond;
    this.clock = clock;
  }

  synchronized void pass(String operation) {
    if (!operations.contains(operation)) {
      return;
    }
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      calls = 0;
    }
    if (++calls > callsPerSecond) {
      throw ErrorCode.THROTTLING.because("Rate exceeded");
    }
  }
}
