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
package io.github.sfauth.token;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failure; chance keeps processes apart. */
final class Pauses {

  /** A secret that was mended is noticed this soon: its reader costs no login. */
  private static final Duration LONGEST_FOR_STORE = Duration.ofSeconds(15);

  /** Salesforce counts logins by the hour: nothing it can ask for takes longer. */
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private final RefreshPolicy policy;
  private final RandomGenerator random;

  Pauses(RefreshPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.random = random;
  }

  /** After a refusal: the hold, and up to half of it again. */
  long denied() {
    long hold = policy.deniedHold().toMillis();
    return hold + drawn(hold / 2);
  }

  /** After a refresh ahead of need failed: the gate, and up to as much again. */
  long ahead(SfAuthException failure, boolean fatal) {
    long gate = policy.aheadGate().toMillis();
    return fatal ? denied() : Math.max(gate, asked(failure)) + drawn(gate);
  }

  /** After trouble that passes: exponential with full jitter, on top of what the server asks. */
  long backoff(int failures, SfAuthException failure) {
    Duration cap = failure instanceof StoreException ? LONGEST_FOR_STORE : policy.longestBackoff();
    long longest = Math.min(cap.toMillis(), policy.longestBackoff().toMillis());
    long end = policy.firstBackoff().toMillis();
    for (int i = 1; i < failures && end < longest; i++) {
      end *= 2;
    }
    return asked(failure) + drawn(Math.min(end, longest));
  }

  private long drawn(long end) {
    return (long) (end * random.nextDouble());
  }

  private static long asked(SfAuthException failure) {
    if (!(failure instanceof TokenUnavailableException unavailable)) {
      return 0;
    }
    Duration asked = unavailable.retryAfter().orElse(Duration.ZERO);
    Duration honoured = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    return honoured.isNegative() ? 0 : honoured.toMillis();
  }
}
