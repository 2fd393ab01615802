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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CloseTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  private Thread fly() {
    Thread thread = new Thread(bench.executor.take(), "flight");
    thread.start();
    return thread;
  }

  @Test
  void failsTheWaitersAndInterruptsTheFlight() throws Exception {
    Gate never = new Gate();
    bench.authority.thenWaitsAt(never);
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    Thread flight = fly();
    never.awaitReached();
    source.close();
    flight.join();

    assertThat(Bench.failure(waiter)).hasMessageContaining("stopped");
    assertThat(bench.deadlines.armed()).isEmpty();
    assertThat(bench.events.heard()).isEmpty();
  }

  @Test
  void discardsALaterResult() throws Exception {
    Gate slow = new Gate();
    bench.authority.thenAnswers(
        askedAt -> {
          slow.passStubbornly();
          return Tokens.token("too late", askedAt);
        });
    var unused = source.tokenAsync();
    Thread flight = fly();
    slow.awaitReached();
    source.close();
    slow.open();
    flight.join();

    assertThat(source.ready()).isEmpty();
  }

  @Test
  void letsNoFlightBegin() {
    source.close();
    source.close();

    assertThatThrownBy(source::token).hasMessageContaining("stopped");
    assertThat(bench.executor.waiting()).isZero();
    assertThat(bench.deadlines.armed()).isEmpty();
  }

  @Test
  void leavesTheTokenInHandButDoesNotRefreshIt() {
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofMinutes(110));
    source.close();

    assertThat(source.ready()).containsSame(token);
    assertThat(bench.executor.waiting()).isZero();
  }

  private void closeDuringALook() {
    bench.authority.thenFails(Tokens.invalidClient());
    bench.fail(source);
    bench.advance(Duration.ofSeconds(15));
    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);
    source.close();
    bench.executor.runAll();
  }

  @Test
  void endsALookAtTheCredentials() {
    closeDuringALook();

    assertThat(bench.authority.looks()).isZero();
    assertThat(bench.deadlines.armed()).isEmpty();
  }

  @Test
  void takesTheInterruptOfALookForNoTroubleOfTheStore() {
    VersionedStore store = VersionedStore.own(bench.clock);
    RefreshingTokenSource refused = bench.describe().store(store).build();
    bench.authority.thenFails(Tokens.invalidClient());
    bench.fail(refused);
    bench.advance(Duration.ofSeconds(15));
    store.whileReading(refused::close);
    store.failReads(Tokens.storeTrouble());
    bench.fail(refused);

    assertThat(bench.events.heard()).containsExactly("failed TokenRefusedException");
  }

  @Test
  void takesTheInterruptOfALoginForNoTroubleOfTheStore() {
    VersionedStore store = VersionedStore.own(bench.clock);
    RefreshingTokenSource closed = bench.describe().store(store).build();
    store.whileReading(closed::close);
    store.failReads(Tokens.storeTrouble());
    bench.fail(closed);

    assertThat(bench.events.heard()).isEmpty();
  }

  @Test
  void tellsNobodyOfALookThatItEnds() {
    closeDuringALook();

    assertThat(bench.events.heard()).containsExactly("failed TokenRefusedException");
  }

  @Test
  void failsTheWaitersForATokenThatIsJustBeingStored() {
    VersionedStore store = VersionedStore.own(bench.clock);
    RefreshingTokenSource storing = bench.describe().store(store).build();
    store.meanwhile(storing::close);
    CompletionStage<AccessToken> waiter = storing.tokenAsync();
    bench.executor.runAll();

    assertThat(Bench.failure(waiter)).hasMessageContaining("stopped");
    assertThat(storing.ready()).isEmpty();
    assertThat(bench.events.heard()).containsExactly("loggedIn token-1", "published token-1 as v1");
  }

  @Test
  void callsOffADeadlineThatIsJustBeingArmed() {
    List<RefreshingTokenSource> sources = new ArrayList<>();
    RefreshingTokenSource closing =
        RefreshingTokenSource.builder(
                bench.authority,
                bench.executor,
                (delay, task) -> {
                  sources.get(0).close();
                  return bench.deadlines.after(delay, task);
                })
            .build();
    sources.add(closing);

    assertThat(Bench.failure(closing.tokenAsync())).hasMessageContaining("stopped");
    assertThat(bench.deadlines.armed()).isEmpty();
    bench.executor.runAll();
    assertThat(bench.authority.logins()).isZero();
  }
}
