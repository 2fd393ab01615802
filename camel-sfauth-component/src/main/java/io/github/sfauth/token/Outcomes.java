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

import io.github.sfauth.token.TokenState.Denied;
import io.github.sfauth.token.TokenState.Empty;
import io.github.sfauth.token.TokenState.Held;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What the end of a flight makes of a state. Pure but for chance. */
final class Outcomes {

  private final RefreshPolicy policy;
  private final Pauses pauses;
  private final RandomGenerator random;
  private final boolean ahead;

  Outcomes(RefreshPolicy policy, RandomGenerator random, boolean ahead) {
    this.policy = policy;
    this.pauses = new Pauses(policy, random);
    this.random = random;
    this.ahead = ahead;
  }

  Held afterSuccess(TokenState before, Obtained obtained, boolean refusedAgain, long now) {
    AccessToken token = obtained.token();
    RefreshSchedule.Times times =
        RefreshSchedule.of(token, obtained.stored().createdAt(), ahead, obtained.login(), random);
    Probation probation = probation(brakeLevel(before), obtained.login(), refusedAgain, now);
    return new Held(Optional.of(token), obtained.stored(), times, 0, probation);
  }

  private Probation probation(int level, boolean login, boolean refusedAgain, long now) {
    if (refusedAgain) {
      return Probation.ofLogin(level, now).failed(now, policy);
    }
    return login ? Probation.ofLogin(level, now) : Probation.ofAdoption(level);
  }

  /** A token in hand stays, if it may; else the failure decides when the next flight may begin. */
  TokenState afterFailure(TokenState before, SfAuthException failure, long now, long lastUse) {
    boolean fatal = failure instanceof TokenRefusedException;
    if (before instanceof Held held && held.survives(fatal, now, lastUse)) {
      return held.gatedUntil(now + pauses.ahead());
    } else if (failure instanceof TokenRefusedException refusal) {
      long recheckAt = now + policy.recheckInterval().toMillis();
      return new Denied(refusal, now + pauses.denied(), recheckAt, brakeLevel(before));
    }
    int failures = before instanceof Empty empty ? empty.failures() + 1 : 1;
    boolean expired = !(before instanceof Empty empty) || empty.expired();
    long nextTryAt = now + pauses.backoff(failures, failure);
    return new Empty(nextTryAt, failures, Optional.of(failure), brakeLevel(before), expired);
  }

  private static int brakeLevel(TokenState state) {
    if (state instanceof Empty empty) {
      return empty.brakeLevel();
    } else if (state instanceof Denied denied) {
      return denied.brakeLevel();
    }
    return 0;
  }
}
