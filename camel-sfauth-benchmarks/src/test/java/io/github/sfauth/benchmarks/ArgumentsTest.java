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
package io.github.sfauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static final Map<String, Long> KNOWN = Map.of("rounds", 5L);

  @Test
  void keepsWhatIsNotSaid() {
    assertThat(Arguments.of(new String[0], KNOWN).count("rounds")).isEqualTo(5);
  }

  @Test
  void takesWhatIsSaid() {
    assertThat(Arguments.of(new String[] {"--rounds", "2"}, KNOWN).count("rounds")).isEqualTo(2);
  }

  @Test
  void namesWhatMayBeSaid() {
    for (List<String> wrong :
        List.of(List.of("--round", "1"), List.of("--rounds"), List.of("--rounds", "many"))) {
      assertThatThrownBy(() -> Arguments.of(wrong.toArray(String[]::new), KNOWN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("rounds");
    }
  }

  @Test
  void theMedianIsNotMovedByOneThatWasDisturbed() {
    assertThat(Median.of(List.of(1.0, 900.0, 3.0))).isEqualTo(3.0);
    assertThat(Median.of(List.of(1.0, 900.0, 3.0, 2.0))).isEqualTo(2.5);
  }
}
