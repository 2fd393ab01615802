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
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockJumpTest {

  private static final Duration JUMP = Duration.ofHours(3);

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  @Test
  void aClockSetBackDoesNotHoldAFailureForHours() {
    bench.authority.thenFails(Tokens.outage());
    bench.fail(source);
    bench.clock.setBack(JUMP);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void aClockSetBackDoesNotHoldADenialForHours() {
    bench.authority.thenFails(Tokens.invalidClient());
    bench.fail(source);
    bench.clock.setBack(JUMP);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void aClockSetBackDoesNotHoldTheBrakeForHours() {
    AccessToken token = bench.obtain(source);
    source.reject(token);
    bench.clock.setBack(JUMP);
    source.reject(token);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void aClockSetBackDoesNotHoldTheGateForHours() {
    bench.authority.declares(Duration.ofHours(1));
    bench.advance(JUMP);
    bench.obtain(source);
    bench.authority.thenFails(Tokens.outage());
    bench.advance(Duration.ofMinutes(55));
    bench.pass(source);
    bench.clock.setBack(Duration.ofMinutes(3));
    bench.pass(source);

    assertThat(bench.authority.logins()).isEqualTo(3);
  }

  @Test
  void aClockSetBackDoesNotHideIdleness() {
    VersionedStore shared = VersionedStore.shared(bench.clock);
    RefreshingTokenSource idle = bench.describe().store(shared).build();
    bench.obtain(idle);
    bench.clock.setBack(JUMP);
    bench.pass(idle);
    bench.advance(Tokens.SESSION_TIMEOUT);

    assertThat(idle.ready()).isEmpty();
  }

  @Test
  void aClockSetBackKeepsAGoodTokenInService() {
    AccessToken token = bench.obtain(source);
    bench.clock.setBack(JUMP);

    assertThat(bench.pass(source)).isSameAs(token);
    assertThat(source.status().age()).isZero();
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void aClockSetForwardCostsOneFlight() {
    bench.authority.declares(Duration.ofHours(1));
    bench.obtain(source);
    bench.advance(JUMP);
    for (int i = 0; i < 100; i++) {
      bench.obtain(source);
    }

    assertThat(bench.authority.logins()).isEqualTo(2);
  }

  @Test
  void aClockThatIsTenMinutesFastDoesNotLogInPerCall() {
    bench.authority.thenAnswers(
        askedAt ->
            Tokens.token(
                "skewed",
                askedAt,
                Tokens.declared(askedAt.minus(Duration.ofMinutes(10)), Duration.ofMinutes(5))));
    for (int i = 0; i < 100; i++) {
      bench.obtain(source);
    }

    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void aClockThatIsTenMinutesSlowIsCorrectedByARefusal() {
    bench.authority.thenAnswers(
        askedAt ->
            Tokens.token(
                "skewed",
                askedAt,
                Tokens.declared(askedAt.plus(Duration.ofMinutes(10)), Duration.ofMinutes(15))));
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofMinutes(15));
    assertThat(source.ready()).containsSame(token);
    source.reject(token);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {-10, -5, -2, -1, 1, 2, 5, 10})
  void aCorrectionByMinutesCostsNothingInMidLife(int minutes) {
    bench.authority.declares(Duration.ofHours(2));
    AccessToken token = bench.obtain(source);
    bench.advanceInUse(source, Duration.ofMinutes(30));
    bench.advance(Duration.ofMinutes(minutes));

    assertThat(bench.pass(source)).isSameAs(token);
    bench.advanceInUse(source, Duration.ofMinutes(30));
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  /** Whatever the clock did before, what it says now decides, to the millisecond. */
  @ParameterizedTest
  @ValueSource(ints = {-10, -1, 1, 10})
  void aCorrectionByMinutesMovesNeitherBoundary(int minutes) {
    bench.authority.declares(Duration.ofHours(1));
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofMinutes(20));
    bench.pass(source);
    bench.advance(Duration.ofMinutes(minutes));
    bench.pass(source);

    Instant advisory = HandClock.START.plus(Duration.ofMinutes(51));
    bench.clock.set(advisory.minusMillis(1));
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.FRESH);
    bench.clock.set(advisory);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.STALE);

    Instant mandatory = HandClock.START.plus(Duration.ofMinutes(59));
    bench.executor.full(true);
    bench.clock.set(mandatory.minusMillis(1));
    assertThat(source.ready()).containsSame(token);
    bench.clock.set(mandatory);
    assertThat(source.ready()).isEmpty();
  }

  /** No timer ran and nobody came by: the clock on the wall is looked at, and tells. */
  @Test
  void aMachineThatSleptServesNoTokenThatEndedMeanwhile() {
    bench.authority.declares(Duration.ofHours(1));
    bench.obtain(source);
    bench.advance(Duration.ofHours(8));

    assertThat(source.ready()).isEmpty();
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void aLoginThatAMachineSleptOverEndsAtItsDeadline() {
    CompletionStage<AccessToken> before = source.tokenAsync();
    bench.advance(Duration.ofHours(8));
    CompletionStage<AccessToken> after = source.tokenAsync();
    assertThat(bench.executor.waiting()).isEqualTo(1);
    bench.deadlines.passAll();

    assertThat(Bench.failure(before)).isInstanceOf(TokenUnavailableException.class);
    assertThat(Bench.failure(after)).isInstanceOf(TokenUnavailableException.class);
    bench.advance(Duration.ofMinutes(1));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
  }
}
