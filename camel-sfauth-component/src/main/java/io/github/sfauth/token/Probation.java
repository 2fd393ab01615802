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

/**
 * What the API has shown to think of a token, and what that means for logins. A token fresh from a
 * login that is refused at once proves that logging in cures nothing: the brake. So does, after a
 * few times, one that some calls are let in with and others are not.
 *
 * @param trial while it holds, the token is fresh from a login
 * @param accepted whether the API took the token
 * @param streak what became of the tokens before
 * @param brake while it holds, no login is made
 */
record Probation(Pause trial, boolean accepted, Streak streak, Pause brake) {

  static Probation ofLogin(Streak streak, long now, RefreshPolicy policy) {
    return new Probation(Pause.of(now, policy.probation().toMillis()), false, streak, Pause.NONE);
  }

  static Probation ofAdoption(Streak streak) {
    return new Probation(Pause.NONE, streak.equals(Streak.NONE), streak, Pause.NONE);
  }

  /** After the API took the token; this very object, if that changes nothing. */
  Probation afterAcceptance() {
    boolean stubborn = streak.tooContradictory() && !brake.equals(Pause.NONE);
    return accepted || stubborn ? this : new Probation(trial, true, streak.accepted(), Pause.NONE);
  }

  /** Whether a refusal now shows that logging in cures nothing. */
  boolean failsAt(long now) {
    return trial.holdsAt(now) && (!accepted || streak.tooContradictory());
  }

  /** What the next login starts from. A token that outlived its trial ends the row. */
  Streak streakAt(long now) {
    if (trial.holdsAt(now)) {
      return accepted ? streak.onceMoreContradicted() : streak;
    }
    return trial.equals(Pause.NONE) ? streak : Streak.NONE;
  }

  Probation failed(long now, RefreshPolicy policy) {
    return new Probation(
        Pause.NONE, false, streak.onceMoreRefused(), Pause.of(now, length(policy)));
  }

  private long length(RefreshPolicy policy) {
    long longest = policy.longestBrake().toMillis();
    long length = policy.firstBrake().toMillis();
    for (int i = 0; i < streak.refused() && length < longest; i++) {
      length *= 2;
    }
    return Math.min(length, longest);
  }
}
