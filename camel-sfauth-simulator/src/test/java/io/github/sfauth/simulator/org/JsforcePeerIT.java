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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.SimulatorClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * jsforce, a client that nobody here wrote, against the org. Run by Maven's profile {@code peers};
 * it needs Node.js and npm, and fails without them.
 */
class JsforcePeerIT {

  private static final Path SOURCES = Path.of("src", "test", "peers");
  private static final Path WORK = Path.of("target", "peers");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void jsforceFindsAnOrgThatItKnowsItsWayAround() throws Exception {
    copySources();
    run(List.of("npm", "ci"), Map.of());
    try (SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0)) {
      run(
          List.of("node", "--test", "jsforce.test.mjs"),
          Map.of(
              "SF_LOGIN_URL", org.uri().toString(),
              "SF_CLIENT_ID", SimulatedOrg.CONSUMER_KEY,
              "SF_CLIENT_SECRET", SimulatedOrg.CONSUMER_SECRET,
              "SF_USERNAME", SimulatedOrg.RUN_AS_USER));

      assertThat(org.receivedBodies()).anyMatch(body -> body.contains("\"Name\":\"Chunked\""));
      assertThat(org.counters().all())
          .containsKeys(
              "token",
              "revoke",
              "versions",
              "query",
              "describe",
              "sobject",
              "userinfo",
              "identity",
              "bulk",
              "limits");
    }
  }

  private static void copySources() throws IOException {
    Files.createDirectories(WORK);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = WORK.resolve(command.get(0) + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as(() -> "No end of " + command + ":\n" + read(output)).isTrue();
    assertThat(process.exitValue()).as(() -> command + ":\n" + read(output)).isZero();
  }

  private static String read(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "(no output: " + e.getMessage() + ")";
    }
  }
}
