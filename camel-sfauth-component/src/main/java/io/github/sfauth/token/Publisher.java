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

/**
 * Stores tokens for others, and tells what is owed to them. Never logs in, and decides nothing
 * about the state.
 */
final class Publisher {

  private static final int TRIES = 3;

  /** How an attempt to store a token ended. */
  sealed interface End {

    /** Whether nothing is left to be done. */
    boolean isSettled();

    /** Somebody else stored one that serves as well. */
    record Superseded(StoredToken by) implements End {

      @Override
      public boolean isSettled() {
        return true;
      }
    }

    /**
     * Nothing better is there.
     *
     * @param seen the version that holds the token, or the latest that was seen
     * @param debt what is left to be done
     */
    record Kept(StoredToken seen, Debt debt) implements End {

      @Override
      public boolean isSettled() {
        return debt.isSettled();
      }

      boolean isStored(AccessToken token) {
        return seen.token().filter(token::sameValueAs).isPresent();
      }
    }
  }

  private final TokenStore store;
  private final Shelf shelf;
  private final InstantSource clock;
  private final Broadcast events;
  private final RefusedTokens refused;
  private final Pauses pauses;

  Publisher(
      TokenStore store,
      Shelf shelf,
      TokenSourceBuilder builder,
      Broadcast events,
      RefusedTokens refused) {
    this.store = store;
    this.shelf = shelf;
    this.clock = builder.clock;
    this.events = events;
    this.refused = refused;
    this.pauses = new Pauses(builder.policy, builder.random);
  }

  /** Stores the token of a login, over what was read before it. */
  End publish(AccessToken issued, Optional<StoredToken> found, Sight sight, Errand errand) {
    // Nothing is written over what could not be read. It is not read once more, either: callers
    // wait, and the store is known to be in trouble.
    return found.isPresent()
        ? store(issued, found.get(), sight, 0, errand)
        : withheld(issued, sight, "the store could not be read", owed(0));
  }

  /** Stores a token that is owed, if that is still worth it. */
  End settle(Held owing, Errand errand) {
    int failures = owing.debt().failures();
    if (refused.contains(owing.token())) {
      return new End.Kept(owing.seen(), owed(failures));
    }
    return shelf
        .look(errand)
        .map(found -> store(owing.token(), found, shelf.sight(owing), failures, errand))
        .orElseGet(() -> new End.Kept(owing.seen(), owed(failures)));
  }

  /** What is owed after one more failure than so many in a row. */
  Debt owed(int failures) {
    return store == TokenStore.NONE
        ? Debt.NONE
        : Debt.after(clock.millis(), pauses.store(failures + 1), failures + 1);
  }

  private End store(
      AccessToken token, StoredToken found, Sight before, int failures, Errand errand) {
    StoredToken expected = found;
    Sight sight = before;
    try {
      for (int i = 0; i < TRIES; i++) {
        if (shelf.servesBetter(expected, sight)) {
          return new End.Superseded(expected);
        }
        sight = sight.after(Optional.of(expected));
        Optional<End> needless = needless(token, expected, sight, failures);
        if (needless.isPresent()) {
          return needless.get();
        }
        Publication publication = store.publish(token, expected.numberedLike(sight.latest()));
        if (!(publication instanceof Publication.Conflict conflict)) {
          return ended(token, publication, sight);
        }
        expected = conflict.winner();
      }
    } catch (StoreException trouble) {
      errand.tellUnlessCalledOff(() -> events.storeFailed(trouble));
      return new End.Kept(sight.latest(), owed(failures));
    }
    String reason = "the store was changed by others " + TRIES + " times in a row";
    return withheld(token, sight, reason, owed(failures));
  }

  /** What needs no writing, or must not be written now. */
  private Optional<End> needless(
      AccessToken token, StoredToken expected, Sight sight, int failures) {
    if (refused.contains(token)) {
      return Optional.of(new End.Kept(sight.latest(), owed(failures)));
    } else if (shelf.holds(expected, token)) {
      return Optional.of(new End.Kept(expected, Debt.NONE));
    }
    StoredToken latest = sight.latest();
    if (shelf.isTooYoungToReplace(latest)) {
      events.deferred(token);
      return Optional.of(new End.Kept(latest, atTheFloorOf(latest)));
    }
    return Optional.empty();
  }

  private End ended(AccessToken token, Publication publication, Sight sight) {
    if (publication instanceof Publication.Published published) {
      events.published(token, published.stored().version());
      return new End.Kept(published.stored(), Debt.NONE);
    }
    Publication.Withheld withheld = (Publication.Withheld) publication;
    Debt debt =
        withheld.again().map(length -> Debt.after(clock.millis(), length)).orElse(Debt.NONE);
    return withheld(token, sight, withheld.reason(), debt);
  }

  private Debt atTheFloorOf(StoredToken latest) {
    return Debt.after(clock.millis(), shelf.untilOldEnough(latest).plus(pauses.apart()));
  }

  private End withheld(AccessToken token, Sight sight, String reason, Debt debt) {
    events.withheld(token, reason);
    return new End.Kept(sight.latest(), debt);
  }
}
