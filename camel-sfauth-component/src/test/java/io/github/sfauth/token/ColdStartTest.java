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
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ColdStartTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  @Test
  void asksNobodyBeforeTheFirstCaller() {
    assertThat(source.ready()).isEmpty();
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.ABSENT);
    assertThat(bench.executor.waiting()).isZero();
  }

  @Test
  void logsInOnceForEverybodyWhoWaits() {
    List<CompletionStage<AccessToken>> waiters = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waiters.add(source.tokenAsync());
    }
    assertThat(bench.executor.waiting()).isEqualTo(1);
    bench.executor.runAll();

    assertThat(waiters).extracting(Bench::result).containsOnly(source.ready().orElseThrow());
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void stampsCachedTokenWithoutLogin() {
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofMinutes(90));

    assertThat(source.token()).isSameAs(token);
    assertThat(source.ready()).containsSame(token);
    assertThat(Bench.result(source.tokenAsync())).isSameAs(token);
    assertThat(bench.executor.waiting()).isZero();
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.FRESH);
  }

  @Test
  void servesTokenOfUnknownEndAsLongAsItIsUsedAndNotRefused() {
    AccessToken token = bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(100));

    assertThat(source.ready()).containsSame(token);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void countsAgeFromBeforeTheRequestWasSent() {
    bench.authority.thenAnswers(
        askedAt -> {
          bench.advance(Duration.ofSeconds(9));
          return Tokens.token("slow", askedAt);
        });
    AccessToken token = bench.obtain(source);

    assertThat(token.issuedAt()).isEqualTo(HandClock.START);
    assertThat(source.status().age()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void publishesTheTokenToReadersBeforeItWakesWaiters() {
    List<Object> seen = new ArrayList<>();
    CompletionStage<AccessToken> stage =
        source.tokenAsync().whenComplete((token, failure) -> seen.add(source.ready()));
    bench.executor.runAll();

    assertThat(seen).containsExactly(source.ready());
    assertThat(source.ready()).contains(Bench.result(stage));
  }

  @Test
  void disarmsTheDeadlineOfAFlightThatLanded() {
    CompletionStage<AccessToken> stage = source.tokenAsync();
    assertThat(bench.deadlines.armed()).containsExactly(Duration.ofSeconds(15));
    bench.executor.runAll();

    assertThat(stage).isCompleted();
    assertThat(bench.deadlines.armed()).isEmpty();
  }
}
