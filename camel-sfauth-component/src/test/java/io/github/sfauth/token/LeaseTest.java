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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LeaseTest {

  private final Bench bench = new Bench();
  private final VersionedStore store = VersionedStore.own(bench.clock);
  private final List<StoredToken> taken = new ArrayList<>();

  private RefreshingTokenSource source(RefreshLease lease) {
    return bench
        .describe()
        .store(store)
        .lease(
            expected -> {
              taken.add(expected);
              return lease.take(expected);
            })
        .build();
  }

  @Test
  void isTakenBeforeALoginWithNothingInHand() {
    AccessToken token = bench.obtain(source(expected -> RefreshLease.Turn.OURS));

    assertThat(Bench.value(token)).isEqualTo("token-1");
    assertThat(taken).containsExactly(StoredToken.NOTHING);
  }

  @Test
  void sparesTheLoginWhenAnotherPublished() {
    RefreshingTokenSource source =
        source(
            expected -> {
              store.put(Tokens.token("theirs"));
              return RefreshLease.Turn.PUBLISHED;
            });

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("theirs");
    assertThat(bench.authority.logins()).isZero();
  }

  @Test
  void isNotTakenForARefreshAhead() {
    RefreshingTokenSource source = source(expected -> RefreshLease.Turn.OURS);
    bench.obtain(source);
    bench.advance(Duration.ofMinutes(110));
    bench.pass(source);

    assertThat(bench.authority.logins()).isEqualTo(2);
    assertThat(taken).hasSize(1);
  }

  @Test
  void isTakenAfterARefusal() {
    RefreshingTokenSource source = source(expected -> RefreshLease.Turn.OURS);
    AccessToken token = bench.obtain(source);
    source.accept(token);
    source.reject(token);
    bench.obtain(source);

    assertThat(taken).containsExactly(StoredToken.NOTHING, taken.get(1)).hasSize(2);
    assertThat(taken.get(1).version()).isEqualTo("v1");
  }

  @Test
  void isDoneWithoutWhereItCannotBeHad() {
    RefreshingTokenSource source =
        source(
            expected -> {
              throw Tokens.storeTrouble();
            });

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
    assertThat(bench.events.heard()).contains("storeFailed");
  }

  @Test
  void canForbidALogin() {
    RefreshingTokenSource source =
        source(
            expected -> {
              throw Tokens.outage();
            });

    assertThat(bench.fail(source)).isInstanceOf(TokenUnavailableException.class);
    assertThat(bench.authority.logins()).isZero();
  }

  @Test
  @Timeout(30)
  void letsOneProcessOfManyLogInAtAColdStart() throws Exception {
    AtomicBoolean taken = new AtomicBoolean();
    CountDownLatch published = new CountDownLatch(1);
    RefreshLease lease =
        expected -> {
          if (taken.compareAndSet(false, true)) {
            return RefreshLease.Turn.OURS;
          }
          await(published);
          return RefreshLease.Turn.PUBLISHED;
        };
    TokenEvents listener =
        new TokenEvents() {
          @Override
          public void published(AccessToken token, String version) {
            published.countDown();
          }
        };
    Crowd<AccessToken> fleet =
        new Crowd<>(
            20,
            () ->
                RefreshingTokenSource.builder(bench.authority, Runnable::run, bench.deadlines)
                    .clock(bench.clock)
                    .store(store)
                    .lease(lease)
                    .events(listener)
                    .build()
                    .token());

    assertThat(fleet.go().results()).containsOnly(store.current().token().orElseThrow());
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new TokenUnavailableException("Interrupted", e);
    }
  }

  @Test
  void isFollowedByASecondLookOnlyWhereAnotherPublished() {
    bench.obtain(source(expected -> RefreshLease.Turn.OURS));

    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void isFollowedByNoSecondLookWhereItCannotBeHad() {
    bench.obtain(
        source(
            expected -> {
              throw Tokens.storeTrouble();
            }));

    assertThat(store.reads()).isEqualTo(1);
  }
}
