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

  /** After a blip others have the token soon; what lasts is asked for it four times an hour. */
  private static final Duration FIRST_FOR_STORING = Duration.ofSeconds(15);

  private static final Duration LONGEST_FOR_STORING = TokenStore.WRITE_FLOOR;

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
    return asked(failure) + drawn(doubled(policy.firstBackoff().toMillis(), failures, longest));
  }

  /** Until a token is to be stored after all: half of it sure, as the store is to be spared. */
  long store(int failures) {
    long end = doubled(FIRST_FOR_STORING.toMillis(), failures, LONGEST_FOR_STORING.toMillis());
    return end / 2 + drawn(end / 2);
  }

  /** Those whom the floor of one write held back are free at one instant, and would all write. */
  Duration apart() {
    return Duration.ofMillis(drawn(FIRST_FOR_STORING.toMillis()));
  }

  private static long doubled(long first, int times, long longest) {
    long end = first;
    for (int i = 1; i < times && end < longest; i++) {
      end *= 2;
    }
    return Math.min(end, longest);
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
