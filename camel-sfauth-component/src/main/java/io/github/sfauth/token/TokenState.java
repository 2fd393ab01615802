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

import java.util.Optional;

/** One immutable moment in a token's life. */
sealed interface TokenState {

  /**
   * Nothing to serve.
   *
   * @param nextTryAt before this instant callers get the last failure instead of a new flight
   * @param failures how many flights failed in a row
   * @param lastFailure what the last of them ended with
   * @param brakeLevel how many fresh tokens in a row the API refused
   * @param expired whether there was a token before
   */
  record Empty(
      long nextTryAt,
      int failures,
      Optional<SfAuthException> lastFailure,
      int brakeLevel,
      boolean expired)
      implements TokenState {

    static final Empty ABSENT = new Empty(0, 0, Optional.empty(), 0, false);

    static Empty afterRejection(int brakeLevel) {
      return new Empty(0, 0, Optional.empty(), brakeLevel, true);
    }
  }

  /**
   * A token in hand.
   *
   * @param ready the token, wrapped once so that serving it allocates nothing
   * @param stored the store's version that is known to hold it, or that was last seen
   * @param times when it is refreshed
   * @param nextTryAt before this instant no refresh ahead is tried
   * @param probation what the API thinks of it
   */
  record Held(
      Optional<AccessToken> ready,
      StoredToken stored,
      RefreshSchedule.Times times,
      long nextTryAt,
      Probation probation)
      implements TokenState {

    AccessToken token() {
      return ready.orElseThrow();
    }

    boolean usableAt(long now, long lastUse) {
      return now < times.mandatoryAt() && now - lastUse < times.idleLimit();
    }

    boolean refreshDueAt(long now) {
      return now >= times.advisoryAt() && now >= nextTryAt;
    }

    /**
     * Whether the token goes on after a flight failed: always while it is usable, and beyond a
     * guessed end unless Salesforce decided against us.
     */
    boolean survives(boolean fatal, long now, long lastUse) {
      return usableAt(now, lastUse) || (!fatal && now < times.mandatoryAt());
    }

    /** Given up, unless it came fresh from a login: then no login helps, and it is kept. */
    TokenState afterRejection(long now, RefreshPolicy policy) {
      return probation.failsAt(now, policy)
          ? with(probation.failed(now, policy))
          : Empty.afterRejection(probation.levelAfterGivingUp());
    }

    Held gatedUntil(long instant) {
      return new Held(ready, stored, times, instant, probation);
    }

    Held with(Probation other) {
      return new Held(ready, stored, times, nextTryAt, other);
    }
  }

  /**
   * Salesforce refuses to log us in, and no usable token is left.
   *
   * @param cause the refusal
   * @param until until when it is raised without asking again
   * @param recheckAt from when on a caller may start a look at the credentials
   * @param brakeLevel how many fresh tokens in a row the API refused
   */
  record Denied(TokenRefusedException cause, long until, long recheckAt, int brakeLevel)
      implements TokenState {

    Denied recheckedAt(long nextRecheck) {
      return new Denied(cause, until, nextRecheck, brakeLevel);
    }
  }
}
