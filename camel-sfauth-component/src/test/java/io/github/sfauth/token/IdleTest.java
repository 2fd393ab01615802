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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IdleTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  @Test
  void doesNothingWhileNobodyCalls() {
    bench.obtain(source);
    bench.advance(Duration.ofDays(30));

    assertThat(bench.executor.waiting()).isZero();
    assertThat(bench.deadlines.armed()).isEmpty();
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void makesCallersWaitForOneFlightAfterAFullSessionTimeoutWithoutAStamp() {
    AccessToken old = bench.obtain(source);
    bench.advance(Tokens.SESSION_TIMEOUT.minusMillis(1));
    assertThat(source.ready()).containsSame(old);

    Bench other = new Bench();
    RefreshingTokenSource idle = other.describe().build();
    AccessToken stale = other.obtain(idle);
    other.advance(Tokens.SESSION_TIMEOUT);
    assertThat(idle.ready()).isEmpty();
    CompletionStage<AccessToken> one = idle.tokenAsync();
    CompletionStage<AccessToken> two = idle.tokenAsync();
    assertThat(other.executor.waiting()).isEqualTo(1);
    other.executor.runAll();
    assertThat(Bench.result(one)).isSameAs(Bench.result(two)).isNotSameAs(stale);
  }

  @Test
  void servesTheOldTokenWhenTheFlightFailsForAReasonThatPasses() {
    AccessToken old = bench.obtain(source);
    bench.authority.thenFails(Tokens.outage());
    bench.advance(Tokens.SESSION_TIMEOUT);

    assertThat(bench.obtain(source)).isSameAs(old);
    assertThat(source.ready()).containsSame(old);
    assertThat(bench.authority.logins()).isEqualTo(2);
  }

  @Test
  void servesTheOldTokenWhenLoginsAreOnlyLimited() {
    AccessToken old = bench.obtain(source);
    bench.authority.thenFails(Tokens.refused(RetryClass.BACK_OFF));
    bench.advance(Tokens.SESSION_TIMEOUT);

    assertThat(bench.obtain(source)).isSameAs(old);
  }

  @Test
  void servesTheOldTokenWhenTheCredentialsCannotBeRead() {
    AccessToken old = bench.obtain(source);
    bench.authority.thenFails(Tokens.storeTrouble());
    bench.advance(Tokens.SESSION_TIMEOUT);

    assertThat(bench.obtain(source)).isSameAs(old);
  }

  @Test
  void raisesADecisionAgainstUsInsteadOfServingAGuess() {
    bench.obtain(source);
    bench.authority.thenFails(Tokens.invalidClient());
    bench.advance(Tokens.SESSION_TIMEOUT);

    assertThat(bench.fail(source)).isInstanceOf(TokenRefusedException.class);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.DENIED);
  }

  @Test
  void aStampEachHourKeepsTheTokenFromCountingAsIdle() {
    VersionedStore shared = VersionedStore.shared(bench.clock);
    RefreshingTokenSource used = bench.describe().store(shared).build();
    AccessToken token = bench.obtain(used);
    for (int i = 0; i < 24; i++) {
      bench.advance(Duration.ofHours(1));
      assertThat(bench.pass(used)).isSameAs(token);
    }
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void samplesUseOftenEnoughForAShortSessionTimeout() {
    Lifetime lifetime = new Lifetime.Assumed(Duration.ofMinutes(1));
    VersionedStore shared = VersionedStore.shared(bench.clock);
    bench.authority.thenAnswers(askedAt -> Tokens.token("short", askedAt, lifetime));
    RefreshingTokenSource used = bench.describe().store(shared).build();
    bench.obtain(used);
    for (int i = 0; i < 10; i++) {
      bench.advance(Duration.ofSeconds(40));
      bench.pass(used);
    }
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void adoptsWhatAnotherProcessStoredInsteadOfLoggingIn() {
    VersionedStore shared = VersionedStore.shared(bench.clock);
    RefreshingTokenSource idle = bench.describe().store(shared).build();
    bench.obtain(idle);
    bench.advance(Tokens.SESSION_TIMEOUT);
    shared.put(Tokens.token("theirs", bench.clock.instant()));

    assertThat(Bench.value(bench.obtain(idle))).isEqualTo("theirs");
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  /** It looks at the clock, and meanwhile another caller's flight begins and lands. */
  @Test
  void takesTheTokenThatLandedWhileItLookedAtTheOldOne() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    RefreshingTokenSource idle =
        bench
            .describe()
            .clock(
                () -> {
                  meanwhile.getAndSet(() -> {}).run();
                  return bench.clock.instant();
                })
            .build();
    bench.obtain(idle);
    bench.advance(Tokens.SESSION_TIMEOUT);
    meanwhile.set(() -> assertThat(Bench.value(bench.obtain(idle))).isEqualTo("token-2"));

    assertThat(Bench.value(Bench.result(idle.tokenAsync()))).isEqualTo("token-2");
    assertThat(bench.executor.waiting()).isZero();
  }
}
