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
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  /** Fails once, and tells for how long nothing more is tried. */
  private Duration pauseAfter(SfAuthException failure) {
    int before = bench.authority.logins();
    bench.authority.thenFails(failure);
    bench.fail(source);
    assertThat(bench.authority.logins()).isEqualTo(before + 1);
    Duration pause = Duration.ZERO;
    Duration step = Duration.ofMillis(250);
    while (bench.executor.waiting() == 0) {
      bench.advance(step);
      pause = pause.plus(step);
      var unused = source.tokenAsync();
    }
    bench.authority.thenFails(failure);
    bench.executor.runAll();
    return pause;
  }

  @Test
  void raisesTheLastFailureUntilThePauseIsOver() {
    bench.authority.thenFails(Tokens.outage());
    bench.fail(source);
    bench.advance(Duration.ofMillis(499));
    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenUnavailableException.class);
    assertThat(bench.executor.waiting()).isZero();

    bench.advance(Duration.ofMillis(1));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void doublesUpToAMinuteAndDrawsFromTheWholeOfIt() {
    Pauses half = new Pauses(RefreshPolicy.DEFAULT, new Chance(0.5));
    long[] expected = {500, 1000, 2000, 4000, 8000, 16000, 30000, 30000};
    for (int i = 0; i < expected.length; i++) {
      assertThat(half.backoff(i + 1, Tokens.outage())).isEqualTo(expected[i]);
    }
    assertThat(half.backoff(Integer.MAX_VALUE, Tokens.outage())).isEqualTo(30000);
    assertThat(new Pauses(RefreshPolicy.DEFAULT, new Chance(0)).backoff(9, Tokens.outage()))
        .isZero();
  }

  @Test
  void startsAnewAfterASuccess() {
    assertThat(pauseAfter(Tokens.outage())).isEqualTo(Duration.ofMillis(500));
    bench.advance(Duration.ofSeconds(1));
    AccessToken token = bench.obtain(source);
    source.accept(token);
    source.reject(token);

    assertThat(pauseAfter(Tokens.outage())).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    Duration asked = Duration.ofMinutes(3);
    bench.authority.thenFails(new TokenUnavailableException("limited", asked, null));
    bench.fail(source);
    bench.advance(asked);
    bench.fail(source);
    assertThat(bench.authority.logins()).isEqualTo(1);

    bench.advance(Duration.ofMillis(500));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  /** Fails with a server that asks for minutes. */
  private RefreshingTokenSource limited(TokenStore store) {
    RefreshingTokenSource limited = bench.describe().store(store).build();
    bench.authority.thenFails(
        new TokenUnavailableException("limited", Duration.ofMinutes(30), null));
    bench.fail(limited);
    return limited;
  }

  @Test
  void endsALongPauseForATokenThatAnotherProcessStored() {
    VersionedStore store = VersionedStore.own(bench.clock);
    RefreshingTokenSource limited = limited(store);
    store.put(Tokens.token("theirs", bench.clock.instant()));
    bench.advance(Duration.ofSeconds(15));
    bench.fail(limited);

    assertThat(Bench.value(bench.obtain(limited))).isEqualTo("theirs");
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void endsALongPauseForOtherCredentials() {
    RefreshingTokenSource limited = limited(TokenStore.NONE);
    bench.authority.changeCredentials(true);
    bench.advance(Duration.ofSeconds(15));
    bench.fail(limited);

    assertThat(limited.status().state()).isEqualTo(TokenStatus.State.ABSENT);
    assertThat(Bench.value(bench.obtain(limited))).isEqualTo("token-2");
  }

  @Test
  void looksForSuchOnesEveryQuarterMinuteAtMost() {
    RefreshingTokenSource limited = limited(TokenStore.NONE);
    for (int second = 1; second <= 60; second++) {
      bench.advance(Duration.ofSeconds(1));
      bench.fail(limited);
      bench.fail(limited);
    }

    assertThat(bench.authority.looks()).isEqualTo(4);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void endsNoPauseThatBeganAfterTheLook() {
    VersionedStore store = VersionedStore.own(bench.clock);
    RefreshingTokenSource limited = limited(store);
    store.put(Tokens.token("theirs", bench.clock.instant()));
    bench.advance(Duration.ofSeconds(15));
    var before = limited.tokenAsync();
    Runnable look = bench.executor.take();
    bench.advance(Duration.ofHours(2));
    store.failReads(Tokens.storeTrouble());
    bench.authority.thenFails(Tokens.outage());
    SfAuthException after = bench.fail(limited);
    store.failReads(null);
    look.run();

    assertThat(Bench.failure(before)).hasMessageContaining("limited");
    assertThat(Bench.failure(limited.tokenAsync())).hasMessage(after.getMessage());
  }

  @Test
  void believesNoServerThatAsksForLongerThanAnHourOrLessThanNothing() {
    Pauses pauses = new Pauses(RefreshPolicy.DEFAULT, new Chance(0));
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(pauses.backoff(1, new TokenUnavailableException("limited", forEver, null)))
        .isEqualTo(Duration.ofHours(1).toMillis());
    assertThat(
            pauses.backoff(
                1, new TokenUnavailableException("limited", Duration.ofSeconds(-9), null)))
        .isZero();
  }

  @Test
  void asksAStoreAgainWithinAQuarterMinute() {
    Pauses longest = new Pauses(RefreshPolicy.DEFAULT, new Chance(1));

    assertThat(longest.backoff(20, Tokens.storeTrouble())).isEqualTo(15_000);
  }

  @Test
  void treatsAnOutageAsNoDecision() {
    bench.authority.thenFails(Tokens.outage());

    assertThat(bench.fail(source)).isInstanceOf(TokenUnavailableException.class);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.ABSENT);
    assertThat(source.status().lastRefusal()).isEmpty();
  }

  @Test
  void backsOffInsteadOfDenyingWhenLoginsAreOnlyLimited() {
    bench.authority.thenFails(Tokens.refused(RetryClass.BACK_OFF));

    assertThat(bench.fail(source)).isInstanceOf(TokenRefusedException.class);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.ABSENT);
    bench.advance(Duration.ofMillis(500));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void givesEachCallerAnExceptionOfItsOwn() {
    bench.authority.thenFails(Tokens.outage());
    var one = source.tokenAsync();
    var two = source.tokenAsync();
    bench.executor.runAll();

    assertThat(Bench.failure(one)).isNotSameAs(Bench.failure(two));
    assertThat(Bench.failure(source.tokenAsync())).hasMessage(Tokens.outage().getMessage());
  }

  @Test
  void namesOnlyClassAndPlaceOfAnUnexpectedFailure() {
    bench.authority.thenAnswers(
        askedAt -> {
          throw new IllegalStateException("unexpected body {\"access_token\":\"00Dsecret\"}");
        });

    assertThat(bench.fail(source))
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("IllegalStateException")
        .hasMessageNotContaining("00Dsecret")
        .cause()
        .satisfies(
            failure ->
                assertThat(failure.getStackTrace()[0].getClassName())
                    .isEqualTo(BackOffTest.class.getName()));
  }

  @Test
  void pausesLongerAfterEachFailureInARow() {
    for (int millis : new int[] {500, 1000, 2000, 4000}) {
      bench.authority.thenFails(Tokens.outage());
      bench.fail(source);
      int logins = bench.authority.logins();
      bench.advance(Duration.ofMillis(millis - 1));
      bench.fail(source);
      assertThat(bench.authority.logins()).isEqualTo(logins);
      bench.advance(Duration.ofMillis(1));
    }
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-5");
  }
}
