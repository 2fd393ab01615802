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

class RecoverTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source =
      bench.describe().store(VersionedStore.own(bench.clock)).build();

  private void recover() {
    source.recover();
    bench.executor.runAll();
  }

  @Test
  void doesNothingBeforeTheFirstUse() {
    recover();

    assertThat(bench.authority.logins()).isZero();
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.ABSENT);
  }

  @Test
  void leavesATokenThatServesAlone() {
    bench.obtain(source);
    bench.advance(Duration.ofMinutes(110));

    source.recover();

    assertThat(bench.executor.waiting()).isZero();
  }

  @Test
  void doesNotKeepAnIdleTokenAlive() {
    bench.obtain(source);
    bench.advance(Tokens.SESSION_TIMEOUT.multipliedBy(2));

    recover();

    assertThat(bench.authority.logins()).isEqualTo(1);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.EXPIRED);
  }

  @Test
  void obtainsATokenOnceChangedCredentialsLiftedADenial() {
    bench.authority.thenFails(Tokens.invalidClient());
    bench.fail(source);
    bench.authority.changeCredentials(true);
    bench.advance(Duration.ofSeconds(15));
    recover();
    assertThat(source.status().trouble()).isPresent();

    recover();

    assertThat(source.status().state()).isEqualTo(TokenStatus.State.FRESH);
    assertThat(source.status().trouble()).isEmpty();
  }

  @Test
  void logsInOncePerHoldAndLooksAtTheCredentialsInBetween() {
    bench.chance.draw(0);
    for (int i = 0; i < 10; i++) {
      bench.authority.thenFails(Tokens.invalidClient());
    }
    bench.fail(source);
    for (int second = 1; second < 300; second++) {
      bench.advance(Duration.ofSeconds(1));
      recover();
      recover();
    }

    assertThat(bench.authority.logins()).isEqualTo(5);
    assertThat(bench.authority.looks()).isEqualTo(15);
  }

  @Test
  void waitsOutThePauseAfterAnOutage() {
    bench.authority.thenFails(Tokens.outage());
    bench.fail(source);
    recover();
    assertThat(bench.authority.logins()).isEqualTo(1);

    bench.advance(Duration.ofMinutes(1));
    recover();

    assertThat(source.status().usable()).isTrue();
  }

  @Test
  void runsOnTheExecutorAlone() {
    bench.authority.thenFails(Tokens.outage());
    bench.fail(source);
    bench.advance(Duration.ofMinutes(1));

    source.recover();
    source.recover();

    assertThat(bench.executor.waiting()).isEqualTo(1);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void doesNothingOnceTheSourceIsClosed() {
    bench.authority.thenFails(Tokens.outage());
    bench.fail(source);
    bench.advance(Duration.ofMinutes(1));
    source.close();

    source.recover();

    assertThat(bench.executor.waiting()).isZero();
  }
}
