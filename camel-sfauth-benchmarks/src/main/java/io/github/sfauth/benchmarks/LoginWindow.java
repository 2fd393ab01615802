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
package io.github.sfauth.benchmarks;

import io.github.sfauth.simulator.org.SimulatedOrg;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Tells whether a login was under way, from the calls that the org counted. Thread-safe. */
final class LoginWindow {

  private final SimulatedOrg org;
  private final long length;
  private final AtomicLong calls;
  private volatile long end = Long.MIN_VALUE;

  /**
   * Watches an org.
   *
   * @param login how long each of its logins takes
   */
  LoginWindow(SimulatedOrg org, Duration login) {
    this.org = org;
    this.length = login.toNanos();
    this.calls = new AtomicLong(org.counters().of("token"));
  }

  /** Whether an exchange that took from start to now passed while somebody logged in. */
  boolean overlaps(long start, long now) {
    long counted = org.counters().of("token");
    if (calls.getAndSet(counted) != counted) {
      end = now + length;
      return true;
    }
    long until = end;
    return until != Long.MIN_VALUE && start < until;
  }
}
