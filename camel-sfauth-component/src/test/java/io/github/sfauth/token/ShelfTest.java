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

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store holds already, and what in it is news. */
class ShelfTest {

  private static final AccessToken KEPT = Tokens.token("same");
  private static final StoredToken FOUND =
      new StoredToken("v2", HandClock.START.plusSeconds(1), Optional.of(KEPT));

  private final HandClock clock = new HandClock();

  private Shelf shelf(VersionedStore store) {
    return new Shelf(store, clock, new Broadcast(TokenEvents.NONE), new RefusedTokens());
  }

  private static AccessToken issuedLater(Duration by) {
    return Tokens.token("same", HandClock.START.plus(by));
  }

  private static Sight sight(
      Optional<AccessToken> held, Optional<AccessToken> stored, boolean own) {
    StoredToken latest = new StoredToken("v1", HandClock.START, stored);
    return new Sight(held, stored, latest, own);
  }

  private static boolean isNews(AccessToken token, Sight sight) {
    return sight.isNews(new StoredToken("v2", HandClock.START, Optional.of(token)));
  }

  @Test
  void aTokenIsHeldUnlessItWasRenewedByOverTwoMinutes() {
    Shelf own = shelf(VersionedStore.own(clock));

    assertThat(own.holds(FOUND, issuedLater(Duration.ofMinutes(2)))).isTrue();
    assertThat(own.holds(FOUND, issuedLater(Duration.ofMinutes(2).plusMillis(1)))).isFalse();
    assertThat(own.holds(FOUND, Tokens.token("another"))).isFalse();
  }

  @Test
  void aRenewalThatTheStoreDoesNotTellIsHeldToo() {
    Shelf shared = shelf(VersionedStore.shared(clock));

    assertThat(shared.holds(FOUND, issuedLater(Duration.ofHours(1)))).isTrue();
  }

  @Test
  void aKnownValueIsNewsIfItWasRenewedAndTheStoreTellsThat() {
    AccessToken renewed = issuedLater(Duration.ofMinutes(2).plusMillis(1));
    AccessToken toldLessExactly = issuedLater(Duration.ofMinutes(2));
    Optional<AccessToken> known = Optional.of(KEPT);

    assertThat(isNews(renewed, sight(known, Optional.empty(), true))).isTrue();
    assertThat(isNews(renewed, sight(Optional.empty(), known, true))).isTrue();
    assertThat(isNews(renewed, sight(known, Optional.empty(), false))).isFalse();
    assertThat(isNews(renewed, sight(Optional.empty(), known, false))).isFalse();
    assertThat(isNews(toldLessExactly, sight(known, Optional.empty(), true))).isFalse();
    assertThat(isNews(KEPT, sight(known, Optional.empty(), true))).isFalse();
    assertThat(isNews(KEPT, sight(Optional.empty(), known, true))).isFalse();
  }

  @Test
  void anUnknownValueIsNewsIfItsVersionIsNewer() {
    Sight sight = sight(Optional.of(KEPT), Optional.empty(), true);
    AccessToken unknown = Tokens.token("unknown");
    StoredToken older =
        new StoredToken("v0", HandClock.START.minusSeconds(1), Optional.of(unknown));

    assertThat(isNews(unknown, sight)).isTrue();
    assertThat(sight.isNews(older)).isFalse();
  }
}
