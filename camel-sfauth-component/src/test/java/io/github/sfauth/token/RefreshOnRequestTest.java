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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RefreshOnRequestTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source =
      bench.describe().store(VersionedStore.own(bench.clock)).build();

  private CompletionStage<AccessToken> refresh() {
    CompletionStage<AccessToken> stage = source.refresh();
    bench.executor.runAll();
    return stage;
  }

  @Test
  void obtainsTheFirstToken() {
    assertThat(Bench.value(Bench.result(refresh()))).isEqualTo("token-1");
  }

  @Test
  void servesTheTokenInHandUntilTheNewOneIsThere() {
    AccessToken first = bench.obtain(source);

    CompletionStage<AccessToken> stage = source.refresh();
    assertThat(source.ready()).containsSame(first);
    bench.executor.runAll();

    assertThat(Bench.value(Bench.result(stage))).isEqualTo("token-2");
    assertThat(Bench.value(source.ready().orElseThrow())).isEqualTo("token-2");
  }

  @Test
  void keepsTheTokenInHandIfThereIsNoOther() {
    AccessToken first = bench.obtain(source);
    bench.authority.thenFails(Tokens.invalidClient());

    assertThat(Bench.result(refresh())).isSameAs(first);

    assertThat(source.ready()).containsSame(first);
    assertThat(source.status().trouble()).containsInstanceOf(TokenRefusedException.class);
  }

  @Test
  void joinsTheAttemptUnderWay() {
    CompletionStage<AccessToken> other = source.tokenAsync();

    assertThat(Bench.result(refresh())).isSameAs(Bench.result(other));

    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void doesNotWaitOutAPause() {
    bench.authority.thenFails(Tokens.invalidClient());
    bench.fail(source);

    assertThat(Bench.value(Bench.result(refresh()))).isEqualTo("token-2");
  }

  @Test
  void failsOnceTheSourceIsClosed() {
    source.close();

    assertThat(Bench.failure(refresh())).isInstanceOf(TokenUnavailableException.class);
  }

  /** What nobody waits for need not be the only login. */
  @Test
  void waitsForNoTurnWithAUsableTokenInHand() {
    List<StoredToken> turns = new ArrayList<>();
    RefreshingTokenSource leased = leased(turns);
    bench.obtain(leased);
    turns.clear();

    var unused = leased.refresh();
    bench.executor.runAll();

    assertThat(bench.authority.logins()).isEqualTo(2);
    assertThat(turns).isEmpty();
  }

  @Test
  void waitsForItsTurnWithoutAUsableTokenInHand() {
    List<StoredToken> turns = new ArrayList<>();
    RefreshingTokenSource leased = leased(turns);
    var first = leased.refresh();
    bench.executor.runAll();
    assertThat(turns).hasSize(1);
    assertThat(Bench.value(Bench.result(first))).isEqualTo("token-1");

    bench.advance(Tokens.SESSION_TIMEOUT);
    var idle = leased.refresh();
    bench.executor.runAll();

    assertThat(turns).hasSize(2);
    assertThat(Bench.value(Bench.result(idle))).isEqualTo("token-2");
  }

  private RefreshingTokenSource leased(List<StoredToken> turns) {
    return bench
        .describe()
        .lease(
            expected -> {
              turns.add(expected);
              return RefreshLease.Turn.OURS;
            })
        .build();
  }
}
