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
package io.github.sfauth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {

  private static final Instant HERE = Instant.parse("2026-11-23T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "61, This machine's clock is 61 s behind the server's",
    "-61, This machine's clock is 61 s ahead of the server's",
    "119, This machine's clock is 119 s behind the server's",
    "120, This machine's clock is 2 min behind the server's",
    "-7259, This machine's clock is 120 min ahead of the server's",
  })
  void tellsTheServersTimeAndHowThisMachinesDiffers(long seconds, String detail) {
    ServerClock clock = clock(seconds);
    assertThat(clock.instant()).isEqualTo(HERE.plusSeconds(seconds));
    assertThat(clock.difference())
        .hasValueSatisfying(
            difference ->
                assertThat(difference)
                    .hasToString(detail + ". Set it right (NTP), its time zone included."));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 60, -60})
  void tellsThisMachinesTimeAsLongAsTheClocksAgree(long seconds) {
    ServerClock clock = clock(seconds);
    assertThat(clock.instant()).isEqualTo(HERE);
    assertThat(clock.difference()).isEmpty();
  }

  @Test
  void doesNotFollowTheWholeSecondsOfTheHeader() {
    ServerClock clock = clock(600);
    for (long millis : new long[] {601_000, 598_001, 602_000}) {
      clock.learn(HERE.plusMillis(millis));

      assertThat(clock.correction()).isEqualTo(Duration.ofSeconds(600));
    }
    clock.learn(HERE.plusMillis(602_001));

    assertThat(clock.correction()).isEqualTo(Duration.ofMillis(602_001));
  }

  private static ServerClock clock(long seconds) {
    return ServerClock.learnedFrom(HERE.plusSeconds(seconds), InstantSource.fixed(HERE));
  }
}
