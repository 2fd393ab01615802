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
import io.github.sfauth.token.TokenState.Held;
import java.time.Duration;
import java.util.Optional;

/** Turns a state into what people read. */
final class Statuses {

  private Statuses() {}

  static TokenStatus of(
      TokenState state,
      long now,
      long lastUse,
      TokenCounts counts,
      Optional<Refusal> lastRefusal,
      Optional<SfAuthException> trouble,
      int waiting) {
    Optional<Held> held = state instanceof Held h ? Optional.of(h) : Optional.empty();
    return new TokenStatus(
        name(state, now, lastUse),
        held.map(Held::token),
        held.map(h -> Duration.ofMillis(Math.max(0, now - h.token().issuedAt().toEpochMilli())))
            .orElse(Duration.ZERO),
        held.map(h -> h.times().advisoryAt())
            .filter(at -> at != RefreshSchedule.NEVER)
            .map(at -> Duration.ofMillis(Math.max(0, at - now))),
        held.flatMap(Statuses::versionHolding),
        counts,
        lastRefusal,
        trouble,
        held.flatMap(h -> h.probation().brake().leftAt(now)),
        waiting);
  }

  private static Optional<String> versionHolding(Held held) {
    return held.seen().token().filter(held.token()::sameValueAs).map(any -> held.seen().version());
  }

  private static TokenStatus.State name(TokenState state, long now, long lastUse) {
    if (state instanceof Held held) {
      if (!held.usableAt(now, lastUse)) {
        return TokenStatus.State.EXPIRED;
      }
      return now >= held.times().advisoryAt() ? TokenStatus.State.STALE : TokenStatus.State.FRESH;
    } else if (state instanceof Denied) {
      return TokenStatus.State.DENIED;
    }
    return state.hadToken() ? TokenStatus.State.EXPIRED : TokenStatus.State.ABSENT;
  }
}
