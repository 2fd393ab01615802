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
import org.junit.jupiter.api.Test;

class DenialTest {

  private final Bench bench = new Bench();
  private final VersionedStore store = VersionedStore.own(bench.clock);
  private final RefreshingTokenSource source = bench.describe().store(store).build();

  private void deny() {
    bench.authority.thenFails(Tokens.invalidClient());
    assertThat(bench.fail(source)).isInstanceOf(TokenRefusedException.class);
  }

  @Test
  void isRaisedAtOnceToEverybodyWithoutAnotherLogin() {
    deny();
    for (int i = 0; i < 100; i++) {
      assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);
      assertThatThrownBy(source::token).isInstanceOf(TokenRefusedException.class);
    }
    assertThat(bench.executor.waiting()).isZero();
    assertThat(bench.authority.logins()).isEqualTo(1);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.DENIED);
  }

  @Test
  void carriesTheAdviceToEveryCaller() {
    deny();
    TokenRefusedException one = (TokenRefusedException) Bench.failure(source.tokenAsync());
    TokenRefusedException two = (TokenRefusedException) Bench.failure(source.tokenAsync());

    assertThat(one.refusal()).isEqualTo(two.refusal());
    assertThat(one).isNotSameAs(two).hasMessageContaining("Compare the consumer key");
  }

  @Test
  void isHeldForAMinuteAtLeast() {
    bench.chance.draw(0);
    deny();
    bench.advance(Duration.ofSeconds(60).minusMillis(1));
    bench.fail(source);
    assertThat(bench.authority.logins()).isEqualTo(1);

    bench.advance(Duration.ofMillis(1));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void isHeldForAMinuteAndAHalfAtMost() {
    bench.chance.draw(Math.nextDown(1.0));
    deny();
    bench.advance(Duration.ofSeconds(90).minusMillis(2));
    bench.fail(source);
    assertThat(bench.authority.logins()).isEqualTo(1);

    bench.advance(Duration.ofMillis(2));
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void costsOneLoginPerHold() {
    bench.chance.draw(0);
    for (int i = 0; i < 10; i++) {
      bench.authority.thenFails(Tokens.invalidClient());
    }
    for (int second = 0; second < 300; second++) {
      bench.fail(source);
      bench.advance(Duration.ofSeconds(1));
    }
    assertThat(bench.authority.logins()).isEqualTo(5);
  }

  @Test
  void looksAtTheCredentialsInTheBackgroundEveryQuarterMinuteAtMost() {
    bench.chance.draw(0);
    deny();
    for (int second = 1; second < 60; second++) {
      bench.advance(Duration.ofSeconds(1));
      bench.fail(source);
      bench.fail(source);
    }
    assertThat(bench.authority.looks()).isEqualTo(3);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void doesNotMakeCallersWaitForALook() {
    deny();
    bench.advance(Duration.ofSeconds(15));

    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);
    assertThat(bench.executor.waiting()).isEqualTo(1);
  }

  @Test
  void isLiftedByChangedCredentials() {
    deny();
    bench.authority.changeCredentials(true);
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void isNoEndOfATokenWhereThereWasNone() {
    deny();
    bench.authority.changeCredentials(true);
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.ABSENT);

    bench.obtain(source);
    bench.authority.changeCredentials(false);
    bench.authority.thenFails(Tokens.invalidClient());
    bench.advance(Duration.ofHours(3));
    bench.fail(source);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.DENIED);
    bench.authority.changeCredentials(true);
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.EXPIRED);
  }

  @Test
  void isLiftedByATokenThatAnotherProcessStored() {
    deny();
    store.put(Tokens.token("theirs", bench.clock.instant()));
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("theirs");
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void isNotLiftedByALookThatBeganInTheOneBefore() {
    deny();
    store.put(Tokens.token("theirs", bench.clock.instant()));
    bench.advance(Duration.ofSeconds(15));
    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);
    Runnable look = bench.executor.take();
    bench.advance(Duration.ofMinutes(2));
    store.failReads(Tokens.storeTrouble());
    deny();
    store.failReads(null);
    look.run();

    assertThat(source.status().state()).isEqualTo(TokenStatus.State.DENIED);
  }

  @Test
  void isNotLiftedByTheTokenThatWasGivenUp() {
    bench.obtain(source);
    bench.authority.thenFails(Tokens.invalidClient());
    bench.advance(Duration.ofHours(3));
    bench.fail(source);
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);

    assertThat(source.status().state()).isEqualTo(TokenStatus.State.DENIED);
  }

  @Test
  void survivesTroubleWithLooking() {
    deny();
    store.failReads(new IllegalStateException("a bug"));
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);
    store.failReads(null);
    bench.authority.changeCredentials(true);
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void survivesAnExecutorThatIsFull() {
    deny();
    bench.advance(Duration.ofSeconds(15));
    bench.executor.full(true);
    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);
    bench.executor.full(false);
    bench.authority.changeCredentials(true);
    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void startsNoSecondLookWhileOneIsUnderWay() {
    deny();
    for (int i = 0; i < 3; i++) {
      bench.advance(Duration.ofSeconds(15));
      assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);
    }
    assertThat(bench.executor.waiting()).isEqualTo(1);
  }

  @Test
  void endsALookThatNeverEnds() {
    deny();
    bench.advance(Duration.ofSeconds(15));
    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);
    assertThat(bench.deadlines.armed()).containsExactly(Duration.ofSeconds(15));
    bench.deadlines.passAll();
    bench.executor.runAll();
    assertThat(bench.authority.looks()).isZero();

    bench.advance(Duration.ofSeconds(15));
    bench.fail(source);
    assertThat(bench.authority.looks()).isEqualTo(1);
  }

  @Test
  void tellsPeopleOfALookThatNeverEnds() {
    deny();
    bench.advance(Duration.ofSeconds(15));
    store.whileReading(bench.deadlines::passAll);
    bench.fail(source);

    assertThat(bench.events.heard())
        .containsExactly("failed TokenRefusedException", "failed TokenUnavailableException");
    assertThat(bench.events.reasons())
        .endsWith("The credentials could not be looked at within 15 s");
  }

  @Test
  void tellsPeopleOfALookThatFindsNoThread() {
    deny();
    bench.advance(Duration.ofSeconds(15));
    bench.executor.full(true);
    assertThat(Bench.failure(source.tokenAsync())).isInstanceOf(TokenRefusedException.class);

    assertThat(bench.events.reasons())
        .hasSize(2)
        .endsWith(
            "The look at the credentials could not be started: its thread pool takes no more"
                + " work");
  }
}
