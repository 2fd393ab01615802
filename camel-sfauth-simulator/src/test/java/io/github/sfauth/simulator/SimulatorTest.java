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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {

  private final Path directory;

  SimulatorTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void bothServicesListenOnPortsOfTheirOwn() {
    try (Simulator simulator = Simulator.start()) {
      assertThat(simulator.org().uri()).isNotEqualTo(simulator.secrets().uri());
      assertThat(simulator.stateWasNew()).isTrue();
    }
  }

  @Test
  void secretsLiveByTheSimulatorsClock() {
    Instant start = Instant.parse("2026-11-23T03:27:24Z");
    try (Simulator simulator =
        Simulator.builder().clock(SimulatorClock.standingAt(start)).start()) {
      simulator.clock().advance(Duration.ofHours(1));
      simulator.secrets().create("crm", "one");

      assertThat(simulator.secrets().save().toString()).contains("2026-11-23T04:27:24Z");
    }
  }

  @Test
  void keptStateIsFoundOnThePortsThatItsUrlsName() {
    URI org;
    URI instance;
    URI secrets;
    try (Simulator simulator = onDirectory()) {
      org = simulator.org().uri();
      instance = simulator.org().instanceUrl();
      secrets = simulator.secrets().uri();
    }

    try (Simulator again = onDirectory()) {
      assertThat(again.org().uri()).isEqualTo(org);
      assertThat(again.org().instanceUrl()).isEqualTo(instance);
      assertThat(again.secrets().uri()).isEqualTo(secrets);
    }
  }

  @Test
  void stateOutlivesTheSimulator() {
    try (Simulator simulator = onDirectory()) {
      assertThat(simulator.stateWasNew()).isTrue();
      simulator.secrets().create("crm", "one");
    }
    try (Simulator simulator = onDirectory()) {
      assertThat(simulator.stateWasNew()).isFalse();
      assertThat(simulator.secrets().current("crm")).isEqualTo("one");
    }
  }

  @Test
  void savedStateOutlivesSimulatorThatIsNeverClosed() {
    Simulator crashed = onDirectory();
    crashed.secrets().create("crm", "one");
    crashed.save();
    crashed.secrets().create("billing", "unsaved");
    crashed.org().close();
    crashed.secrets().close();

    try (Simulator simulator = onDirectory()) {
      assertThat(simulator.secrets().current("crm")).isEqualTo("one");
    }
  }

  @Test
  void directoryServesOneSimulatorAtATime() {
    try (Simulator first = onDirectory()) {
      first.secrets().create("crm", "one");
      first.save();

      assertThatThrownBy(this::onDirectory)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not free");
    }
  }

  @Test
  void nothingButTheWholeStateIsLeftInTheDirectory() throws Exception {
    try (Simulator simulator = onDirectory()) {
      simulator.secrets().create("crm", "one");
      simulator.save();
      simulator.secrets().edit("crm", "two");
    }
    try (var files = Files.list(directory.resolve("state"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactly("simulator.json");
    }
  }

  @Test
  void stateIsItsOwnersAlone() throws Exception {
    Assumptions.assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    onDirectory().close();

    assertThat(Files.getPosixFilePermissions(directory.resolve("state/simulator.json")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void unchangedStateIsNotWrittenAgain() throws Exception {
    Path file = directory.resolve("state/simulator.json");
    try (Simulator simulator = onDirectory()) {
      simulator.secrets().create("crm", "one");
      simulator.save();
      Files.delete(file);
      simulator.save();
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void unreadableStateStopsTheStartAndIsNotQuoted() throws Exception {
    Files.createDirectories(directory.resolve("state"));
    Files.writeString(directory.resolve("state/simulator.json"), "{\"secret\": hush");

    assertThatThrownBy(this::onDirectory)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("simulator.json")
        .hasNoCause()
        .hasMessageNotContaining("hush");
  }

  @Test
  void closingTwiceIsHarmless() {
    Simulator simulator = onDirectory();
    simulator.close();
    simulator.close();
  }

  @Test
  void portInUseLeavesNothingRunning() {
    try (Simulator first = Simulator.start()) {
      Simulator.Builder second = Simulator.builder().secretsPort(first.secrets().uri().getPort());
      assertThatThrownBy(second::start).isInstanceOf(RuntimeException.class);
    }
  }

  private Simulator onDirectory() {
    return Simulator.builder().stateDirectory(directory.resolve("state")).start();
  }
}
