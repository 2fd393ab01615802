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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FlightEndTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  private Thread fly() {
    Thread thread = new Thread(bench.executor.take(), "flight");
    thread.start();
    return thread;
  }

  @Test
  void theDeadlineFailsTheWaitersOfAFlightThatNeverAnswersAndInterruptsIt() throws Exception {
    Gate never = new Gate();
    bench.authority.thenWaitsAt(never);
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    Thread flight = fly();
    never.awaitReached();
    bench.deadlines.passAll();

    assertThat(Bench.failure(waiter))
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("within 15 s");
    flight.join();
    assertThat(bench.events.heard()).containsExactly("failed TokenUnavailableException");
  }

  @Test
  void theNextCallerAfterADeadlineBeginsANewFlight() throws Exception {
    Gate never = new Gate();
    bench.authority.thenWaitsAt(never);
    var unused = source.tokenAsync();
    Thread flight = fly();
    never.awaitReached();
    bench.deadlines.passAll();
    flight.join();
    bench.advance(Duration.ofSeconds(1));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void aFlightThatWasEndedInTheQueueNeverLogsIn() {
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    bench.deadlines.passAll();
    bench.executor.runAll();

    assertThat(Bench.failure(waiter))
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("could not begin within 15 s: every thread for it was busy");
    assertThat(bench.authority.logins()).isZero();
  }

  @Test
  void aFlightThatWasEndedWhileItReadTheStoreNeverLogsIn() throws Exception {
    Gate slow = new Gate();
    TokenStore slowStore =
        new TokenStore() {
          @Override
          public StoredToken read() {
            slow.passStubbornly();
            return StoredToken.NOTHING;
          }

          @Override
          public Publication publish(AccessToken token, StoredToken expected) {
            return new Publication.Withheld("not needed");
          }

          @Override
          public boolean refreshesAhead() {
            return true;
          }
        };
    RefreshingTokenSource behind = bench.describe().store(slowStore).build();
    CompletionStage<AccessToken> waiter = behind.tokenAsync();
    Thread flight = fly();
    slow.awaitReached();
    bench.deadlines.passAll();
    slow.open();
    flight.join();

    assertThat(Bench.failure(waiter)).hasMessageContaining("within 15 s");
    assertThat(bench.authority.logins()).isZero();
  }

  @Test
  void aLateResultIsKeptIfThereIsNothingBetter() throws Exception {
    Gate slow = new Gate();
    bench.authority.thenAnswers(
        askedAt -> {
          slow.passStubbornly();
          return Tokens.token("late", askedAt);
        });
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    Thread flight = fly();
    slow.awaitReached();
    bench.deadlines.passAll();
    assertThat(Bench.failure(waiter)).isInstanceOf(TokenUnavailableException.class);
    slow.open();
    flight.join();

    assertThat(Bench.value(source.ready().orElseThrow())).isEqualTo("late");
  }

  @Test
  void aTokenThatWasIssuedIsNotLostToAStoreThatHangs() {
    TokenStore hanging =
        new TokenStore() {
          @Override
          public StoredToken read() {
            return StoredToken.NOTHING;
          }

          @Override
          public Publication publish(AccessToken token, StoredToken expected) {
            bench.deadlines.passAll();
            throw new StoreException("hung", null);
          }

          @Override
          public boolean refreshesAhead() {
            return false;
          }
        };
    RefreshingTokenSource source = bench.describe().store(hanging).build();

    AccessToken token = bench.obtain(source);

    assertThat(Bench.value(token)).isEqualTo("token-1");
    assertThat(bench.obtain(source)).isSameAs(token);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  /** Those who wait get it at the deadline, not when the store lets go. */
  @Test
  void aTokenThatWasIssuedIsServedFromTheDeadlineOnWhileTheStoreHangs() {
    List<Optional<AccessToken>> served = new ArrayList<>();
    List<TokenSource> sources = new ArrayList<>();
    TokenStore hanging =
        new TokenStore() {
          @Override
          public StoredToken read() {
            return StoredToken.NOTHING;
          }

          @Override
          public Publication publish(AccessToken token, StoredToken expected) {
            bench.deadlines.passAll();
            served.add(sources.get(0).ready());
            throw new StoreException("hung", null);
          }

          @Override
          public boolean refreshesAhead() {
            return false;
          }
        };
    RefreshingTokenSource source = bench.describe().store(hanging).build();
    sources.add(source);

    assertThat(served).isEmpty();
    assertThat(bench.obtain(source)).isNotNull();
    assertThat(served.get(0).map(Bench::value)).contains("token-1");
  }

  @Test
  void aLateResultNeverOverwritesANewerToken() throws Exception {
    Gate slow = new Gate();
    bench.authority.thenAnswers(
        askedAt -> {
          slow.passStubbornly();
          return Tokens.token("late", askedAt);
        });
    var unused = source.tokenAsync();
    Thread flight = fly();
    slow.awaitReached();
    bench.deadlines.passAll();
    bench.advance(Duration.ofSeconds(1));
    AccessToken newer = bench.obtain(source);
    slow.open();
    flight.join();

    assertThat(source.ready()).containsSame(newer);
  }

  @Test
  void aLateResultReplacesTheTokenThatItWasFlownToReplace() throws Exception {
    AccessToken old = bench.obtain(source);
    Gate slow = new Gate();
    bench.authority.thenAnswers(
        askedAt -> {
          slow.passStubbornly();
          return Tokens.token("late", askedAt);
        });
    bench.advance(Tokens.SESSION_TIMEOUT);
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    Thread flight = fly();
    slow.awaitReached();
    bench.deadlines.passAll();
    assertThat(Bench.result(waiter)).isSameAs(old);
    slow.open();
    flight.join();

    assertThat(Bench.value(source.token())).isEqualTo("late");
  }

  @Test
  void theInterruptOfADeadlineDoesNotReachThePoolsNextTask() throws Exception {
    Gate slow = new Gate();
    bench.authority.thenAnswers(
        askedAt -> {
          slow.passStubbornly();
          return Tokens.token("late", askedAt);
        });
    var unused = source.tokenAsync();
    Runnable flight = bench.executor.take();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread worker =
        new Thread(
            () -> {
              flight.run();
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    worker.start();
    slow.awaitReached();
    bench.deadlines.passAll();
    slow.open();
    worker.join();

    assertThat(interrupted).isFalse();
  }

  @Test
  void aFullExecutorFailsTheCallAndTheNextOneTriesAgain() {
    bench.executor.full(true);
    assertThat(Bench.failure(source.tokenAsync()))
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("takes no more work");
    assertThat(bench.deadlines.armed()).isEmpty();

    bench.executor.full(false);
    bench.advance(Duration.ofSeconds(1));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
  }

  @Test
  void aFullExecutorDoesNotDisturbACallerWithATokenInHand() {
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofMinutes(110));
    bench.executor.full(true);
    assertThat(source.ready()).containsSame(token);

    bench.executor.full(false);
    bench.advance(Duration.ofMinutes(2));
    bench.pass(source);
    assertThat(bench.authority.logins()).isEqualTo(2);
  }

  @Test
  void deadlinesThatAreShutDownDoNotOccupyTheSlot() {
    bench.deadlines.shutDown(true);
    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenUnavailableException.class);

    bench.deadlines.shutDown(false);
    bench.advance(Duration.ofSeconds(1));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
  }

  @Test
  void anErrorInTheAuthorityFailsTheWaitersAndClearsTheSlot() {
    bench.authority.thenAnswers(
        askedAt -> {
          throw new NoClassDefFoundError("an optional jar");
        });
    assertThat(bench.fail(source)).isInstanceOf(TokenUnavailableException.class);

    bench.advance(Duration.ofSeconds(1));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }
}
