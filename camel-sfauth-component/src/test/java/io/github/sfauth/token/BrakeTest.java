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

class BrakeTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  /** A call that the API refuses: report, ask again. */
  private AccessToken refusedCall() {
    AccessToken sent = bench.obtain(source);
    source.reject(sent);
    return bench.obtain(source);
  }

  @Test
  void goesOnWithATokenThatNoLoginCures() {
    AccessToken accepted = bench.obtain(source);
    source.accept(accepted);
    source.reject(accepted);
    AccessToken fresh = bench.obtain(source);

    for (int i = 0; i < 50; i++) {
      assertThat(refusedCall()).isSameAs(fresh);
    }
    assertThat(bench.authority.logins()).isEqualTo(2);
    assertThat(bench.events.heard()).endsWith("braked token-2 for PT1M");
  }

  @Test
  void doublesThePauseUpToAQuarterOfAnHour() {
    refusedCall();
    int[] minutes = {1, 2, 4, 8, 15, 15};
    int logins = 1;
    for (int pause : minutes) {
      assertThat(bench.events.heard()).endsWith("braked token-" + logins + " for PT" + pause + "M");
      bench.advance(Duration.ofMinutes(pause).minusMillis(1));
      refusedCall();
      assertThat(bench.authority.logins()).isEqualTo(logins);
      bench.advance(Duration.ofMillis(1));
      refusedCall();
      logins++;
      assertThat(bench.authority.logins()).isEqualTo(logins);
      refusedCall();
    }
  }

  @Test
  void startsAnewOnceATokenWasAccepted() {
    AccessToken first = refusedCall();
    bench.advance(Duration.ofMinutes(1));
    AccessToken second = refusedCall();
    assertThat(second).isNotSameAs(first);
    source.accept(second);
    source.reject(second);
    refusedCall();

    assertThat(bench.events.heard()).endsWith("braked token-3 for PT1M");
  }

  @Test
  void takesBackTheRefusalOfATokenThatWasAcceptedAfterAll() {
    AccessToken token = refusedCall();
    source.accept(token);
    source.reject(token);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void doesNotBrakeForATokenThatHasBeenUsedForAWhile() {
    bench.obtain(source);
    bench.advance(Duration.ofMinutes(1));

    assertThat(Bench.value(refusedCall())).isEqualTo("token-2");
    assertThat(bench.events.heard()).doesNotContain("braked token-1 for PT1M");
  }

  @Test
  void ignoresAnAcceptanceOfAnotherToken() {
    AccessToken token = refusedCall();
    source.accept(Tokens.token("another"));

    assertThat(refusedCall()).isSameAs(token);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void makesNoRefreshAheadWhileItHolds() {
    bench.authority.declares(Duration.ofMinutes(2));
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofSeconds(50));
    source.reject(token);
    bench.advance(Duration.ofSeconds(55));

    assertThat(bench.pass(source)).isSameAs(token);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void doesNotForgetTheRowWhenARefreshAheadComesBetween() {
    bench.authority.declares(Duration.ofMinutes(4));
    AccessToken token = refusedCall();
    bench.advance(Duration.ofMinutes(2));
    assertThat(bench.pass(source)).isSameAs(token);
    assertThat(bench.authority.logins()).isEqualTo(2);
    refusedCall();

    assertThat(bench.events.heard()).endsWith("braked token-2 for PT2M");
  }

  /** One caller is let in with each token, another one is refused, as if by a wrong host. */
  private void oneCallAcceptedAndOneRefused() {
    AccessToken token = bench.obtain(source);
    source.accept(token);
    source.reject(token);
  }

  @Test
  void holdsWhenSomeCallsAreAcceptedAndOthersRefusedWithEveryToken() {
    for (int i = 0; i < 100; i++) {
      oneCallAcceptedAndOneRefused();
    }
    int logins = bench.authority.logins();
    assertThat(logins).isEqualTo(4);

    bench.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 100; i++) {
      oneCallAcceptedAndOneRefused();
    }
    assertThat(bench.authority.logins()).isEqualTo(logins + 1);
    assertThat(bench.events.heard()).endsWith("braked token-" + (logins + 1) + " for PT2M");
  }

  @Test
  void toleratesSessionsThatAreEndedRightAfterUseAFewTimes() {
    for (int i = 0; i < 3; i++) {
      oneCallAcceptedAndOneRefused();
    }

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-4");
    assertThat(bench.events.heard()).noneMatch(event -> event.startsWith("braked"));
  }

  @Test
  void forgetsContradictionsOnceATokenWasUsedForAWhile() {
    for (int i = 0; i < 3; i++) {
      oneCallAcceptedAndOneRefused();
    }
    source.accept(bench.obtain(source));
    bench.advance(Duration.ofMinutes(2));
    for (int i = 0; i < 4; i++) {
      oneCallAcceptedAndOneRefused();
    }

    assertThat(bench.events.heard()).noneMatch(event -> event.startsWith("braked"));
  }

  @Test
  void aTokenThatIsTakenAfterAllMayBeIssuedAgain() {
    AccessToken token = bench.obtain(source);
    source.reject(token);
    source.accept(token);
    bench.authority.thenIssues("token-1");
    bench.advance(Tokens.SESSION_TIMEOUT);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
  }
}
