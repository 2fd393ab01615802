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
  private final TokenStore store;

  /** Asks the store anew each time what it knows of itself: it may learn that late. */
  Outcomes(RefreshPolicy policy, RandomGenerator random, TokenStore store) {
    this.policy = policy;
    this.pauses = new Pauses(policy, random);
    this.random = random;
    this.store = store;
  }

  Held afterSuccess(TokenState before, Obtained obtained, boolean refusedAgain, long now) {
    Probation probation = probation(before.streakAt(now), obtained, now);
    return new Held(
        Optional.of(obtained.token()),
        obtained.stored(),
        times(obtained, now),
        Pause.NONE,
        refusedAgain ? probation.failed(now, policy) : probation,
        obtained.debt());
  }

  /** A token that was owed to the store goes on as it is, whatever came of that. */
  Held afterStoring(Held owing, Publisher.End end) {
    return end instanceof Publisher.End.Kept kept
        ? owing.stored(kept.seen(), owners(owing.token(), kept.seen()), kept.debt())
        : owing.withoutDebt();
  }

  private RefreshSchedule.Times times(Obtained obtained, long now) {
    RefreshSchedule.Times owners = owners(obtained.token(), obtained.stored());
    return obtained.issuedToUs() || !store.refreshesAhead() ? owners : owners.later(now, random);
  }

  private RefreshSchedule.Times owners(AccessToken token, StoredToken stored) {
    RefreshSchedule.Times times =
        RefreshSchedule.of(token, stored.createdAt().minus(store.clockOffset()));
    return store.refreshesAhead() ? times : times.neverAhead();
  }

  private Probation probation(Streak streak, Obtained obtained, long now) {
    return obtained.issuedToUs()
        ? Probation.ofLogin(streak, now, policy)
        : Probation.ofAdoption(streak);
  }

  /** A token in hand stays, if it may; else the failure decides when the next flight may begin. */
  TokenState afterFailure(TokenState before, SfAuthException failure, long now, long lastUse) {
    Optional<TokenRefusedException> fatal = fatal(failure);
    if (before instanceof Held held && held.survives(fatal.isPresent(), now, lastUse)) {
      return held.gated(Pause.of(now, pauses.ahead(failure, fatal.isPresent())));
    }
    Pause watch = Pause.of(now, policy.recheckInterval().toMillis());
    if (fatal.isPresent()) {
      Pause hold = Pause.of(now, pauses.denied());
      return new Denied(
          fatal.get(), hold, watch, before.seen(), before.streakAt(now), before.hadToken());
    }
    int failures = before instanceof Empty empty ? empty.failures() + 1 : 1;
    Pause pause = Pause.of(now, pauses.backoff(failures, failure));
    return Empty.after(before, failure, failures, pause, watch);
  }

  /** A refusal that only asks for patience is none. */
  private static Optional<TokenRefusedException> fatal(SfAuthException failure) {
    return failure instanceof TokenRefusedException refused
            && refused.refusal().retry() != RetryClass.BACK_OFF
        ? Optional.of(refused)
        : Optional.empty();
  }
}
