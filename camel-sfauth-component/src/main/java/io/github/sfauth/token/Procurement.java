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

import java.time.Instant;
import java.time.InstantSource;

/**
 * The steps of one flight: look into the store, wait for the turn, log in, publish. Does the I/O
 * and decides nothing about the state.
 */
final class Procurement {

  private static final int PUBLISH_TRIES = 3;

  private final TokenAuthority authority;
  private final TokenStore store;
  private final RefreshLease lease;
  private final Broadcast events;
  private final InstantSource clock;
  private final RefusedTokens refused;

  Procurement(
      TokenAuthority authority,
      TokenStore store,
      RefreshLease lease,
      Broadcast events,
      InstantSource clock,
      RefusedTokens refused) {
    this.authority = authority;
    this.store = store;
    this.lease = lease;
    this.events = events;
    this.clock = clock;
    this.refused = refused;
  }

  /** Obtains a token that serves better than what is in hand. */
  Obtained obtain(TokenState before, boolean usableInHand) {
    StoredToken found = look();
    if (adoptable(found, before)) {
      return adopt(found);
    }
    if (!usableInHand && lease.take(found) == RefreshLease.Turn.PUBLISHED) {
      found = look();
      if (adoptable(found, before)) {
        return adopt(found);
      }
    }
    AccessToken issued = authority.issue(clock.instant());
    events.loggedIn(issued);
    return refused.contains(issued)
        ? new Obtained(issued, found, true)
        : publish(issued, found, before);
  }

  /** Looks for a token that somebody else stored, or for changed credentials. */
  boolean worthTryingAgain(TokenState before) {
    return adoptable(look(), before) || authority.credentialsChanged();
  }

  private StoredToken look() {
    try {
      return store.read();
    } catch (StoreException trouble) {
      // A login with credentials read earlier may still succeed; without any, it says so itself.
      events.storeFailed(trouble);
      return StoredToken.NOTHING;
    }
  }

  private Obtained adopt(StoredToken found) {
    AccessToken token = found.token().orElseThrow();
    events.adopted(token);
    return new Obtained(token, found, false);
  }

  private Obtained publish(AccessToken issued, StoredToken found, TokenState before) {
    StoredToken expected = found;
    for (int i = 0; i < PUBLISH_TRIES; i++) {
      if (expected.token().filter(issued::sameValueAs).isPresent()) {
        return new Obtained(issued, expected, true);
      }
      Publication publication;
      try {
        publication = store.publish(issued, expected);
      } catch (StoreException trouble) {
        events.storeFailed(trouble);
        return new Obtained(issued, expected, true);
      }
      if (publication instanceof Publication.Published published) {
        events.published(issued, published.stored().version());
        return new Obtained(issued, published.stored(), true);
      } else if (publication instanceof Publication.Withheld withheld) {
        events.withheld(issued, withheld.reason());
        return new Obtained(issued, expected, true);
      } else if (publication instanceof Publication.Conflict conflict) {
        if (adoptable(conflict.winner(), before)) {
          return adopt(conflict.winner());
        }
        expected = conflict.winner();
      }
    }
    events.withheld(issued, "the store was changed by others " + PUBLISH_TRIES + " times in a row");
    return new Obtained(issued, expected, true);
  }

  private boolean adoptable(StoredToken found, TokenState before) {
    return found
        .token()
        .filter(token -> !refused.contains(token))
        .filter(this::notPastItsTime)
        .filter(token -> newer(token, found, before))
        .isPresent();
  }

  private boolean notPastItsTime(AccessToken token) {
    return !(token.lifetime() instanceof Lifetime.Declared declared)
        || clock.instant().isBefore(declared.expiresAt());
  }

  private static boolean newer(AccessToken token, StoredToken found, TokenState before) {
    if (!(before instanceof TokenState.Held held)) {
      return true;
    }
    AccessToken ours = held.token();
    boolean stored = held.stored().token().filter(ours::sameValueAs).isPresent();
    Instant since = stored ? held.stored().createdAt() : ours.issuedAt();
    return !token.sameValueAs(ours) && found.createdAt().isAfter(since);
  }
}
