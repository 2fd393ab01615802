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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What could not be stored when it was obtained is stored later, without a login. */
@Timeout(60)
class LatePublicationTest {

  /** What a store can tell of a token's age. */
  private enum Layout {
    OWN(VersionedStore::own),
    SHARED(VersionedStore::shared);

    private final Function<HandClock, VersionedStore> made;

    Layout(Function<HandClock, VersionedStore> made) {
      this.made = made;
    }
  }

  /** What keeps a token from being stored. */
  private enum Trouble {
    UNREADABLE(store -> store.failReads(Tokens.storeTrouble()), store -> store.failReads(null)),
    UNWRITABLE(store -> store.failWrites(Tokens.storeTrouble()), store -> store.failWrites(null)),
    DENIED(
        store -> store.withhold(Publication.Withheld.until("denied", TokenStore.WRITE_FLOOR)),
        store -> store.withhold(null));

    private final Consumer<VersionedStore> begins;
    private final Consumer<VersionedStore> ends;

    Trouble(Consumer<VersionedStore> begins, Consumer<VersionedStore> ends) {
      this.begins = begins;
      this.ends = ends;
    }
  }

  /** No pause before another attempt is longer. */
  private static final Duration LONGEST = TokenStore.WRITE_FLOOR.plusSeconds(16);

  private static final Duration FIRST = Duration.ofSeconds(15);

  private final Bench bench = new Bench();
  private VersionedStore store = VersionedStore.own(bench.clock);

  private RefreshingTokenSource source(Layout layout) {
    return source(layout, RefreshPolicy.DEFAULT);
  }

  private RefreshingTokenSource source(Layout layout, RefreshPolicy policy) {
    store = layout.made.apply(bench.clock);
    return bench.describe().store(store).policy(policy).build();
  }

  /** A source whose token is owed to a store that has come back, and whose next try is due. */
  private RefreshingTokenSource owing(Layout layout) {
    return owing(layout, RefreshPolicy.DEFAULT);
  }

  private RefreshingTokenSource owing(Layout layout, RefreshPolicy policy) {
    RefreshingTokenSource source = source(layout, policy);
    store.failWrites(Tokens.storeTrouble());
    bench.obtain(source);
    store.failWrites(null);
    bench.advance(FIRST);
    return source;
  }

  /** Nothing is owed any more. */
  private void expectNoMoreReads(RefreshingTokenSource source) {
    int reads = store.reads();
    bench.advanceInUse(source, Duration.ofMinutes(20));
    assertThat(store.reads()).isEqualTo(reads);
  }

  private void expectStored(RefreshingTokenSource source) {
    assertThat(store.current().token()).containsSame(source.ready().orElseThrow());
    assertThat(source.status().storeVersion()).contains(store.current().version());
  }

