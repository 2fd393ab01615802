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

class PauseTest {

  @Test
  void holdsFromItsStartUntilBeforeItsEnd() {
    Pause pause = Pause.of(100, 50);

    assertThat(pause.holdsAt(99)).isFalse();
    assertThat(pause.holdsAt(100)).isTrue();
    assertThat(pause.holdsAt(149)).isTrue();
    assertThat(pause.holdsAt(150)).isFalse();
    assertThat(pause.length()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void noneNeverHolds() {
    assertThat(Pause.NONE.holdsAt(0)).isFalse();
    assertThat(Pause.NONE.holdsAt(Long.MAX_VALUE)).isFalse();
  }
}
