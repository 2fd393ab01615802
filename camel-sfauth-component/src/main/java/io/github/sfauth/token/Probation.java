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
 * login that is refused at once proves that logging in cures nothing: the brake.
 *
 * @param trial while it holds, the token is fresh from a login and was neither accepted nor refused
 * @param level how many fresh tokens in a row were refused
 * @param brake while it holds, no login is made
 */
record Probation(Pause trial, int level, Pause brake) {

  /** Accepted, or never doubted. */
  static final Probation PASSED = new Probation(Pause.NONE, 0, Pause.NONE);

  static Probation ofLogin(int level, long now, RefreshPolicy policy) {
    return new Probation(Pause.of(now, policy.probation().toMillis()), level, Pause.NONE);
  }

  static Probation ofAdoption(int level) {
    return level == 0 ? PASSED : new Probation(Pause.NONE, level, Pause.NONE);
  }

  /** Whether there is nothing left to prove. */
  boolean passed() {
    return level == 0 && trial.until() == 0 && brake.until() == 0;
  }

  /** Whether a refusal now is one of a fresh login's token. */
  boolean failsAt(long now) {
    return trial.holdsAt(now);
  }

  /** The level that the next login starts from. A token that outlived its trial ends the row. */
  int levelAt(long now) {
    boolean outlived = !trial.equals(Pause.NONE) && !trial.holdsAt(now);
    return outlived ? 0 : level;
  }

  Probation failed(long now, RefreshPolicy policy) {
    return new Probation(Pause.NONE, level + 1, Pause.of(now, length(policy)));
  }

  private long length(RefreshPolicy policy) {
    long longest = policy.longestBrake().toMillis();
    long length = policy.firstBrake().toMillis();
    for (int i = 0; i < level && length < longest; i++) {
      length *= 2;
    }
    return Math.min(length, longest);
  }
}
