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
import org.junit.jupiter.api.Test;

class CountsTest {

  private final Bench bench = new Bench();
  private final VersionedStore store = VersionedStore.own(bench.clock);
  private final RefreshingTokenSource source = bench.describe().store(store).build();

  private long ended(RefreshEnd end) {
    return source.status().counts().refreshes().getOrDefault(end, -1L);
  }

  private long called(StoreCall call) {
    return source.status().counts().storeCalls().getOrDefault(call, -1L);
  }

  @Test
  void beginAtZeroWithAnEntryForEverything() {
    assertThat(source.status().counts().refreshes())
        .containsOnlyKeys(RefreshEnd.values())
        .doesNotContainValue(1L);
    assertThat(source.status().counts().storeCalls()).containsOnlyKeys(StoreCall.values());
  }

  @Test
  void tellAttemptsByTheirEnd() {
    for (int i = 0; i < 2; i++) {
      bench.authority.thenFails(Tokens.outage());
      bench.fail(source);
      bench.advance(Duration.ofMinutes(1));
    }
    bench.authority.thenFails(Tokens.invalidClient());
    bench.fail(source);
    bench.advance(Duration.ofMinutes(2));
    bench.obtain(source);

    assertThat(ended(RefreshEnd.FAILED)).isEqualTo(2);
    assertThat(ended(RefreshEnd.REFUSED)).isEqualTo(1);
    assertThat(ended(RefreshEnd.LOGIN)).isEqualTo(1);
    assertThat(ended(RefreshEnd.ADOPTED)).isZero();
  }

  @Test
  void tellALoginThatBroughtTheRefusedTokenAgainAsRefused() {
    bench.authority.thenIssues("stubborn").thenIssues("stubborn");
    RefreshingTokenSource memoryOnly = bench.describe().build();
    AccessToken token = bench.obtain(memoryOnly);
    bench.advance(Duration.ofMinutes(2));
    memoryOnly.reject(token);
    bench.fail(memoryOnly);

    TokenStatus status = memoryOnly.status();
    assertThat(status.counts().refreshes())
        .containsEntry(RefreshEnd.REFUSED, 1L)
        .containsEntry(RefreshEnd.LOGIN, 1L);
    assertThat(status.trouble()).containsInstanceOf(TokenRefusedException.class);
    assertThat(status.brake()).contains(Duration.ofMinutes(1));
    bench.advance(Duration.ofSeconds(20));
    assertThat(memoryOnly.status().brake()).contains(Duration.ofSeconds(40));

    memoryOnly.accept(token);

    assertThat(memoryOnly.status().trouble()).isEmpty();
    assertThat(memoryOnly.status().brake()).isEmpty();
  }

  @Test
  void tellAnAdoptedToken() {
    store.put(Tokens.token("theirs", bench.clock.instant()));
    bench.obtain(source);

    assertThat(ended(RefreshEnd.ADOPTED)).isEqualTo(1);
    assertThat(called(StoreCall.READ)).isEqualTo(1);
  }

  @Test
  void tellCallsOfTheStoreByTheirEnd() {
    bench.obtain(source);
    assertThat(called(StoreCall.PUBLISHED)).isEqualTo(1);

    store.failReads(Tokens.storeTrouble());
    store.failWrites(Tokens.storeTrouble());
    source.reject(source.ready().orElseThrow());
    bench.advance(Duration.ofMinutes(2));
    source.reject(source.ready().orElseThrow());
    bench.obtain(source);

    assertThat(called(StoreCall.READ_FAILED)).isPositive();
  }

  @Test
  void tellATokenThatIsKeptInMemoryAlthoughThereIsAStore() {
    bench.obtain(source);
    assertThat(source.status().counts().heldWrites()).isZero();

    // So soon after another one was stored, nobody else needs it.
    var unused = source.refresh();
    bench.executor.runAll();

    assertThat(source.status().counts().heldWrites()).isEqualTo(1);
  }

  @Test
  void doNotCountAStoreThatIsNone() {
    RefreshingTokenSource memoryOnly = bench.describe().build();
    bench.obtain(memoryOnly);

    assertThat(memoryOnly.status().counts().storeCalls().values()).containsOnly(0L);
    assertThat(memoryOnly.status().counts().heldWrites()).isZero();
  }

  @Test
  void tellHowManyWait() {
    CompletionStage<AccessToken> one = source.tokenAsync();
    CompletionStage<AccessToken> other = source.tokenAsync();
    assertThat(source.status().waiting()).isEqualTo(2);

    bench.executor.runAll();

    assertThat(source.status().waiting()).isZero();
    assertThat(Bench.result(one)).isSameAs(Bench.result(other));
  }

  @Test
  void tellWhatKeptATokenOutOfTheStore() {
    store.meanwhile(() -> store.put(Tokens.token("winner", bench.clock.instant())));
    bench.obtain(source);
    assertThat(called(StoreCall.CONFLICT)).isEqualTo(1);
    assertThat(called(StoreCall.WITHHELD)).isZero();

    store.withhold(new Publication.Withheld("it is managed by others"));
    bench.advance(TokenStore.WRITE_FLOOR);
    var unused = source.refresh();
    bench.executor.runAll();

    assertThat(called(StoreCall.CONFLICT)).isEqualTo(1);
    assertThat(called(StoreCall.WITHHELD)).isEqualTo(1);
    assertThat(called(StoreCall.PUBLISHED)).isZero();
  }
}
