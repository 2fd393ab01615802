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

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What lies in the store, and whether it serves. Never fails over what cannot be read. */
final class Shelf {

  private final TokenStore store;
  private final InstantSource clock;
  private final Broadcast events;
  private final RefusedTokens refused;

  Shelf(TokenStore store, InstantSource clock, Broadcast events, RefusedTokens refused) {
    this.store = store;
    this.clock = clock;
    this.events = events;
    this.refused = refused;
  }

  /** What was seen of it so far. */
  Sight sight(TokenState before) {
    return new Sight(before, store.refreshesAhead());
  }

  /**
   * Empty if it cannot be read: a login may still succeed.
   *
   * @param errand on whose way it is read
   */
  Optional<StoredToken> look(Errand errand) {
    try {
      return Optional.of(store.read());
    } catch (StoreException trouble) {
      errand.tellUnlessCalledOff(() -> events.storeFailed(trouble));
    } catch (SfAuthException ended) {
      throw ended;
    } catch (RuntimeException bug) {
      // Class only: what such a message quotes was not written with secrets in mind.
      StoreException trouble =
          new StoreException(
              "The token store failed unexpectedly: " + bug.getClass().getName(), null);
      errand.tellUnlessCalledOff(() -> events.storeFailed(trouble));
    }
    return Optional.empty();
  }

  /** Whether somebody else stored a token that serves better than what is known. */
  boolean servesBetter(StoredToken found, Sight sight) {
    return isUnrefused(found) && notPastItsTime(found) && sight.isNews(found);
  }

  /**
   * Whether nothing but the time calls for a write: the latest version is young, and nobody refused
   * what is in it. That it may be over by now changes nothing: or tokens that live for minutes
   * would use up the quota.
   */
  boolean isTooYoungToReplace(StoredToken latest) {
    return isUnrefused(latest) && latest.isWithinWriteFloor(storeTime());
  }

  /** How long it stays that. */
  Duration untilOldEnough(StoredToken latest) {
    return Duration.between(storeTime(), latest.createdAt().plus(TokenStore.WRITE_FLOOR));
  }

  private Instant storeTime() {
    return clock.instant().plus(store.clockOffset());
  }

  /** Whether writing the token would tell nobody anything. */
  boolean holds(StoredToken found, AccessToken token) {
    return found
        .token()
        .filter(token::sameValueAs)
        .filter(kept -> !store.refreshesAhead() || !token.isRenewalOf(kept))
        .isPresent();
  }

  private boolean isUnrefused(StoredToken found) {
    return found.token().filter(token -> !refused.contains(token)).isPresent();
  }

  private boolean notPastItsTime(StoredToken found) {
    RefreshSchedule.Times times =
        RefreshSchedule.of(found.token().orElseThrow(), found.createdAt());
    return clock.millis() < times.mandatoryAt();
  }
}
