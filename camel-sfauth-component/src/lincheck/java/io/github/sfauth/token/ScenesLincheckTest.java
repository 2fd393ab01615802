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

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What holds in every interleaving of a few scenes in which refreshes run ahead, time passes, or a
 * flight outlives its deadline. Lincheck drives the threads, one step of shared memory at a time.
 */
class ScenesLincheckTest {

  private static final int INVOCATIONS = 2 * Integer.getInteger("lincheck.invocations", 100);

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Instant LATER = HandClock.START.plus(Duration.ofHours(2));

  /** Nothing keeps the next caller from trying again: scenes last no time at all. */
  private static final RefreshPolicy WITHOUT_PAUSES = withoutPauses();

  /** Handed out one after the other; what is in the second half is issued at the later time. */
  private static final AccessToken[] FRESH = tokens(HandClock.START);

  private static final AccessToken[] FRESH_LATER = tokens(LATER);

  /** So old that a refresh ahead is due at once. */
  private static final AccessToken[] DUE = tokens(HandClock.START.minus(Duration.ofMinutes(55)));

  /** Linking takes long while Lincheck looks on, long enough to look like a thread that hangs. */
  @BeforeAll
  static void linkWhatIsCalled() {
    Scene scene = new Scene(DUE);
    scene.tokenOrNone();
    scene.ready();
    scene.source.reject(DUE[1]);
    scene.source.reject(DUE[2]);
    scene.tokenOrNone();
    CountingStore store = new CountingStore();
    Scene storing = new Scene(FRESH, store);
    storing.source.token();
    store.mended = true;
    storing.clock.set(HandClock.START.plusSeconds(60));
    storing.ready();
    storing.source.status();
    Scene other = new Scene(FRESH);
    lastWord(other::tokenOrNone, other::deadline, other::ready);
  }

