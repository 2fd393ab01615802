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

class DebtTest {

  private static final long NOW = HandClock.START.toEpochMilli();

  @Test
  void isNeverDueIfNothingIsOwed() {
    assertThat(Debt.NONE.isSettled()).isTrue();
    assertThat(Debt.NONE.dueAt()).isEqualTo(RefreshSchedule.NEVER);
    assertThat(Debt.NONE.isDueAt(NOW)).isFalse();
  }

  @Test
  void isDueAtTheEndOfItsPause() {
    Debt debt = Debt.after(NOW, 1000, 2);

    assertThat(debt.isSettled()).isFalse();
    assertThat(debt.failures()).isEqualTo(2);
    assertThat(debt.dueAt()).isEqualTo(NOW + 1000);
    assertThat(debt.isDueAt(NOW + 999)).isFalse();
    assertThat(debt.isDueAt(NOW + 1000)).isTrue();
  }

  @Test
  void isDueAtTheNextMillisecondIfTheStoreNamesATimeThatIsPast() {
    Debt debt = Debt.after(NOW, Duration.ofMinutes(-1));

    assertThat(debt.isDueAt(NOW)).isFalse();
    assertThat(debt.isDueAt(NOW + 1)).isTrue();
  }
}
