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

  /** The store's version that was last seen: what is not newer is not worth adopting. */
  StoredToken seen();

  /** How many fresh tokens in a row the API refused. */
  Streak streakAt(long now);

  /** Whether there is a token, or was one before. */
  boolean hadToken();

  /** No token, and for a while no flight for one. */
  sealed interface Paused extends TokenState {

    /** Whether it is time to look for what would end it: another's token, other credentials. */
    boolean lookDueAt(long now);

    /** The same, looked at just now: no look is due while that holds. */
    Paused watched(Pause watch);

    /** Whether it is the same pause, watched or not. */
    boolean isSameAs(Paused other);
  }

  /**
   * Nothing to serve.
   *
   * @param pause while it holds, callers get the last failure instead of a new flight
   * @param watch while it holds, nobody looks for what would end the pause
   * @param failures how many flights failed in a row
   * @param lastFailure what the last of them ended with
   * @param seen the store's version that was last seen
   * @param streak what became of the tokens before
   * @param hadToken whether there was a token before
   */
  record Empty(
      Pause pause,
      Pause watch,
      int failures,
      Optional<SfAuthException> lastFailure,
      StoredToken seen,
      Streak streak,
      boolean hadToken)
      implements Paused {

    static final Empty ABSENT =
        new Empty(
            Pause.NONE, Pause.NONE, 0, Optional.empty(), StoredToken.NOTHING, Streak.NONE, false);

    /** The next caller begins a flight at once. */
    static Empty after(TokenState before, long now) {
      Streak streak = before.streakAt(now);
      return new Empty(
          Pause.NONE, Pause.NONE, 0, Optional.empty(), before.seen(), streak, before.hadToken());
    }

    static Empty after(
        TokenState before, SfAuthException failure, int failures, Pause pause, Pause watch) {
      Streak streak = before.streakAt(pause.from());
      return new Empty(
          pause, watch, failures, Optional.of(failure), before.seen(), streak, before.hadToken());
    }

    @Override
    public boolean lookDueAt(long now) {
      return pause.holdsAt(now) && !watch.holdsAt(now);
    }

    @Override
    public Empty watched(Pause other) {
      return new Empty(pause, other, failures, lastFailure, seen, streak, hadToken);
    }

    @Override
    public boolean isSameAs(Paused other) {
      return other instanceof Empty empty && pause.equals(empty.pause);
    }

    @Override
    public Streak streakAt(long now) {
      return streak;
    }
  }

  /**
   * A token in hand.
   *
   * @param ready the token, wrapped once so that serving it allocates nothing
   * @param seen the store's version that is known to hold it, or that was last seen
   * @param times when it is refreshed
   * @param gate while it holds, no refresh ahead is tried
   * @param probation what the API thinks of it
   * @param debt whether and when it is to be stored
   * @param dueAt before that instant, whoever passes has nothing to do
   */
  record Held(
      Optional<AccessToken> ready,
      StoredToken seen,
      RefreshSchedule.Times times,
      Pause gate,
      Probation probation,
      Debt debt,
      long dueAt)
      implements TokenState {

    Held(
        Optional<AccessToken> ready,
        StoredToken seen,
        RefreshSchedule.Times times,
        Pause gate,
        Probation probation,
        Debt debt) {
      this(ready, seen, times, gate, probation, debt, Math.min(times.advisoryAt(), debt.dueAt()));
    }

    AccessToken token() {
      return ready.orElseThrow();
    }

    @Override
    public boolean hadToken() {
      return true;
    }

    boolean usableAt(long now, long lastUse) {
      return now < times.mandatoryAt() && now - lastUse < times.idleLimit();
    }

    boolean refreshDueAt(long now) {
      return now >= times.advisoryAt() && !gate.holdsAt(now) && !probation.brake().holdsAt(now);
    }

    /** Whether the last refresh ahead of need brought nothing. */
    boolean refreshFailed() {
      return !gate.equals(Pause.NONE);
    }

    boolean storingDueAt(long now) {
      return debt.isDueAt(now) && !probation.brake().holdsAt(now);
    }

    /** How exactly the last use must be known, at most: well within the idle limit. */
    long useSample(long most) {
      return Math.min(most, times.idleLimit() / 4);
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
      return probation.failsAt(now) ? with(probation.failed(now, policy)) : Empty.after(this, now);
    }

    Held gated(Pause pause) {
      return new Held(ready, seen, times, pause, probation, debt);
    }

    Held with(Probation other) {
      return new Held(ready, seen, times, gate, other, debt);
    }

    /** After an attempt to store it. */
    Held stored(StoredToken version, RefreshSchedule.Times newTimes, Debt left) {
      return new Held(ready, version, newTimes, gate, probation, left);
    }

    /** It need not be stored any more. What others stored is adopted when there is need. */
    Held withoutDebt() {
      return new Held(ready, seen, times, gate, probation, Debt.NONE);
    }

    @Override
    public Streak streakAt(long now) {
      return probation.streakAt(now);
    }
  }

  /**
   * Salesforce refuses to log us in, and no usable token is left.
   *
   * @param cause the refusal
   * @param hold while it holds, the refusal is raised without asking again
   * @param watch while it holds, nobody looks for what would end the hold
   * @param seen the store's version that was last seen
   * @param streak what became of the tokens before
   * @param hadToken whether there was a token before
   */
  record Denied(
      TokenRefusedException cause,
      Pause hold,
      Pause watch,
      StoredToken seen,
      Streak streak,
      boolean hadToken)
      implements Paused {

    @Override
    public boolean lookDueAt(long now) {
      return hold.holdsAt(now) && !watch.holdsAt(now);
    }

    @Override
    public Denied watched(Pause other) {
      return new Denied(cause, hold, other, seen, streak, hadToken);
    }

    @Override
    public boolean isSameAs(Paused other) {
      return other instanceof Denied denied && cause == denied.cause;
    }

    @Override
    public Streak streakAt(long now) {
      return streak;
    }
  }
}
