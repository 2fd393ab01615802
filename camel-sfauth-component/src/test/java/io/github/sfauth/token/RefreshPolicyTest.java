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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefreshPolicyTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final List<String> NAMES =
      List.of(
          "flightDeadline",
          "deniedHold",
          "recheckInterval",
          "firstBackoff",
          "longestBackoff",
          "firstBrake",
          "longestBrake",
          "probation",
          "aheadGate",
          "useSample");

  static IntStream places() {
    return IntStream.range(0, NAMES.size());
  }

  @ParameterizedTest
  @MethodSource("places")
  void refusesADurationOfNothing(int place) {
    for (Duration nothing : List.of(Duration.ZERO, SECOND.negated())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> with(place, nothing))
          .withMessageContaining(NAMES.get(place));
    }
  }

  @ParameterizedTest
  @CsvSource({"3, longestBackoff", "5, longestBrake"})
  void refusesALongestThatIsShorterThanTheFirst(int first, String longest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(first, SECOND.plusMillis(1)))
        .withMessageContaining(longest);
  }

  @Test
  void takesALongestThatIsAsLongAsTheFirst() {
    assertThat(with(0, SECOND).longestBackoff()).isEqualTo(SECOND);
  }

  @Test
  void changesItsDeadlineAlone() {
    Duration longest = Duration.ofMinutes(2);

    assertThat(RefreshPolicy.DEFAULT.withFlightDeadline(longest))
        .isNotEqualTo(RefreshPolicy.DEFAULT)
        .returns(longest, RefreshPolicy::flightDeadline)
        .extracting(changed -> changed.withFlightDeadline(RefreshPolicy.DEFAULT.flightDeadline()))
        .isEqualTo(RefreshPolicy.DEFAULT);
  }

  /** One of seconds, but for one place. */
  private static RefreshPolicy with(int place, Duration other) {
    List<Duration> d = new ArrayList<>(Collections.nCopies(NAMES.size(), SECOND));
    d.set(place, other);
    return new RefreshPolicy(
        d.get(0), d.get(1), d.get(2), d.get(3), d.get(4), d.get(5), d.get(6), d.get(7), d.get(8),
        d.get(9));
  }
}
