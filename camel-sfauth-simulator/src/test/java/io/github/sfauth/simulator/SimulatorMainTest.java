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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorMainTest {

  private final Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  SimulatorMainTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void saysWhereBothListenAndHowToPointAwsToolsThere() {
    int status =
        run(
            List.of("--org-port", "0", "--secrets-port", "0"),
            simulator ->
                assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(
                        simulator.org().uri().toString(),
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER=" + simulator.secrets().uri(),
                        "consumer key"));

    assertThat(status).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void keepsStateInTheDirectoryAsked() {
    List<String> arguments =
        List.of("--state", directory.toString(), "--org-port", "0", "--secrets-port", "0");
    run(arguments, simulator -> simulator.secrets().create("crm", "one"));
    run(arguments, simulator -> assertThat(simulator.secrets().current("crm")).isEqualTo("one"));

    assertThat(err.size()).isZero();
  }

  @Test
  void putsTheCredentialsIntoTheSecretAskedUnlessThereIsOne() {
    List<String> arguments =
        List.of(
            "--state",
            directory.toString(),
            "--secret",
            "salesforce/crm",
            "--org-port",
            "0",
            "--secrets-port",
            "0");
    run(
        arguments,
        simulator -> {
          assertThat(simulator.secrets().current("salesforce/crm"))
              .contains(simulator.org().uri().toString(), "ConsumerKey", "ConsumerSecret");
          simulator.secrets().edit("salesforce/crm", "edited");
        });
    run(
        arguments,
        simulator -> assertThat(simulator.secrets().current("salesforce/crm")).isEqualTo("edited"));

    assertThat(err.size()).isZero();
  }

  @Test
  void helpExplainsTheOptionsWithoutStarting() {
    int status = run(List.of("--help"), SimulatorMainTest::mustNotStart);

    assertThat(status).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--state", "--secret", "--org-port", "--secrets-port");
  }

  @ParameterizedTest
  @CsvSource({
    "--ports,            Unknown option: --ports",
    "--state,            --state needs a value",
    "--org-port many,    '--org-port needs a port between 0 and 65535, not many'",
    "--secrets-port 65536, '--secrets-port needs a port between 0 and 65535, not 65536'"
  })
  void wrongOptionIsNamedAndExitsWith2(String line, String reason) {
    int status = run(List.of(line.split(" ")), SimulatorMainTest::mustNotStart);

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(reason).contains("Options:");
    assertThat(out.size()).isZero();
  }

  @Test
  void portInUseIsSaidAndExitsWith1() {
    try (Simulator other = Simulator.start()) {
      String port = Integer.toString(other.secrets().uri().getPort());
      int status =
          run(List.of("--org-port", "0", "--secrets-port", port), SimulatorMainTest::mustNotStart);

      assertThat(status).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Cannot start the simulator");
    }
  }

  private int run(List<String> arguments, Consumer<Simulator> server) {
    return SimulatorMain.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        server);
  }

  private static void mustNotStart(Simulator simulator) {
    throw new AssertionError("Started at " + simulator.org().uri());
  }
}
