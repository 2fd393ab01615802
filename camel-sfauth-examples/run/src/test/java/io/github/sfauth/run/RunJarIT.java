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
package io.github.sfauth.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar by itself, in a process of its own, with files of a user's. */
class RunJarIT {

  private static final Path JAR = Path.of("target/camel-sfauth-run.jar").toAbsolutePath();
  private static final Path FIRST_ROUTE =
      Path.of("../../camel-sfauth-component/src/test/resources/documented").toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private record Ended(int status, String output) {}

  private Ended run(String... words) throws IOException, InterruptedException {
    return ended(start(words));
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start();
  }

  private Path output() {
    return folder.resolve("output");
  }

  /** What it has said so far; the last character may be written in part only. */
  private String said() throws IOException {
    return new String(Files.readAllBytes(output()), StandardCharsets.UTF_8);
  }

  private Ended ended(Process process) throws IOException, InterruptedException {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
      return new Ended(process.exitValue(), said());
    } finally {
      process.destroyForcibly();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void oneMessage() throws IOException {
    write("my.properties", "camel.main.duration-max-messages=1\n");
  }

  @Test
  void runsTheFirstRouteOnTheSimulator() throws Exception {
    Files.copy(FIRST_ROUTE.resolve("first-route.yaml"), folder.resolve("first-route.yaml"));
    oneMessage();

    Ended ended = run("--simulator", "first-route.yaml", "my.properties");

    assertThat(ended.output())
        .contains("Simulated Salesforce:", "\"totalSize\"", "Logins: 1")
        .doesNotContain("Bearer 00D");
    assertThat(ended.status()).isZero();
  }

  /** As with Ctrl-C, but for the number of the signal. */
  @Test
  void saysHowOftenSomebodyLoggedInWhenItIsStopped() throws Exception {
    Files.copy(FIRST_ROUTE.resolve("first-route.yaml"), folder.resolve("first-route.yaml"));
    Process process = start("--simulator", "first-route.yaml");
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> said().contains("totalSize") || !process.isAlive());
      process.destroy();

      assertThat(ended(process).output()).contains("\"totalSize\"", "Logins: 1");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void runsTheSameRouteInXml() throws Exception {
    Files.copy(FIRST_ROUTE.resolve("first-route.xml"), folder.resolve("first-route.xml"));
    oneMessage();

    assertThat(run("first-route.xml", "my.properties", "--simulator").output())
        .contains("\"totalSize\"", "Logins: 1");
  }

  @Test
  void findsTheKamelet() throws Exception {
    write(
        "my-route.yaml",
        """
        - from:
            uri: timer:once?repeatCount=1
            steps:
              - to: "kamelet:salesforce-call-action?path=/services/data/v65.0/limits"
              - log: "status ${header.CamelHttpResponseCode}"
        """);
    oneMessage();

    assertThat(run("--simulator", "my-route.yaml", "my.properties").output())
        .contains("status 200", "Logins: 1");
  }

  @Test
  void saysWhatIsWrongWithARoute() throws Exception {
    write("my-route.yaml", "- from:\n    uri: nothing:here\n    steps:\n      - log: hello\n");

    Ended ended = run("my-route.yaml");

    assertThat(ended.output()).contains("The routes cannot run.", "nothing:");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void saysThatAFileIsMissing() throws Exception {
    Ended ended = run("--simulator", "nowhere.yaml");

    assertThat(ended.output()).contains("There is no file nowhere.yaml in " + folder.toRealPath());
    assertThat(ended.status()).isEqualTo(2);
  }
}
