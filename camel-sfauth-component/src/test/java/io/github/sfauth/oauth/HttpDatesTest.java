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

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any other date or text: RetryAfterPropertyTest. */
class HttpDatesTest {

  @Test
  void areInstants() {
    assertThat(HttpDates.parse("Mon, 23 Nov 2026 08:00:00 GMT"))
        .contains(Instant.parse("2026-11-23T08:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-11-23T08:00:00Z", "Mon, 32 Nov 2026 08:00:00 GMT", "soon"})
  void areNothingElse(String text) {
    assertThat(HttpDates.parse(text)).isEmpty();
  }
}
