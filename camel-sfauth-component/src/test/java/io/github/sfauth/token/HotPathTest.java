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
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HotPathTest {

  private static final int CALLS = 100_000;

  private final Bench bench = new Bench();

  @Test
  void servingATokenAllocatesNothing() {
    assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RefreshingTokenSource source =
        RefreshingTokenSource.builder(bench.authority, Runnable::run, bench.deadlines).build();
    AccessToken token = source.token();
    source.accept(token);
    assertThat(served(source, token)).isEqualTo(CALLS);
    assertThat(served(source, token)).isEqualTo(CALLS);

    long before = threads.getCurrentThreadAllocatedBytes();
    int served = served(source, token);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(served).isEqualTo(CALLS);
    // The measurement itself may cost a few bytes, a byte per call would be 100 000.
    assertThat(allocated).isLessThan(1000);
  }

  private static int served(RefreshingTokenSource source, AccessToken token) {
    int served = 0;
    for (int i = 0; i < CALLS; i++) {
      if (source.ready().orElseThrow() == token) {
        served++;
      }
      source.accept(token);
    }
    return served;
  }

  @Test
  void servesRejectsAndReportsWhileALoginIsUnderWay() throws Exception {
    RefreshingTokenSource source = bench.describe().build();
    AccessToken token = bench.obtain(source);
    source.accept(token);
    Gate login = new Gate();
    bench.authority.thenWaitsAt(login);
    bench.advance(Duration.ofMinutes(110));
    assertThat(source.ready()).containsSame(token);
    Thread flight = new Thread(bench.executor.take());
    flight.start();
    login.awaitReached();

    assertThat(source.ready()).containsSame(token);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.STALE);
    source.accept(token);
    source.reject(token);
    assertThat(source.ready()).isEmpty();
    FutureTask<AccessToken> waiting = new FutureTask<>(source::token);
    Thread waiter = new Thread(waiting);
    waiter.start();
    Crowd.awaitParked(waiter);
    login.open();
    assertThat(Bench.value(waiting.get())).isEqualTo("token-2");
  }

  /** Seen from outside: a use within a minute of the last sample does not move the idle limit. */
  @Test
  void writesTheLastUseOnceAMinuteOnly() {
    RefreshingTokenSource source = inASharedStore();
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofSeconds(59));
    assertThat(source.ready()).containsSame(token);

    bench.advance(Tokens.SESSION_TIMEOUT.minusSeconds(59));
    assertThat(source.ready()).isEmpty();
  }

  @Test
  void writesTheLastUseOnceAMinute() {
    RefreshingTokenSource source = inASharedStore();
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofMinutes(1));
    assertThat(source.ready()).containsSame(token);

    bench.advance(Tokens.SESSION_TIMEOUT.minusMillis(1));
    assertThat(source.ready()).containsSame(token);
    bench.advance(Tokens.SESSION_TIMEOUT);
    assertThat(source.ready()).isEmpty();
  }

  private RefreshingTokenSource inASharedStore() {
    return bench.describe().store(VersionedStore.shared(bench.clock)).build();
  }
}
