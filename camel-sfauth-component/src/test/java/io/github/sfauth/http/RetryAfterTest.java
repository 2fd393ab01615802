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
package io.github.sfauth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T08:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "' 120 ', 120",
    "007, 7",
    "'Mon, 23 Nov 2026 08:02:00 GMT', 120",
    "'Mon, 23 Nov 2026 09:00:00 GMT', 3600",
  })
  void readsSecondsAndDates(String value, long seconds) {
    assertThat(wish(Map.of("Retry-After", List.of(value)))).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3601",
        "9999999999",
        "999999999999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
      })
  void believesNobodyWhoAsksForMoreThanAnHour(String value) {
    assertThat(wish(Map.of("Retry-After", List.of(value)))).contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "0", "-5", "soon", "1.5", "1e3", "Mon, 23 Nov 2026 07:59:00 GMT", "٣"})
  void ignoresWhatIsNoWishToWait(String value) {
    assertThat(wish(Map.of("Retry-After", List.of(value)))).isEmpty();
  }

  @Test
  void wishesNothingWithoutTheHeader() {
    assertThat(wish(Map.of())).isEmpty();
  }

  @Test
  void measuresADateByTheServersOwnClock() {
    assertThat(
            wish(
                Map.of(
                    "Retry-After", List.of("Mon, 23 Nov 2026 12:01:00 GMT"),
                    "Date", List.of("Mon, 23 Nov 2026 12:00:00 GMT"))))
        .contains(Duration.ofMinutes(1));
  }

  private static Optional<Duration> wish(Map<String, List<String>> headers) {
    return new Answer(429, HttpHeaders.of(headers, (name, value) -> true), new byte[0])
        .retryAfter(CLOCK);
  }
}
