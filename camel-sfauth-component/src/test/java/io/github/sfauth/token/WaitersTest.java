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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WaitersTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  @Test
  void anInterruptedWaiterStopsWaitingAndKeepsItsFlagWhileTheFlightGoesOn() throws Exception {
    CompletionStage<AccessToken> other = source.tokenAsync();
    FutureTask<Boolean> flagKept =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(source::token)
                  .isInstanceOf(TokenUnavailableException.class)
                  .hasMessageContaining("the login itself goes on");
              return Thread.currentThread().isInterrupted();
            });
    Thread waiter = new Thread(flagKept);
    waiter.start();
    Crowd.awaitParked(waiter);
    waiter.interrupt();

    assertThat(flagKept.get()).isTrue();
    assertThat(other.toCompletableFuture()).isNotDone();
    bench.executor.runAll();
    assertThat(Bench.value(Bench.result(other))).isEqualTo("token-1");
  }

  @Test
  void anInterruptOfWhoeverBeganTheFlightDoesNotFailTheOthers() throws Exception {
    FutureTask<AccessToken> leading = new FutureTask<>(source::token);
    Thread leader = new Thread(leading);
    leader.start();
    Crowd.awaitParked(leader);
    CompletionStage<AccessToken> follower = source.tokenAsync();
    leader.interrupt();
    leader.join();
    bench.executor.runAll();

    assertThatThrownBy(leading::get).hasCauseInstanceOf(TokenUnavailableException.class);
    assertThat(Bench.value(Bench.result(follower))).isEqualTo("token-1");
  }

  @Test
  void whoCancelsDoesSoForItselfOnly() {
    CompletableFuture<AccessToken> leader = source.tokenAsync().toCompletableFuture();
    CompletionStage<AccessToken> follower = source.tokenAsync();
    leader.cancel(true);
    bench.executor.runAll();

    assertThat(leader).isCancelled();
    assertThat(Bench.value(Bench.result(follower))).isEqualTo("token-1");
  }

  @Test
  void nobodyCompletesTheFlightForTheOthers() {
    CompletableFuture<AccessToken> forger = source.tokenAsync().toCompletableFuture();
    CompletionStage<AccessToken> follower = source.tokenAsync();
    forger.complete(Tokens.token("forged"));
    bench.executor.runAll();

    assertThat(Bench.value(Bench.result(follower))).isEqualTo("token-1");
    assertThat(Bench.value(source.token())).isEqualTo("token-1");
  }

  @Test
  void aContinuationThatThrowsHurtsNobodyElse() {
    var unused =
        source
            .tokenAsync()
            .thenAccept(
                token -> {
                  throw new IllegalStateException("a route's own trouble");
                });
    CompletionStage<AccessToken> follower = source.tokenAsync();
    bench.executor.runAll();

    assertThat(Bench.value(Bench.result(follower))).isEqualTo("token-1");
  }

  @Test
  void waitersParkInsteadOfSpinning() throws Exception {
    FutureTask<AccessToken> waiting = new FutureTask<>(source::token);
    Thread waiter = new Thread(waiting);
    waiter.start();
    Crowd.awaitParked(waiter);
    bench.executor.runAll();

    assertThat(Bench.value(waiting.get())).isEqualTo("token-1");
  }

  @Test
  void everyWaiterGetsTheFailureWithATraceOfItsOwn() throws Exception {
    bench.authority.thenFails(Tokens.outage());
    FutureTask<AccessToken> waiting = new FutureTask<>(source::token);
    Thread waiter = new Thread(waiting);
    waiter.start();
    Crowd.awaitParked(waiter);
    bench.executor.runAll();

    assertThatThrownBy(waiting::get)
        .cause()
        .isInstanceOf(TokenUnavailableException.class)
        .satisfies(
            failure ->
                assertThat(failure.getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("token")));
  }
}
