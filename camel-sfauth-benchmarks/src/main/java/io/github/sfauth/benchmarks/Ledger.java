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

import io.github.sfauth.token.AccessToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells failures that somebody could have prevented from those that nobody could: an exchange may
 * fail if the session ended before or during it and there was no other token yet. Thread-safe.
 */
final class Ledger {

  /**
   * How things stood when an exchange began.
   *
   * @param endings how often sessions had ended by then
   * @param usable whether the token in hand was issued since
   */
  record Entry(long endings, boolean usable) {

    static final Entry NONE = new Entry(-1, false);
  }

  private record Ending(long count, Instant at) {}

  private final InstantSource clock;

  private final LongAdder exchanges = new LongAdder();
  private final LongAdder excused = new LongAdder();
  private final LongAdder unexcused = new LongAdder();
  private volatile Ending last = new Ending(0, Instant.MIN);

  Ledger(InstantSource clock) {
    this.clock = clock;
  }

  /** Ends every session. Counted before and after, so that nobody is accused in between. */
  synchronized void sessionsEnd(Runnable end) {
    last = new Ending(last.count() + 1, Instant.MAX);
    end.run();
    last = new Ending(last.count() + 1, clock.instant());
  }

  Entry begin(Optional<AccessToken> inHand) {
    Ending ending = last;
    return new Entry(
        ending.count(), inHand.isPresent() && inHand.get().issuedAt().isAfter(ending.at()));
  }

  void end(Entry begun, boolean failed) {
    exchanges.increment();
    if (failed) {
      boolean sameSession = begun.usable() && begun.endings() == last.count();
      (sameSession ? unexcused : excused).increment();
    }
  }

  /** How often sessions have ended. */
  long endings() {
    return last.count() / 2;
  }

  long exchanges() {
    return exchanges.sum();
  }

  long excused() {
    return excused.sum();
  }

  long unexcused() {
    return unexcused.sum();
  }
}