  @Test
  void aRefusedTokenIsNotServedAgainWhileARefreshOfItLands() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene(DUE);
          AccessToken first = scene.source.token();
          inParallel(
              () -> scene.source.ready(),
              () -> {
                scene.source.reject(first);
                require(scene.ready() != 1, "served again");
                require(scene.source.token() != first, "given again");
              });
          require(scene.ready() > 1, "not replaced");
        });
  }

  @Test
  void oneRefreshRunsAheadAndNobodySeesTheOldTokenAfterTheNewOne() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene(DUE);
          scene.source.token();
          Runnable reader =
              () -> {
                int seen = scene.ready();
                require(scene.ready() >= seen, "went back");
              };
          inParallel(reader, reader);
          require(scene.mostAtOnce.get() == 1, "logged in twice at once");
        });
  }

  @Test
  void nobodyIsGivenATokenThatWasPastItsTimeWhenHeAsked() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene(FRESH);
          scene.source.token();
          Consumer<AccessToken> late =
              token -> require(!token.issuedAt().isBefore(LATER), "past its time");
          inParallel(
              () -> scene.clock.set(LATER),
              () -> {
                boolean past = !scene.clock.instant().isBefore(LATER);
                AccessToken given = scene.source.token();
                if (past) {
                  late.accept(given);
                }
              },
              () -> {
                boolean past = !scene.clock.instant().isBefore(LATER);
                var ready = scene.source.ready();
                if (past) {
                  ready.ifPresent(late);
                }
              });
        });
  }

  @Test
  void aFlightThatOutlivesItsDeadlineOverwritesNothing() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene(FRESH);
          lastWord(scene::tokenOrNone, scene::deadline, scene::ready);
        });
  }

  /** What is on the wire cannot be called back; but it never comes over what followed it. */
  @Test
  void aRefusedTokenThatIsJustBeingStoredIsNotWrittenOverTheNextOne() {
    Lincheck.runConcurrentTest(INVOCATIONS, () -> refusedWhileStored(new CountingStore()));
  }

  /** Proves that the one above can fail. */
  @Test
  void aStoreThatIgnoresTheExpectedVersionIsCaught() {
    assertThatThrownBy(
            () ->
                Lincheck.runConcurrentTest(
                    INVOCATIONS, () -> refusedWhileStored(new OverwritingStore())))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("written over");
  }

  private static void refusedWhileStored(CountingStore store) {
    Scene scene = new Scene(FRESH, store);
    AccessToken first = scene.source.token();
    store.mended = true;
    scene.clock.set(HandClock.START.plusSeconds(60));
    inParallel(
        () -> scene.source.ready(),
        () -> {
          scene.source.reject(first);
          scene.source.token();
        });
    require(scene.ready() == 2, "not replaced");
    require(store.holds() == 2, "written over, or not at all");
  }

  @Test
  void aTokenThatIsOwedIsStoredOnceHoweverManyPass() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          CountingStore store = new CountingStore();
          Scene scene = new Scene(FRESH, store);
          scene.source.token();
          store.mended = true;
          scene.clock.set(HandClock.START.plusSeconds(60));
          passTwice(() -> scene.source.ready(), () -> store.writes);
          require(scene.source.status().storeVersion().isPresent(), "not known to be stored");
        });
  }

  /** Proves that the one above can fail. */
  @Test
  void aSourceThatLooksBeforeItStoresIsCaught() {
    assertThatThrownBy(
            () ->
                Lincheck.runConcurrentTest(
                    INVOCATIONS,
                    () -> {
                      AtomicBoolean owed = new AtomicBoolean(true);
                      AtomicInteger writes = new AtomicInteger();
                      Runnable pass =
                          () -> {
                            if (owed.get()) {
                              writes.incrementAndGet();
                              owed.set(false);
                            }
                          };
                      passTwice(pass, writes::get);
                    }))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("written more than once");
  }

  private static void passTwice(Runnable pass, IntSupplier writes) {
    inParallel(pass, pass);
    require(writes.getAsInt() == 1, "written more than once, or not at all");
  }

  @Test
  void nobodyIsLeftWaitingBySourcesThatAreClosedWhileALoginLands() {
    Lincheck.runConcurrentTest(
        INVOCATIONS, () -> isClosedWhileSomebodyWaits(new Scene(FRESH), () -> {}));
  }

  /** A deadline passes as well: it hands out what a login brought. */
  @Test
  void nobodyIsLeftWaitingBySourcesThatAreClosedWhenADeadlinePasses() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          Scene scene = new Scene(FRESH);
          isClosedWhileSomebodyWaits(scene, scene::deadline);
        });
  }

  private static void isClosedWhileSomebodyWaits(Scene scene, Runnable meanwhile) {
    AtomicReference<CompletableFuture<AccessToken>> waiting = new AtomicReference<>();
    inParallel(
        () -> waiting.set(scene.source.tokenAsync().toCompletableFuture()),
        scene.source::close,
        meanwhile);
    require(waiting.get().isDone(), "left waiting");
  }

  /** Proves that the one above can fail. */
  @Test
  void aSourceInWhichTheLastOneWinsIsCaught() {
    assertThatThrownBy(
            () ->
                Lincheck.runConcurrentTest(
                    INVOCATIONS,
                    () -> {
                      AtomicInteger logins = new AtomicInteger();
                      AtomicInteger held = new AtomicInteger();
                      IntSupplier token =
                          () -> {
                            int issued = logins.incrementAndGet();
                            held.set(issued);
                            return issued;
                          };
                      lastWord(token, () -> {}, held::get);
                    }))
        .isInstanceOf(LincheckAssertionError.class);
  }

  /**
   * One begins a flight; another ends it by its deadline and begins anew: that one's word stands.
   */
  private static void lastWord(IntSupplier token, Runnable deadline, IntSupplier ready) {
    AtomicInteger given = new AtomicInteger();
    inParallel(
        () -> token.getAsInt(),
        () -> {
          deadline.run();
          given.set(token.getAsInt());
        });
    require(ready.getAsInt() == given.get(), "overwritten");
  }

  private static void inParallel(Runnable... parts) {
    Thread[] threads = new Thread[parts.length];
    Throwable[] failures = new Throwable[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int part = i;
      threads[i] = new Thread(() -> failures[part] = failureOf(parts[part]));
      threads[i].start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    for (Throwable failure : failures) {
      if (failure != null) {
        throw new AssertionError(failure);
      }
    }
  }

  /** No AssertJ in here: its objects refuse to be compared, and Lincheck compares what it meets. */
  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private static @Nullable Throwable failureOf(Runnable part) {
    try {
      part.run();
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  private static RefreshPolicy withoutPauses() {
    RefreshPolicy usual = Tokens.withoutTrial();
    Duration none = Duration.ofNanos(1);
    return new RefreshPolicy(
        usual.flightDeadline(),
        usual.deniedHold(),
        usual.recheckInterval(),
        none,
        none,
        usual.firstBrake(),
        usual.longestBrake(),
        usual.probation(),
        none,
        usual.useSample());
  }

  private static AccessToken[] tokens(Instant issuedAt) {
    AccessToken[] tokens = new AccessToken[10];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = Tokens.token("token-" + i, issuedAt, Tokens.declared(issuedAt, LIFETIME));
    }
    return tokens;
  }

  /** Compares and swaps; fails until it is mended. */
  private static class CountingStore implements TokenStore {

    private StoredToken current = StoredToken.NOTHING;
    volatile boolean mended;
    volatile int writes;

    @Override
    public synchronized StoredToken read() {
      return current;
    }

    @Override
    public synchronized Publication publish(AccessToken token, StoredToken expected) {
      if (!mended) {
        throw Tokens.storeTrouble();
      } else if (!isCurrent(expected)) {
        return new Publication.Conflict(current);
      }
      writes++;
      current = new StoredToken("v" + writes, HandClock.START, Optional.of(token));
      return new Publication.Published(current);
    }

    boolean isCurrent(StoredToken expected) {
      return expected.version().equals(current.version());
    }

    @Override
    public boolean refreshesAhead() {
      return false;
    }

    synchronized int holds() {
      return NumberedLogins.number(current.token());
    }
  }

  /** The last one wins. */
  private static final class OverwritingStore extends CountingStore {

    @Override
    boolean isCurrent(StoredToken expected) {
      return true;
    }
  }

  /** A source whose flights are flown by whoever begins them, and whose tokens are numbered. */
  private static final class Scene implements TokenAuthority {

    final HandClock clock = new HandClock();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final RefreshingTokenSource source;

    private final AccessToken[] tokens;
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile Runnable armed = () -> {};

    Scene(AccessToken[] tokens) {
      this(tokens, TokenStore.NONE);
    }

    Scene(AccessToken[] tokens, TokenStore store) {
      this.tokens = tokens;
      this.source =
          RefreshingTokenSource.builder(this, Runnable::run, this::arm)
              .policy(WITHOUT_PAUSES)
              .clock(clock)
              .store(store)
              .build();
    }

    int ready() {
      return NumberedLogins.number(source.ready());
    }

    int tokenOrNone() {
      try {
        return NumberedLogins.number(source.token());
      } catch (TokenUnavailableException e) {
        return 0;
      }
    }

    void deadline() {
      armed.run();
    }

    @Override
    public AccessToken issue(Instant askedAt) {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      AccessToken[] issued = askedAt.isBefore(LATER) ? tokens : FRESH_LATER;
      AccessToken token = issued[logins.incrementAndGet()];
      atOnce.decrementAndGet();
      return token;
    }

    @Override
    public boolean credentialsChanged() {
      return false;
    }

    private Runnable arm(Duration delay, Runnable task) {
      armed = task;
      return () -> {};
    }
  }
}
