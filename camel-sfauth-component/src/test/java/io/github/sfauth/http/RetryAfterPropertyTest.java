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

import io.github.sfauth.oauth.HttpDates;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/** Whatever a server asks for, and whatever time it says it is. */
class RetryAfterPropertyTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  @Property(tries = 1_500)
  void noWishIsLongerThanAnHourOrShorterThanNothing(
      @ForAll("values") String wish, @ForAll("values") String date) {
    assertThat(wish(wish, date).orElse(Duration.ofSeconds(1)))
        .isPositive()
        .isLessThanOrEqualTo(RetryAfter.LONGEST);
  }

  @Property(tries = 500)
  void secondsAreTakenUpToAnHour(@ForAll @LongRange(max = Long.MAX_VALUE) long seconds) {
    Optional<Duration> expected =
        seconds == 0
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(Math.min(seconds, RetryAfter.LONGEST.toSeconds())));

    assertThat(wish(String.valueOf(seconds), "")).isEqualTo(expected);
  }

  /** Whatever our own clock says. */
  @Property(tries = 500)
  void aDateIsMeasuredByTheServersClock(
      @ForAll @LongRange(max = 4_000_000_000L) long server,
      @ForAll @LongRange(min = 1, max = 3_600) long wait) {
    Instant says = Instant.ofEpochSecond(server);

    assertThat(wish(HTTP.format(says.plusSeconds(wait)), HTTP.format(says)))
        .contains(Duration.ofSeconds(wait));
  }

  @Property(tries = 500)
  void aDateIsReadAsItWasWritten(@ForAll @LongRange(max = 4_000_000_000L) long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);

    assertThat(HttpDates.parse(HTTP.format(instant))).contains(instant);
  }

  @Property(tries = 1_000)
  void whatIsNoDateIsNone(@ForAll("values") String text) {
    HttpDates.parse(text).ifPresent(date -> assertThat(text).contains(":", ", "));
  }

  private static Optional<Duration> wish(String retryAfter, String date) {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of("Retry-After", List.of(retryAfter), "Date", List.of(date)),
            (name, value) -> true);
    return new Answer(429, headers, new byte[0]).retryAfter(InstantSource.fixed(NOW));
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> dates =
        Combinators.combine(
                Arbitraries.of("Mon", "Tue", "mon", ""),
                Arbitraries.integers().between(0, 32),
                Arbitraries.of("Nov", "Feb", "Xyz", "11"),
                Arbitraries.of("2026", "0000", "9999", "99999", "26"),
                Arbitraries.of("08:00:00", "24:00:00", "23:59:60", "8:0"),
                Arbitraries.of("GMT", "UTC", "+1800", "-1800", "+9999", ""))
            .as(
                (day, n, month, year, time, zone) ->
                    day + ", " + n + " " + month + " " + year + " " + time + " " + zone);
    return Arbitraries.frequencyOf(
        Tuple.of(3, dates),
        Tuple.of(1, Arbitraries.longs().map(String::valueOf)),
        Tuple.of(1, Arbitraries.integers().between(1, 400).map("9"::repeat)),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
  }
}
