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

  private final TokenAuthority authority;
  private final TokenStore store;
  private final RefreshLease lease;
  private final InstantSource clock;
  private final Broadcast events;
  private final Tally tally;
  private final RefusedTokens refused;
  private final Shelf shelf;
  private final Publisher publisher;

  Procurement(TokenSourceBuilder builder, Broadcast events, Tally tally, RefusedTokens refused) {
    this.authority = builder.authority;
    this.store = CountedStore.of(builder.store, tally);
    this.lease = builder.lease;
    this.clock = builder.clock;
    this.events = events;
    this.tally = tally;
    this.refused = refused;
    this.shelf = new Shelf(store, clock, events, refused);
    this.publisher = new Publisher(store, shelf, builder, events, refused);
  }

  /** Stores what it brought, later. */
  Publisher publisher() {
    return publisher;
  }

  /**
   * Obtains a token that serves better than what is in hand.
   *
   * @param flight on whose way it is done; one that was ended begins no login any more
   */
  Obtained obtain(Flight flight) {
    Sight sight = shelf.sight(flight.before());
    Optional<StoredToken> found = shelf.look(flight.errand());
    if (servesBetter(found, sight)) {
      return adopt(found.orElseThrow());
    }
    sight = sight.after(found);
    if (!flight.usableInHand() && othersPublished(found.orElse(sight.latest()), flight.errand())) {
      found = shelf.look(flight.errand());
      if (servesBetter(found, sight)) {
        return adopt(found.orElseThrow());
      }
      sight = sight.after(found);
    }
    if (flight.errand().isOver()) {
      throw new TokenUnavailableException("Ended before the login began", null);
    }
    AccessToken token = authority.issue(clock.instant());
    Obtained issued = new Obtained(token, sight.latest(), true, publisher.owed(0));
    // From here on a listener or a store that hangs can delay the token, but no longer lose it.
    flight.keep(issued);
    tally.logins.increment();
    events.loggedIn(token);
    return refused.contains(token) ? issued : publish(token, found, sight, flight.errand());
  }

  /** Looks for a token that somebody else stored, or for changed credentials. */
  boolean worthTryingAgain(TokenState before, Errand errand) {
    return servesBetter(shelf.look(errand), shelf.sight(before)) || authority.credentialsChanged();
  }

  private boolean servesBetter(Optional<StoredToken> found, Sight sight) {
    return found.filter(stored -> shelf.servesBetter(stored, sight)).isPresent();
  }

  private boolean othersPublished(StoredToken expected, Errand errand) {
    try {
      return lease.take(expected) == RefreshLease.Turn.PUBLISHED;
    } catch (StoreException trouble) {
      // The lease only saves logins.
      errand.tellUnlessCalledOff(() -> events.storeFailed(trouble));
      return false;
    }
  }

  private Obtained adopt(StoredToken found) {
    AccessToken token = found.token().orElseThrow();
    tally.adoptions.increment();
    events.adopted(token);
    return new Obtained(token, found, false, Debt.NONE);
  }

  private Obtained publish(
      AccessToken issued, Optional<StoredToken> found, Sight sight, Errand errand) {
    Publisher.End end = publisher.publish(issued, found, sight, errand);
    if (end instanceof Publisher.End.Superseded superseded) {
      return adopt(superseded.by());
    }
    Publisher.End.Kept kept = (Publisher.End.Kept) end;
    if (store != TokenStore.NONE && !kept.isStored(issued)) {
      tally.heldWrites.increment();
    }
    return new Obtained(issued, kept.seen(), true, kept.debt());
  }
}
