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

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshPolicyTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void refusesADurationOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RefreshPolicy(
                    Duration.ZERO,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND))
        .withMessageContaining("flightDeadline");
  }

  @Test
  void refusesALongestThatIsShorterThanTheFirst() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RefreshPolicy(
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND.plusMillis(1),
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND,
                    SECOND))
        .withMessageContaining("longestBackoff");
  }
}
