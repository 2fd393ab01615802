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
package io.github.sfauth.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRecordTest {

  private static final Duration YEARS = Duration.ofDays(3650);

  private static Instant usedUntil(Instant horizon) {
    return OwnRecord.of(
            SecretDocument.parse(
                "{\"schema\":1,\"sequence\":7,\"binding\":\"b\",\"horizon\":\"" + horizon + "\"}"))
        .usedUntil(StoreBed.START);
  }

  @Test
  void anInstantCountsUpToTenYearsFromItsVersion() {
    assertThat(usedUntil(StoreBed.START.plus(YEARS))).isEqualTo(StoreBed.START.plus(YEARS));
    assertThat(usedUntil(StoreBed.START.minus(YEARS))).isEqualTo(StoreBed.START.minus(YEARS));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void anInstantThatIsFartherCountsAsAbsent(long sign) {
    Duration farther = YEARS.plusNanos(1).multipliedBy(sign);

    assertThat(usedUntil(StoreBed.START.plus(farther))).isEqualTo(StoreBed.START);
  }
}
