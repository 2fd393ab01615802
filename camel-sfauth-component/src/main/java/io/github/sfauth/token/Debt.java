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
import java.util.Optional;

/**
 * Whether and when a token that is kept in memory only is to be stored after all.
 *
 * @param pause while it holds, nothing is tried; empty if nothing is owed
 * @param failures how many times in a row the store failed
 */
record Debt(Optional<Pause> pause, int failures) {

  /** It is stored, or has no place in the store, or another's token is there by now. */
  static final Debt NONE = new Debt(Optional.empty(), 0);

  static Debt after(long now, long length, int failures) {
    return new Debt(Optional.of(Pause.of(now, length)), failures);
  }

  /** The store itself says when. The clocks may count in smaller steps than the pause. */
  static Debt after(long now, Duration length) {
    return after(now, Math.max(0, length.toMillis()) + 1, 0);
  }

  boolean isSettled() {
    return equals(NONE);
  }

  long dueAt() {
    return pause.map(Pause::until).orElse(RefreshSchedule.NEVER);
  }

  boolean isDueAt(long now) {
    // Asked on the way of an exchange: nothing is made for it.
    return pause.isPresent() && !pause.get().holdsAt(now);
  }
}
