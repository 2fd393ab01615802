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
package io.github.sfauth.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatorExtensionTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @RegisterExtension
  static final SimulatorExtension SIMULATOR =
      SimulatorExtension.with(builder -> builder.clock(SimulatorClock.standingAt(NOON)));

  @BeforeEach
  void prepare(SimulatedSecretsManager secrets) {
    secrets.create("crm", "one");
  }

  @RepeatedTest(2)
  void eachTestHasSimulatorAndClockOfItsOwn(Simulator simulator, SimulatorClock clock) {
    assertThat(clock.instant()).isEqualTo(NOON);
    assertThat(simulator.secrets().versions("crm")).hasSize(1);

    clock.advance(Duration.ofHours(1));
    simulator.secrets().edit("crm", "two");
  }

  @Test
  void parametersAreThePartsOfOneSimulator(
      Simulator simulator, SimulatedOrg org, SimulatedSecretsManager secrets) {
    assertThat(simulator.org()).isSameAs(org);
    assertThat(simulator.secrets()).isSameAs(secrets);
    assertThat(SIMULATOR.simulator()).isSameAs(simulator);
  }
}
