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
import org.junit.jupiter.api.Test;

class RefreshAheadTest {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Duration ADVISORY = Duration.ofMinutes(51);
  private static final Duration MANDATORY = Duration.ofMinutes(59);

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  private AccessToken obtainDeclared() {
    bench.authority.declares(LIFETIME);
    return bench.obtain(source);
  }

  @Test
  void refreshesInTheBackgroundFromTheAdvisoryInstantOn() {
    AccessToken first = obtainDeclared();
    bench.advance(ADVISORY.minusMillis(1));
    assertThat(bench.pass(source)).isSameAs(first);
    assertThat(bench.authority.logins()).isEqualTo(1);

    bench.advance(Duration.ofMillis(1));
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.STALE);
    assertThat(bench.pass(source)).isSameAs(first);
    assertThat(bench.authority.logins()).isEqualTo(2);
    assertThat(Bench.value(source.token())).isEqualTo("token-2");
  }

  @Test
  void tellsHowLongItIsUntilARefresh() {
    obtainDeclared();
    assertThat(source.status().refreshDue()).contains(ADVISORY);
    bench.advance(Duration.ofMinutes(20));
    assertThat(source.status().refreshDue()).contains(ADVISORY.minusMinutes(20));
    bench.advance(Duration.ofHours(1));
    assertThat(source.status().refreshDue()).contains(Duration.ZERO);
  }

  @Test
  void servesTheOldTokenToEverybodyWhileOneRefreshRuns() {
    AccessToken first = obtainDeclared();
    bench.advance(ADVISORY);
    for (int i = 0; i < 100; i++) {
      assertThat(source.ready()).containsSame(first);
      assertThat(Bench.result(source.tokenAsync())).isSameAs(first);
    }
    assertThat(bench.executor.waiting()).isEqualTo(1);
  }

  @Test
  void servesUntilTheMandatoryInstantAndNotAtIt() {
    AccessToken first = obtainDeclared();
    bench.executor.full(true);
    bench.advance(MANDATORY.minusMillis(1));
    assertThat(source.ready()).containsSame(first);

    bench.executor.full(false);
    bench.advance(Duration.ofMillis(1));
    assertThat(source.ready()).isEmpty();
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.EXPIRED);
    assertThat(bench.obtain(source)).isNotSameAs(first);
  }

  @Test
  void keepsTheTokenWhenARefreshAheadFails() {
    AccessToken first = obtainDeclared();
    bench.authority.thenFails(Tokens.outage());
    bench.advance(ADVISORY);

    assertThat(bench.pass(source)).isSameAs(first);
    assertThat(source.ready()).containsSame(first);
    assertThat(bench.events.heard()).endsWith("failed TokenUnavailableException in hand");
  }

  @Test
  void keepsTheTokenWhenARefreshAheadIsRefused() {
    AccessToken first = obtainDeclared();
    bench.authority.thenFails(Tokens.invalidClient());
    bench.advance(ADVISORY);
    bench.pass(source);

    assertThat(source.token()).isSameAs(first);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.STALE);
    assertThat(source.status().lastRefusal()).isPresent();
  }

  @Test
  void triesAgainOnlyWhenTheGateIsOver() {
    obtainDeclared();
    bench.authority.thenFails(Tokens.outage());
    bench.advance(ADVISORY);
    bench.pass(source);

    bench.advance(Duration.ofSeconds(45).minusMillis(1));
    bench.pass(source);
    assertThat(bench.authority.logins()).isEqualTo(2);

    bench.advance(Duration.ofMillis(1));
    bench.pass(source);
    assertThat(bench.authority.logins()).isEqualTo(3);
    assertThat(Bench.value(source.token())).isEqualTo("token-3");
  }

  @Test
  void leavesARefusedRefreshAloneAsLongAsADenialIsHeld() {
    obtainDeclared();
    bench.authority.thenFails(Tokens.invalidClient());
    bench.advance(ADVISORY);
    bench.pass(source);

    bench.advance(Duration.ofSeconds(75).minusMillis(1));
    bench.pass(source);
    assertThat(bench.authority.logins()).isEqualTo(2);
    bench.advance(Duration.ofMillis(1));
    bench.pass(source);
    assertThat(bench.authority.logins()).isEqualTo(3);
  }

  @Test
  void waitsAsLongAsTheServerAsksBeforeTheNextRefreshAhead() {
    obtainDeclared();
    bench.authority.thenFails(
        new TokenUnavailableException("too many logins", Duration.ofMinutes(5), null));
    bench.advance(ADVISORY);
    bench.pass(source);

    bench.advance(Duration.ofMinutes(5));
    bench.pass(source);
    assertThat(bench.authority.logins()).isEqualTo(2);
    bench.advance(Duration.ofSeconds(15));
    bench.pass(source);
    assertThat(bench.authority.logins()).isEqualTo(3);
  }

  @Test
  void refusesCallersOnlyWhenTheTokenIsOverAndTheLoginStillFails() {
    obtainDeclared();
    bench.authority.thenFails(Tokens.outage());
    bench.advance(MANDATORY);

    assertThat(bench.fail(source)).isInstanceOf(TokenUnavailableException.class);
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.EXPIRED);
  }

  @Test
  void doesNotLogInPerCallWhenTheLifetimeIsShorterThanEveryMargin() {
    for (Duration lifetime :
        new Duration[] {Duration.ofSeconds(1), Duration.ZERO, Duration.ofHours(-3)}) {
      Bench fresh = new Bench();
      fresh.authority.declares(lifetime);
      RefreshingTokenSource shortLived = fresh.describe().build();
      for (int i = 0; i < 100; i++) {
        fresh.obtain(shortLived);
      }
      assertThat(fresh.authority.logins()).as("lifetime %s", lifetime).isEqualTo(1);
    }
  }

  @Test
  void doesNotLogInPerCallWhenTheSessionTimeoutIsZero() {
    bench.authority.thenAnswers(
        askedAt -> Tokens.token("zero", askedAt, new Lifetime.Assumed(Duration.ZERO)));
    for (int i = 0; i < 100; i++) {
      bench.obtain(source);
    }
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void livesWithALifetimeBeyondAllReason() {
    bench.authority.thenAnswers(
        askedAt -> Tokens.token("eternal", askedAt, new Lifetime.Declared(Instant.MAX)));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("eternal");
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.FRESH);
  }

  @Test
  void logsInOnceMoreAsSoonAsTheRefreshAheadLands() {
    obtainDeclared();
    for (int i = 0; i < 60 * 10; i++) {
      bench.advance(Duration.ofMinutes(1));
      bench.pass(source);
    }
    // Ten hours, one login per 51 minutes.
    assertThat(bench.authority.logins()).isEqualTo(1 + 11);
  }

  @Test
  void saysThatItIsUsableUntilTheMandatoryInstant() {
    obtainDeclared();
    assertThat(source.status().usable()).isTrue();
    bench.advance(MANDATORY.minusMillis(1));
    assertThat(source.status().usable()).isTrue();
    bench.advance(Duration.ofMillis(1));
    assertThat(source.status().usable()).isFalse();
  }
}
