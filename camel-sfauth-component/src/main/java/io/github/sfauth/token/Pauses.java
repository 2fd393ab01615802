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

  private final RefreshPolicy policy;
  private final RandomGenerator random;

  Pauses(RefreshPolicy policy, RandomGenerator random) {
    this.policy = policy;
    this.random = random;
  }

  /** After a refusal: the hold, and up to half of it again. */
  long denied() {
    long hold = policy.deniedHold().toMillis();
    return hold + (long) (hold / 2.0 * random.nextDouble());
  }

  /** After a refresh ahead of need failed: the gate, and up to as much again. */
  long ahead() {
    long gate = policy.aheadGate().toMillis();
    return gate + (long) (gate * random.nextDouble());
  }

  /** After trouble that passes: exponential with full jitter, or what the server asks for. */
  long backoff(int failures, SfAuthException failure) {
    Duration cap = failure instanceof StoreException ? LONGEST_FOR_STORE : policy.longestBackoff();
    long longest = Math.min(cap.toMillis(), policy.longestBackoff().toMillis());
    long end = policy.firstBackoff().toMillis();
    for (int i = 1; i < failures && end < longest; i++) {
      end *= 2;
    }
    long drawn = (long) (Math.min(end, longest) * random.nextDouble());
    return Math.max(drawn, asked(failure));
  }

  private static long asked(SfAuthException failure) {
    return failure instanceof TokenUnavailableException unavailable
        ? unavailable.retryAfter().map(Duration::toMillis).orElse(0L)
        : 0L;
  }
}
