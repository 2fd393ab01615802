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

import static io.github.sfauth.token.RefreshSchedule.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.token.RefreshSchedule.Times;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshScheduleTest {

  private static final Instant ISSUED = HandClock.START;
  private static final long ISSUED_MILLIS = ISSUED.toEpochMilli();

  private static Times declared(Duration lifetime) {
    return RefreshSchedule.of(
        Tokens.token("token", ISSUED, Tokens.declared(ISSUED, lifetime)), Instant.EPOCH);
  }

  private static Times assumed(Duration idleTimeout, Instant storedAt) {
    return RefreshSchedule.of(
        Tokens.token("token", ISSUED, new Lifetime.Assumed(idleTimeout)), storedAt);
  }

  private static Duration sinceIssue(long instant) {
    return Duration.ofMillis(instant - ISSUED_MILLIS);
  }

  @ParameterizedTest
  @CsvSource({
    "PT24H, PT23H45M, PT23H59M",
    "PT2H, PT1H45M, PT1H59M",
    "PT1H, PT51M, PT59M",
    "PT20M, PT17M, PT19M",
    "PT10M, PT8M, PT9M",
    "PT9M, PT7M, PT8M6S",
    "PT5M, PT3M, PT4M30S",
    "PT2M, PT1M, PT1M48S",
    "PT1M, PT30S, PT54S",
  })
  void declaredLifetimesHaveAnAdvisoryAndAMandatoryInstant(
      Duration lifetime, Duration advisory, Duration mandatory) {
    Times times = declared(lifetime);

    assertThat(sinceIssue(times.advisoryAt())).isEqualTo(advisory);
    assertThat(sinceIssue(times.mandatoryAt())).isEqualTo(mandatory);
    assertThat(times.idleLimit()).isEqualTo(NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT59S", "PT1S", "PT0S", "PT-1S", "PT-240H"})
  void lifetimesUnderAMinuteCountAsAMinute(Duration lifetime) {
    assertThat(declared(lifetime)).isEqualTo(declared(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-2H"})
  void sessionTimeoutsUnderAMinuteCountAsAMinute(Duration idleTimeout) {
    assertThat(assumed(idleTimeout, Instant.EPOCH))
        .isEqualTo(assumed(Duration.ofMinutes(1), Instant.EPOCH));
  }

  @Test
  void lifetimesBeyondAllReasonAreCutToTenYears() {
    AccessToken eternal = Tokens.token("token", ISSUED, new Lifetime.Declared(Instant.MAX));
    AccessToken neverIdle =
        Tokens.token("token", ISSUED, new Lifetime.Assumed(Duration.ofSeconds(Long.MAX_VALUE)));

    assertThat(RefreshSchedule.of(eternal, Instant.EPOCH))
        .isEqualTo(declared(Duration.ofDays(3650)));
    assertThat(RefreshSchedule.of(neverIdle, Instant.EPOCH).idleLimit())
        .isEqualTo(Duration.ofDays(3650).toMillis());
  }

  @Test
  void assumedLifetimesHaveNoMandatoryInstant() {
    Times times = assumed(Duration.ofHours(2), Instant.EPOCH);

    assertThat(sinceIssue(times.advisoryAt())).isEqualTo(Duration.ofMinutes(102));
    assertThat(times.mandatoryAt()).isEqualTo(NEVER);
    assertThat(times.idleLimit()).isEqualTo(Duration.ofHours(2).toMillis());
  }

  @Test
  void assumedLifetimesAreNotRefreshedWithinSixteenMinutesOfTheLastWrite() {
    Times justWritten = assumed(Duration.ofMinutes(15), ISSUED.plusSeconds(1));
    Times writtenLater = assumed(Duration.ofHours(2), ISSUED.plus(Duration.ofMinutes(100)));

    assertThat(sinceIssue(justWritten.advisoryAt()))
        .isEqualTo(Duration.ofMinutes(16).plusSeconds(1));
    assertThat(sinceIssue(writtenLater.advisoryAt())).isEqualTo(Duration.ofMinutes(116));
  }

  @ParameterizedTest
  @CsvSource({"0.0, PT51M", "0.5, PT55M", "0.999999, PT58M59.999S"})
  void othersDrawFromTheOwnersWindow(double draw, Duration expected) {
    Times later = declared(Duration.ofHours(1)).later(ISSUED_MILLIS, new Chance(draw));

    assertThat(sinceIssue(later.advisoryAt())).isEqualTo(expected);
    assertThat(sinceIssue(later.mandatoryAt())).isEqualTo(Duration.ofMinutes(59));
  }

  @Test
  void othersDrawFromWhatIsLeftOfTheWindow() {
    long now = ISSUED_MILLIS + Duration.ofMinutes(57).toMillis();
    Times later = declared(Duration.ofHours(1)).later(now, new Chance(0.5));

    assertThat(sinceIssue(later.advisoryAt())).isEqualTo(Duration.ofMinutes(58));
  }

  @Test
  void othersDrawFromAWindowOfTheirOwnWhenAnAssumedOneIsOver() {
    long now = ISSUED_MILLIS + Duration.ofHours(5).toMillis();
    Times later = assumed(Duration.ofHours(2), Instant.EPOCH).later(now, new Chance(0.5));

    assertThat(sinceIssue(later.advisoryAt())).isEqualTo(Duration.ofHours(5).plusMinutes(9));
  }

  @Test
  void othersKeepApartAlsoWhereTheWriteFloorMovesTheWindow() {
    Times owners = assumed(Duration.ofMinutes(15), ISSUED);
    Times later = owners.later(ISSUED_MILLIS, new Chance(0.5));

    assertThat(later.advisoryAt()).isGreaterThan(owners.advisoryAt());
  }

  @Test
  void withoutRefreshingAheadOnlyTheEndIsKept() {
    Times times = declared(Duration.ofHours(1)).neverAhead();

    assertThat(times.advisoryAt()).isEqualTo(NEVER);
    assertThat(sinceIssue(times.mandatoryAt())).isEqualTo(Duration.ofMinutes(59));
  }
}
