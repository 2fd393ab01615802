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
 * @param pending whether the token comes from a login and was neither accepted nor refused yet
 * @param since when it came, in milliseconds
 * @param level how many fresh tokens in a row were refused
 * @param brakedUntil until when no login is made, in milliseconds
 */
record Probation(boolean pending, long since, int level, long brakedUntil) {

  /** Accepted, or never doubted. */
  static final Probation PASSED = new Probation(false, 0, 0, 0);

  static Probation ofLogin(int level, long now) {
    return new Probation(true, now, level, 0);
  }

  static Probation ofAdoption(int level) {
    return level == 0 ? PASSED : new Probation(false, 0, level, 0);
  }

  boolean brakedAt(long now) {
    return now < brakedUntil;
  }

  /** Whether a refusal now is one of a fresh login's token. */
  boolean failsAt(long now, RefreshPolicy policy) {
    return pending && now - since < policy.probation().toMillis();
  }

  /** The level that the next login starts from, if the token is given up now. */
  int levelAfterGivingUp() {
    return pending ? 0 : level;
  }

  Probation failed(long now, RefreshPolicy policy) {
    return new Probation(false, since, level + 1, now + pause(policy));
  }

  private long pause(RefreshPolicy policy) {
    long longest = policy.longestBrake().toMillis();
    long pause = policy.firstBrake().toMillis();
    for (int i = 0; i < level && pause < longest; i++) {
      pause *= 2;
    }
    return Math.min(pause, longest);
  }
}
