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

import io.github.sfauth.token.TokenState.Held;
import java.time.InstantSource;
import java.util.Optional;

/** Flies, and does to the state what the end of a flight does. */
final class Landing implements Flight.Owner {

  private final SharedState shared;
  private final Procurement procurement;
  private final Outcomes outcomes;
  private final Broadcast events;
  private final InstantSource clock;

  Landing(
      SharedState shared,
      Procurement procurement,
      Outcomes outcomes,
      Broadcast events,
      InstantSource clock) {
    this.shared = shared;
    this.procurement = procurement;
    this.outcomes = outcomes;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Obtained fly(Flight flight) {
    return procurement.obtain(flight);
  }

  @Override
  public void landed(Flight flight, Obtained obtained) {
    AccessToken token = obtained.token();
    Optional<TokenRefusedException> again = Optional.empty();
    boolean discarded;
    synchronized (shared.lock) {
      boolean refusedMeanwhile = shared.refused.contains(token);
      discarded = shared.closed;
      if (!discarded && shared.slot != flight && tooLate(flight, obtained, refusedMeanwhile)) {
        return;
      } else if (!discarded) {
        again = commit(obtained, refusedMeanwhile);
        release(flight);
      }
    }
    if (discarded) {
      // Whoever closes it may find this flight over already: the waiters hear it from here.
      endWithout(flight, TokenUnavailableException.ofStoppedSource());
    } else if (again.isPresent()) {
      refuseForWaiters(flight, again.get());
    } else {
      shared.tally.ended(obtained.issuedToUs() ? RefreshEnd.LOGIN : RefreshEnd.ADOPTED);
      flight.outcome().complete(token);
    }
  }

  /** What there is to say against the token that is in hand by that, if anything. */
  private Optional<TokenRefusedException> commit(Obtained obtained, boolean refusedMeanwhile) {
    long now = clock.millis();
    shared.state = outcomes.afterSuccess(shared.state, obtained, refusedMeanwhile, now);
    shared.lastUse = now;
    Optional<TokenRefusedException> again =
        refusedMeanwhile
            ? Optional.of(Refusals.sameTokenAgain(obtained.token()))
            : Optional.empty();
    again.ifPresentOrElse(shared.troubles::failed, shared.troubles::over);
    return again;
  }

  /** Whether what a flight brought after its end is of no use, but for where it is stored. */
  private boolean tooLate(Flight flight, Obtained obtained, boolean refusedMeanwhile) {
    if (!(shared.state instanceof Held held)) {
      return refusedMeanwhile;
    } else if (held.token() == obtained.token() && obtained.debt().isSettled()) {
      shared.state = outcomes.afterStoring(held, obtained.end());
    }
    return refusedMeanwhile || !flight.replaces(held);
  }

  /** Logging in again would bring the same: these waiters are told, and the brake holds. */
  private void refuseForWaiters(Flight flight, TokenRefusedException failure) {
    shared.tally.ended(RefreshEnd.REFUSED);
    events.failed(failure, true);
    flight.outcome().completeExceptionally(failure);
  }

  @Override
  public void lost(Flight flight, SfAuthException failure) {
    Optional<Obtained> issued = flight.kept();
    if (issued.isPresent() && !shared.closed) {
      landed(flight, issued.get());
    } else {
      endWithout(flight, failure);
    }
  }

  private void endWithout(Flight flight, SfAuthException failure) {
    Optional<AccessToken> inHand = Optional.empty();
    boolean stopping;
    synchronized (shared.lock) {
      if (shared.slot != flight) {
        return;
      }
      long now = clock.millis();
      shared.state = outcomes.afterFailure(shared.state, failure, now, shared.lastUse);
      if (shared.state instanceof Held held) {
        inHand = held.ready();
        shared.lastUse = now;
      }
      shared.troubles.failed(failure);
      stopping = shared.closed;
      release(flight);
    }
    shared.tally.ended(
        failure instanceof TokenRefusedException ? RefreshEnd.REFUSED : RefreshEnd.FAILED);
    if (!stopping) {
      events.failed(failure, inHand.isPresent());
    }
    flight.end(inHand, failure);
  }

  private void release(Flight flight) {
    if (shared.slot == flight) {
      shared.slot = null;
    }
  }
}