  @ParameterizedTest
  @EnumSource
  void isMadeByTheFirstPassAfterThePause(Layout layout) {
    RefreshingTokenSource source = source(layout);
    store.failWrites(Tokens.storeTrouble());
    bench.obtain(source);
    store.failWrites(null);
    bench.advance(Duration.ofSeconds(7));
    bench.pass(source);
    assertThat(store.versions()).isZero();
    assertThat(source.status().storeVersion()).isEmpty();

    bench.advance(Duration.ofSeconds(8));
    bench.pass(source);

    expectStored(source);
    assertThat(bench.authority.logins()).isEqualTo(1);
    assertThat(bench.events.heard())
        .containsExactly("loggedIn token-1", "storeFailed", "published token-1 as v1");
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void outlastsEveryTroubleOfTheOwnLayout(Trouble trouble) {
    outlasts(Layout.OWN, trouble);
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void outlastsEveryTroubleOfTheSharedLayout(Trouble trouble) {
    outlasts(Layout.SHARED, trouble);
  }

  private void outlasts(Layout layout, Trouble trouble) {
    RefreshingTokenSource source = source(layout);
    trouble.begins.accept(store);
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(60));
    assertThat(store.versions()).isZero();
    assertThat(store.reads()).isLessThan(15);

    trouble.ends.accept(store);
    bench.advance(LONGEST);
    bench.pass(source);

    expectStored(source);
    assertThat(bench.authority.logins()).isEqualTo(1);
    assertThat(source.status().counts().heldWrites()).isEqualTo(1);
    bench.advanceInUse(source, Duration.ofMinutes(20));
    assertThat(store.written()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void isNotMadeOfWhatHasNoPlaceInTheStore(Layout layout) {
    RefreshingTokenSource source = source(layout);
    store.withhold(new Publication.Withheld("it is managed by others"));
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(90));

    assertThat(store.reads()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void isNotMadeOfATokenThatWasRefusedMeanwhile(Layout layout) {
    RefreshingTokenSource source = owing(layout, Tokens.withoutTrial());
    AccessToken refused = source.ready().orElseThrow();
    assertThat(bench.executor.waiting()).isEqualTo(1);
    source.reject(refused);
    bench.executor.runAll();
    assertThat(store.reads()).isEqualTo(1);
    assertThat(store.versions()).isZero();

    bench.obtain(source);

    assertThat(Bench.value(store.current().token().orElseThrow())).isEqualTo("token-2");
    assertThat(store.written()).hasSize(1);
    assertThat(bench.events.heard()).filteredOn("storeFailed"::equals).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void isNotMadeOfATokenThatIsRefusedWhileTheStoreIsRead(Layout layout) throws Exception {
    Gate reading = new Gate();
    AtomicInteger reads = new AtomicInteger();
    VersionedStore inner = layout.made.apply(bench.clock);
    TokenStore slow =
        new TokenStore() {
          @Override
          public StoredToken read() {
            if (reads.incrementAndGet() == 2) {
              reading.passStubbornly();
            }
            return inner.read();
          }

          @Override
          public Publication publish(AccessToken token, StoredToken expected) {
            return inner.publish(token, expected);
          }

          @Override
          public boolean refreshesAhead() {
            return inner.refreshesAhead();
          }
        };
    RefreshingTokenSource source =
        bench.describe().store(slow).policy(Tokens.withoutTrial()).build();
    inner.failWrites(Tokens.storeTrouble());
    AccessToken first = bench.obtain(source);
    inner.failWrites(null);
    bench.advance(FIRST);
    assertThat(source.ready()).isPresent();
    Thread late = new Thread(bench.executor.take(), "late");
    late.start();
    reading.awaitReached();
    source.reject(first);
    reading.open();
    late.join();

    assertThat(inner.versions()).isZero();
    assertThat(source.ready()).isEmpty();
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
    assertThat(inner.versions()).isEqualTo(1);
  }

  /** Such a token goes on, as no login cures it: it is stored if the API takes it after all. */
  @ParameterizedTest
  @EnumSource
  void waitsUntilTheApiTakesATokenThatItRefused(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    AccessToken braked = source.ready().orElseThrow();
    source.reject(braked);
    bench.executor.runAll();
    bench.advanceInUse(source, Duration.ofMinutes(40));
    assertThat(store.versions()).isZero();
    assertThat(source.ready()).containsSame(braked);
    assertThat(bench.events.heard()).filteredOn("storeFailed"::equals).hasSize(1);

    source.accept(braked);
    bench.advance(LONGEST);
    bench.pass(source);

    expectStored(source);
  }

  @ParameterizedTest
  @EnumSource
  void isMadeOnceHoweverManyPass(Layout layout) throws Exception {
    RefreshingTokenSource source = owing(layout);
    new Crowd<>(50, source::token).go().results();

    assertThat(bench.executor.waiting()).isEqualTo(1);
    bench.executor.runAll();
    new Crowd<>(50, source::token).go().results();
    assertThat(bench.executor.waiting()).isZero();
    assertThat(store.written()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void keepsNobodyWaiting(Layout layout) {
    RefreshingTokenSource source = owing(layout);

    assertThat(source.tokenAsync().toCompletableFuture()).isCompleted();
    assertThat(source.ready()).isPresent();
    assertThat(store.versions()).isZero();
  }

  /** The flight of a caller who was refused must not be joined to what stores the refused token. */
  @ParameterizedTest
  @EnumSource
  void keepsNobodyFromALogin(Layout layout) {
    RefreshingTokenSource source = owing(layout, Tokens.withoutTrial());
    AccessToken refused = source.ready().orElseThrow();
    Runnable late = bench.executor.take();
    source.reject(refused);
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    bench.executor.runAll();
    late.run();

    assertThat(Bench.value(Bench.result(waiter))).isEqualTo("token-2");
    assertThat(store.written()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotBeginBesideAFlight(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    CompletionStage<AccessToken> asked = source.refresh();
    source.token();
    assertThat(bench.executor.waiting()).isEqualTo(1);
    bench.executor.runAll();

    assertThat(Bench.value(Bench.result(asked))).isEqualTo("token-2");
    assertThat(store.written()).hasSize(1);
  }

  /** Its token came first: the flight behind it is within the floor, and owes its own. */
  @ParameterizedTest
  @EnumSource
  void leavesWhatAFlightBringsMeanwhileToTheFloor(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    assertThat(source.ready()).isPresent();
    Runnable late = bench.executor.take();
    bench.authority.thenAnswers(
        askedAt -> {
          late.run();
          return Tokens.token("second", askedAt);
        });
    CompletionStage<AccessToken> asked = source.refresh();
    bench.executor.runAll();
    assertThat(Bench.value(store.current().token().orElseThrow())).isEqualTo("token-1");
    assertThat(Bench.value(Bench.result(asked))).isEqualTo("second");
    bench.advance(LONGEST);
    bench.pass(source);

    expectStored(source);
    assertThat(Bench.value(source.token())).isEqualTo("second");
    assertThat(store.written()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void isNeedlessOnceAnotherProcessStoredItsToken(Layout layout) {
    RefreshingTokenSource source = owing(layout, Tokens.withoutTrial());
    AccessToken ours = source.token();
    store.put(Tokens.token("theirs", bench.clock.instant()));
    bench.executor.runAll();
    bench.advanceInUse(source, Duration.ofMinutes(40));
    assertThat(source.token()).isSameAs(ours);
    assertThat(store.written()).isEmpty();

    source.reject(ours);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("theirs");
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void isNeedlessOnceTheSameTokenIsStored(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    AccessToken ours = source.token();
    store.put(Tokens.token(Bench.value(ours), ours.issuedAt()));
    bench.executor.runAll();

    assertThat(store.written()).isEmpty();
    assertThat(source.status().storeVersion()).contains("v1");
  }

  @ParameterizedTest
  @EnumSource
  void keepsOffWhatOthersStoredMomentsAgo(Layout layout) {
    RefreshingTokenSource source = source(layout);
    Lifetime over = Tokens.declared(HandClock.START, Duration.ofMinutes(5));
    StoredToken theirs = store.put(Tokens.token("theirs", HandClock.START, over));
    bench.advance(Duration.ofMinutes(6));
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(9));
    assertThat(store.current()).isSameAs(theirs);

    bench.advanceInUse(source, Duration.ofMinutes(2));

    expectStored(source);
    assertThat(store.written()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void isTriedAgainIfItOutlastsItsDeadline(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    assertThat(source.ready()).isPresent();
    bench.deadlines.passAll();
    bench.executor.runAll();
    assertThat(store.versions()).isZero();
    assertThat(bench.events.heard()).endsWith("storeFailed");

    bench.advance(FIRST.multipliedBy(2));
    bench.pass(source);

    expectStored(source);
  }

  @ParameterizedTest
  @EnumSource
  void isTriedAgainIfNoThreadIsFree(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    bench.executor.full(true);
    assertThat(source.ready()).isPresent();
    bench.executor.full(false);
    bench.pass(source);
    assertThat(store.versions()).isZero();

    bench.advance(FIRST.multipliedBy(2));
    bench.pass(source);

    expectStored(source);
  }

  @ParameterizedTest
  @EnumSource
  void survivesAStoreThatFailsInAnUnheardOfWay(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    store.failWrites(new IllegalStateException("unheard of"));
    bench.pass(source);
    store.failWrites(null);
    bench.advance(FIRST.multipliedBy(2));
    bench.pass(source);

    expectStored(source);
  }

  @ParameterizedTest
  @EnumSource
  void endsWithItsSource(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    assertThat(source.ready()).isPresent();
    source.close();
    bench.executor.runAll();

    assertThat(store.versions()).isZero();
    assertThat(bench.deadlines.armed()).isEmpty();
    assertThat(bench.events.heard()).endsWith("storeFailed").hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void isNotPutOffByAClockThatIsSetBack(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    bench.clock.setBack(Duration.ofHours(3));
    bench.pass(source);

    expectStored(source);
  }

  @ParameterizedTest
  @EnumSource
  void isMadeWhileSalesforceIsAway(Layout layout) {
    RefreshingTokenSource source = source(layout);
    store.failWrites(Tokens.storeTrouble());
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(100));
    for (int i = 0; i < 100; i++) {
      bench.authority.thenFails(Tokens.outage());
    }
    bench.advanceInUse(source, Duration.ofMinutes(10));
    store.failWrites(null);
    bench.advanceInUse(source, Duration.ofMinutes(17));

    expectStored(source);
    assertThat(Bench.value(source.token())).isEqualTo("token-1");
  }

  /** The deadline gave the token to those who waited; the store hangs on. */
  @ParameterizedTest
  @EnumSource
  void isMadeOfATokenWhoseFlightOutlastedItsDeadline(Layout layout) {
    RefreshingTokenSource source = source(layout);
    store.failWrites(new StoreException("hung", null));
    store.meanwhile(bench.deadlines::passAll);
    bench.obtain(source);
    assertThat(source.ready()).isPresent();
    store.failWrites(null);
    bench.advance(FIRST);
    bench.pass(source);

    expectStored(source);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void isNeedlessIfTheStoreTookItAfterTheDeadline(Layout layout) {
    RefreshingTokenSource source = source(layout);
    store.meanwhile(bench.deadlines::passAll);
    bench.obtain(source);
    expectStored(source);
    bench.advanceInUse(source, Duration.ofMinutes(20));

    assertThat(store.written()).hasSize(1);
    assertThat(store.reads()).isEqualTo(1);
    assertThat(source.status().counts().logins()).isEqualTo(1);
  }

  /** What lands late does not bring back what was refused since. */
  @ParameterizedTest
  @EnumSource
  void doesNotBringBackATokenThatWasRefusedWhileItsFlightHung(Layout layout) {
    RefreshingTokenSource source = source(layout, Tokens.withoutTrial());
    store.meanwhile(
        () -> {
          bench.deadlines.passAll();
          source.reject(source.ready().orElseThrow());
        });
    bench.obtain(source);

    assertThat(source.ready()).isEmpty();
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
    assertThat(bench.events.heard()).noneMatch(heard -> heard.startsWith("braked"));
  }

  @Test
  void isNotOwedToAStoreThatIsNone() {
    RefreshingTokenSource source = bench.describe().build();
    bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(90));

    assertThat(bench.events.heard())
        .containsExactly("loggedIn token-1", "withheld token-1: no token store is configured");
  }

  /** Nor does it keep the one of the next token waiting, though it hangs. */
  @ParameterizedTest
  @EnumSource
  void isGivenUpOnceItsTokenIsRefused(Layout layout) {
    RefreshingTokenSource source = owing(layout, Tokens.withoutTrial());
    AccessToken refused = source.ready().orElseThrow();
    Runnable hanging = bench.executor.take();
    source.reject(refused);
    assertThat(bench.deadlines.armed()).isEmpty();
    store.failWrites(Tokens.storeTrouble());
    bench.obtain(source);
    store.failWrites(null);
    bench.advance(FIRST);
    bench.pass(source);

    expectStored(source);
    hanging.run();
    assertThat(Bench.value(source.token())).isEqualTo("token-2");
    assertThat(store.written()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void tellsOfNoTroubleWhenItIsGivenUp(Layout layout) {
    RefreshingTokenSource source = owing(layout, Tokens.withoutTrial());
    AccessToken refused = source.ready().orElseThrow();
    store.whileReading(() -> source.reject(refused));
    store.failReads(Tokens.storeTrouble());
    bench.executor.runAll();

    assertThat(bench.events.heard())
        .containsExactly("loggedIn token-1", "storeFailed", "rejected token-1");
  }

  /** A store in trouble is spared: each pause is twice the one before, up to the floor's length. */
  @ParameterizedTest
  @EnumSource(names = {"UNREADABLE", "UNWRITABLE"})
  void isTriedEverLaterWhileTheStoreFails(Trouble trouble) {
    RefreshingTokenSource source = source(Layout.OWN);
    trouble.begins.accept(store);
    bench.obtain(source);
    int reads = 1;
    for (double seconds : new double[] {11.25, 22.5, 45, 90, 180, 360, 720, 720}) {
      bench.advance(Duration.ofMillis((long) (1000 * seconds) - 1));
      bench.pass(source);
      assertThat(store.reads()).isEqualTo(reads);
      bench.advance(Duration.ofMillis(1));
      bench.pass(source);
      assertThat(store.reads()).isEqualTo(++reads);
    }
    assertThat(bench.events.reasons()).containsOnly(Tokens.storeTrouble().getMessage());
  }

  /** By then another attempt has stored it: a failure that comes late changes nothing. */
  @ParameterizedTest
  @EnumSource
  void isNotUndoneByAnAttemptThatFailsAfterItsDeadline(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    store.meanwhile(
        () -> {
          store.meanwhile(() -> {});
          bench.deadlines.passAll();
          bench.advance(LONGEST);
          bench.pass(source);
          expectStored(source);
          store.failWrites(Tokens.storeTrouble());
        });
    bench.pass(source);

    expectStored(source);
    expectNoMoreReads(source);
  }

  @ParameterizedTest
  @EnumSource
  void isMadeThoughTheStoreTakesItAfterItsDeadline(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    store.meanwhile(bench.deadlines::passAll);
    bench.pass(source);

    expectStored(source);
    expectNoMoreReads(source);
  }

  @ParameterizedTest
  @EnumSource
  void isNeedlessIfItFindsAnothersTokenAfterItsDeadline(Layout layout) {
    RefreshingTokenSource source = owing(layout);
    store.meanwhile(
        () -> {
          bench.deadlines.passAll();
          store.put(Tokens.token("theirs", bench.clock.instant()));
        });
    bench.pass(source);
    int reads = store.reads();
    bench.advanceInUse(source, Duration.ofMinutes(40));

    assertThat(store.reads()).isEqualTo(reads);
    assertThat(store.written()).isEmpty();
  }

  /** An operator's edit makes a new version of the secret, with the token that was replaced. */
  @ParameterizedTest
  @EnumSource
  void isMadeOverAnEditThatKeepsTheTokenBeforeIt(Layout layout) {
    RefreshingTokenSource source = source(layout);
    AccessToken before = Tokens.token("before");
    store.put(before);
    bench.obtain(source);
    bench.advance(LONGEST);
    store.failWrites(Tokens.storeTrouble());
    CompletionStage<AccessToken> asked = source.refresh();
    bench.executor.runAll();
    assertThat(Bench.value(Bench.result(asked))).isEqualTo("token-1");
    store.failWrites(null);
    store.put(before);
    bench.advance(FIRST);
    bench.pass(source);
    assertThat(store.written()).isEmpty();
    bench.advance(LONGEST);
    bench.pass(source);

    expectStored(source);
    assertThat(Bench.value(source.token())).isEqualTo("token-1");
  }

  /** It would bring a token of its own, which the write of the old one would hold back. */
  @Test
  void leavesItsTurnToARefreshThatIsDueToo() {
    RefreshingTokenSource source = owing(Layout.OWN);
    bench.advance(Duration.ofMinutes(102));
    bench.pass(source);

    assertThat(Bench.value(source.token())).isEqualTo("token-2");
    expectStored(source);
    assertThat(store.written()).hasSize(1);
  }

  /** What others wrote meanwhile counts for the floor, though nothing could be stored over it. */
  @Test
  void letsNoRefreshBeginWithinTheFloorOfAVersionThatItFound() {
    RefreshingTokenSource source = owing(Layout.OWN);
    bench.advance(Duration.ofMinutes(100));
    store.empty();
    store.failWrites(Tokens.storeTrouble());
    bench.pass(source);
    bench.advanceInUse(source, TokenStore.WRITE_FLOOR.minusMinutes(1));
    assertThat(bench.authority.logins()).isEqualTo(1);

    bench.advanceInUse(source, Duration.ofMinutes(1));
    assertThat(bench.authority.logins()).isEqualTo(2);
  }

  @Test
  void tellsPeopleThatItsDeadlinePassed() {
    RefreshingTokenSource source = owing(Layout.OWN);
    store.failWrites(Tokens.storeTrouble());
    store.meanwhile(bench.deadlines::passAll);
    bench.pass(source);

    assertThat(bench.events.heard()).startsWith("loggedIn token-1", "storeFailed", "storeFailed");
    assertThat(bench.events.reasons())
        .contains("The token could not be stored within 15 s, and is kept in memory");
  }

  @Test
  void tellsPeopleThatNoThreadIsFree() {
    RefreshingTokenSource source = owing(Layout.OWN);
    bench.executor.full(true);
    assertThat(source.ready()).isPresent();

    assertThat(bench.events.reasons())
        .hasSize(2)
        .endsWith(
            "The storing of a token could not be started: its thread pool takes no more work");
  }
}
