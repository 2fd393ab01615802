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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store takes about one write in a quarter of an hour, from all processes together. */
class WriteFloorTest {

  private final Bench bench = new Bench();
  private final VersionedStore store = VersionedStore.own(bench.clock);
  private final RefreshingTokenSource source = bench.describe().store(store).build();

  private static StoredToken numbered(long sequence, Instant createdAt) {
    return new StoredToken(
        "v" + sequence, createdAt, OptionalLong.of(sequence), Optional.of(Tokens.token("token")));
  }

  /** The authority gives what Salesforce gives for short: a token that is renewed in no time. */
  private AccessToken shortLived(Instant askedAt) {
    return Tokens.token(
        "short-" + askedAt.toEpochMilli(),
        askedAt,
        Tokens.declared(askedAt, Duration.ofMinutes(10)));
  }

  @Test
  void aRenewalWithinTheFloorStaysInMemoryAndIsTold() {
    bench.authority.thenAnswers(this::shortLived);
    bench.authority.thenAnswers(this::shortLived);
    AccessToken first = bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(8));

    assertThat(source.status().counts().logins()).isEqualTo(2);
    assertThat(store.versions()).isEqualTo(1);
    assertThat(store.current().token()).containsSame(first);
    assertThat(source.status().storeVersion()).isEmpty();
    assertThat(bench.events.heard()).last().asString().startsWith("deferred short-");
  }

  @ParameterizedTest
  @ValueSource(ints = {-100, -16, -10, 10, 16, 100})
  void lastsAsLongWhereTheClockHereIsWrong(int minutesAhead) {
    store.ahead(Duration.ofMinutes(minutesAhead));
    for (int logins = 0; logins < 60; logins++) {
      bench.authority.thenAnswers(this::shortLived);
    }
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(100));

    expectGapsOfTheFloorAtLeast(5);
    assertThat(store.versions()).isLessThanOrEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {-100, -10, 10, 100})
  void anIdleTokenIsRenewedInTimeWhereTheClockHereIsWrong(int minutesAhead) {
    store.ahead(Duration.ofMinutes(minutesAhead));
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(101));
    assertThat(store.versions()).isEqualTo(1);
    bench.advanceInUse(source, Duration.ofMinutes(1));

    assertThat(store.versions()).isEqualTo(2);
  }

  @Test
  void aRenewalAtTheFloorIsStored() {
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(102));

    assertThat(store.versions()).isEqualTo(2);
  }

  private void expectGapsOfTheFloorAtLeast(int writes) {
    List<Instant> written = store.written();
    assertThat(written).hasSizeGreaterThanOrEqualTo(writes);
    for (int i = 1; i < written.size(); i++) {
      assertThat(Duration.between(written.get(i - 1), written.get(i)))
          .isGreaterThanOrEqualTo(TokenStore.WRITE_FLOOR);
    }
  }

  private void aDayOfUse(List<RefreshingTokenSource> fleet) {
    for (int second = 0; second < 24 * 60 * 60; second += 20) {
      for (int i = 0; i < fleet.size(); i++) {
        bench.chance.draw((i + 1.0) / (fleet.size() + 1));
        bench.obtain(fleet.get(i));
      }
      bench.advance(Duration.ofSeconds(20));
    }
  }

  /** That what is stored is over by then, changes nothing: the quota is one of writes. */
  @Test
  void tokensOfFiveMinutesAreStoredNoOftenerThanTheFloorAllows() {
    bench.authority.declares(Duration.ofMinutes(5));
    aDayOfUse(List.of(source));

    expectGapsOfTheFloorAtLeast(80);
  }

  @Test
  void norDoManyProcessesTogetherStoreThemOftener() {
    bench.authority.declares(Duration.ofMinutes(5));
    List<RefreshingTokenSource> fleet = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      fleet.add(bench.describe().store(store).build());
    }
    aDayOfUse(fleet);

    expectGapsOfTheFloorAtLeast(80);
  }

  @Test
  void whatTheFloorHeldBackIsStoredWhenItIsPast() {
    bench.authority.thenAnswers(this::shortLived);
    bench.obtain(source);
    bench.advance(Duration.ofMinutes(8));
    AccessToken held = bench.obtain(source);
    bench.obtain(source);
    AccessToken renewed = source.token();
    assertThat(renewed).isNotSameAs(held);
    bench.advanceInUse(source, Duration.ofMinutes(7));
    assertThat(store.versions()).isEqualTo(1);
    bench.advanceInUse(source, Duration.ofMinutes(2));

    assertThat(store.versions()).isEqualTo(2);
    assertThat(source.status().storeVersion()).contains("v2");
    assertThat(store.current().token()).containsSame(source.token());
    assertThat(source.status().counts().logins()).isEqualTo(2);
  }

  /** Whoever comes later sees what the first one wrote, instead of writing against it. */
  @Test
  void processesThatWereHeldBackTogetherDoNotComeBackTogether() {
    RefreshingTokenSource other = bench.describe().store(store).build();
    bench.authority.thenAnswers(this::shortLived);
    bench.obtain(source);
    bench.obtain(other);
    bench.advance(Duration.ofMinutes(9));
    bench.chance.draw(0);
    bench.authority.thenAnswers(at -> Tokens.token("first", at));
    bench.obtain(source);
    bench.chance.draw(0.99);
    bench.authority.thenAnswers(at -> Tokens.token("second", at));
    bench.obtain(other);
    bench.advance(Duration.ofMinutes(7));
    bench.pass(source);
    bench.pass(other);
    assertThat(store.versions()).isEqualTo(1);
    int reads = store.reads();

    bench.advance(Duration.ofMillis(1));
    bench.pass(other);
    assertThat(store.reads()).isEqualTo(reads);
    bench.pass(source);
    assertThat(store.versions()).isEqualTo(2);
    bench.advance(Duration.ofSeconds(15));
    bench.pass(other);

    assertThat(Bench.value(store.current().token().orElseThrow())).isEqualTo("first");
    assertThat(store.written()).hasSize(2);
  }

  @Test
  void afterARefusalTheNewTokenIsStoredAtOnce() {
    AccessToken token = bench.obtain(source);
    source.accept(token);
    bench.advance(Duration.ofMinutes(2));
    source.reject(token);
    bench.obtain(source);

    assertThat(store.versions()).isEqualTo(2);
  }

  @Test
  void theFloorOutlastsNoClockThatIsSetBackByHours() {
    Instant now = Instant.parse("2026-11-23T03:00:00Z");

    assertThat(numbered(1, now).isWithinWriteFloor(now.plus(Duration.ofMinutes(15)))).isTrue();
    assertThat(numbered(1, now).isWithinWriteFloor(now.plus(TokenStore.WRITE_FLOOR))).isFalse();
    assertThat(numbered(1, now).isWithinWriteFloor(now.minus(Duration.ofHours(3)))).isFalse();
  }

  @Test
  void theOrderOfPublicationsDecidesWhatIsNewerWhateverTheClocksSay() {
    Instant now = Instant.parse("2026-11-23T03:00:00Z");
    StoredToken seen = numbered(7, now);

    assertThat(numbered(8, now.minusSeconds(5)).isNewerThan(seen)).isTrue();
    assertThat(numbered(6, now.plusSeconds(5)).isNewerThan(seen)).isFalse();
    assertThat(numbered(7, now).isNewerThan(seen)).isFalse();
  }

  @Test
  void aStoreThatWasMadeAnewBeginsItsOrderAnew() {
    Instant now = Instant.parse("2026-11-23T03:00:00Z");

    assertThat(numbered(1, now.plusSeconds(60)).isNewerThan(numbered(7, now))).isFalse();
    assertThat(numbered(1, now.plusSeconds(61)).isNewerThan(numbered(7, now))).isTrue();
  }

  /** An operator's edit makes a new version, and leaves the number in it as it was. */
  @Test
  void anotherVersionOfTheSameNumberIsNotNewer() {
    Instant now = Instant.parse("2026-11-23T03:00:00Z");
    StoredToken edited =
        new StoredToken("edited", now, OptionalLong.of(7), numbered(7, now).token());

    assertThat(edited.isNewerThan(numbered(7, now))).isFalse();
  }

  @Test
  void timesDecideWhereOneOfTwoVersionsHasNoNumber() {
    Instant now = Instant.parse("2026-11-23T03:00:00Z");
    StoredToken plain = new StoredToken("plain", now, Optional.empty());

    assertThat(plain.isNewerThan(numbered(7, now.minusMillis(1)))).isTrue();
    assertThat(plain.isNewerThan(numbered(7, now.plusMillis(1)))).isFalse();
    assertThat(numbered(7, now.plusMillis(1)).isNewerThan(plain)).isTrue();
    assertThat(numbered(7, now.minusMillis(1)).isNewerThan(plain)).isFalse();
  }
}
