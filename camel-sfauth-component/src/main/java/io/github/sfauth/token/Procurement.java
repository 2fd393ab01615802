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

import java.time.InstantSource;
import java.util.Optional;

/**
 * The steps of one flight: look into the store, wait for the turn, log in, publish. Does the I/O
 * and decides nothing about the state.
 */
final class Procurement {

  private static final int PUBLISH_TRIES = 3;

  private static final String FLOOR =
      "another token was stored less than "
          + TokenStore.WRITE_FLOOR.toMinutes()
          + " minutes ago, and the store takes about 100 in a day";

  private final TokenAuthority authority;
  private final TokenStore store;
  private final RefreshLease lease;
  private final InstantSource clock;
  private final Broadcast events;
  private final Tally tally;
  private final RefusedTokens refused;

  Procurement(TokenSourceBuilder builder, Broadcast events, Tally tally, RefusedTokens refused) {
    this.authority = builder.authority;
    this.store = CountedStore.of(builder.store, tally);
    this.lease = builder.lease;
    this.clock = builder.clock;
    this.events = events;
    this.tally = tally;
    this.refused = refused;
  }

  /**
   * Obtains a token that serves better than what is in hand.
   *
   * @param flight on whose way it is done; one that was ended begins no login any more
   */
  Obtained obtain(Flight flight) {
    TokenState before = flight.before();
    Optional<StoredToken> found = look();
    if (adoptable(found, before)) {
      return adopt(found.orElseThrow());
    }
    if (!flight.usableInHand() && othersPublished(found.orElse(before.seen()))) {
      found = look();
      if (adoptable(found, before)) {
        return adopt(found.orElseThrow());
      }
    }
    if (flight.errand().isOver()) {
      throw new TokenUnavailableException("Ended before the login began", null);
    }
    Obtained issued =
        new Obtained(authority.issue(clock.instant()), found.orElse(before.seen()), true);
    // From here on a listener or a store that hangs can delay the token, but no longer lose it.
    flight.keep(issued);
    tally.logins.increment();
    events.loggedIn(issued.token());
    return refused.contains(issued.token()) ? issued : publish(issued.token(), found, before);
  }

  /** Looks for a token that somebody else stored, or for changed credentials. */
  boolean worthTryingAgain(TokenState before) {
    return adoptable(look(), before) || authority.credentialsChanged();
  }

  /** Empty if the store cannot be read: a login may still succeed. */
  private Optional<StoredToken> look() {
    try {
      return Optional.of(store.read());
    } catch (StoreException trouble) {
      events.storeFailed(trouble);
      return Optional.empty();
    }
  }

  private boolean othersPublished(StoredToken expected) {
    try {
      return lease.take(expected) == RefreshLease.Turn.PUBLISHED;
    } catch (StoreException trouble) {
      // The lease only saves logins.
      events.storeFailed(trouble);
      return false;
    }
  }

  private Obtained adopt(StoredToken found) {
    AccessToken token = found.token().orElseThrow();
    tally.adoptions.increment();
    events.adopted(token);
    return new Obtained(token, found, false);
  }

  private Obtained publish(AccessToken issued, Optional<StoredToken> found, TokenState before) {
    // Nothing is written over what could not be read, so it is read once more.
    Optional<StoredToken> expected = found.or(this::look);
    if (expected.isEmpty()) {
      return inMemory(issued, before.seen(), "the store could not be read");
    }
    try {
      return publish(issued, expected.get(), before);
    } catch (StoreException trouble) {
      events.storeFailed(trouble);
      return new Obtained(issued, expected.get(), true);
    }
  }

  private Obtained publish(AccessToken issued, StoredToken found, TokenState before) {
    StoredToken expected = found;
    for (int i = 0; i < PUBLISH_TRIES; i++) {
      if (adoptable(Optional.of(expected), before)) {
        return adopt(expected);
      } else if (holds(expected, issued) && !store.refreshesAhead()) {
        return new Obtained(issued, expected, true);
      }
      if (isOnlyDue(expected)) {
        return inMemory(issued, expected, FLOOR);
      }
      Publication publication = store.publish(issued, expected);
      if (publication instanceof Publication.Published published) {
        events.published(issued, published.stored().version());
        return new Obtained(issued, published.stored(), true);
      } else if (publication instanceof Publication.Withheld withheld) {
        return inMemory(issued, expected, withheld.reason());
      } else if (publication instanceof Publication.Conflict conflict) {
        expected = conflict.winner();
      }
    }
    return inMemory(
        issued, expected, "the store was changed by others " + PUBLISH_TRIES + " times in a row");
  }

  /** Whether nothing but the time calls for a write: what is stored is young, and serves others. */
  private boolean isOnlyDue(StoredToken expected) {
    return servesSomebody(expected) && expected.isWithinWriteFloor(clock.instant());
  }

  private Obtained inMemory(AccessToken issued, StoredToken seen, String reason) {
    if (store != TokenStore.NONE) {
      tally.heldWrites.increment();
    }
    events.withheld(issued, reason);
    return new Obtained(issued, seen, true);
  }

  private boolean adoptable(Optional<StoredToken> found, TokenState before) {
    return found.filter(this::servesSomebody).filter(stored -> newer(stored, before)).isPresent();
  }

  private boolean servesSomebody(StoredToken stored) {
    return stored.token().filter(token -> !refused.contains(token)).isPresent()
        && notPastItsTime(stored);
  }

  private boolean notPastItsTime(StoredToken found) {
    RefreshSchedule.Times times =
        RefreshSchedule.of(found.token().orElseThrow(), found.createdAt());
    return clock.millis() < times.mandatoryAt();
  }

  /**
   * A value that we know is newer if it was renewed, and only where the store tells that; any other
   * one if it was stored after the one last seen.
   */
  private boolean newer(StoredToken found, TokenState before) {
    AccessToken token = found.token().orElseThrow();
    Optional<AccessToken> known = known(token, before);
    if (known.isPresent()) {
      return store.refreshesAhead() && token.issuedAt().isAfter(known.get().issuedAt());
    }
    return found.isNewerThan(before.seen());
  }

  private static Optional<AccessToken> known(AccessToken token, TokenState before) {
    if (before instanceof TokenState.Held held && held.token().sameValueAs(token)) {
      return Optional.of(held.token());
    }
    return before.seen().token().filter(token::sameValueAs);
  }

  private static boolean holds(StoredToken stored, AccessToken token) {
    return stored.token().filter(token::sameValueAs).isPresent();
  }
}
