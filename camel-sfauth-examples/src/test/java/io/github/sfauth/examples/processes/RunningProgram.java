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
package io.github.sfauth.examples.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of this build in a JVM of its own. It finds AWS by the SDK's default chain, which the
 * environment points at a simulated Secrets Manager.
 *
 * @param process the JVM
 * @param log what it writes
 */
public record RunningProgram(Process process, Path log) {

  private static final int PATIENCE_MINUTES = 5;

  /**
   * Starts it.
   *
   * @param main its class
   * @param arguments its arguments
   * @param secrets where Secrets Manager is
   * @param more variables of its environment besides
   * @param log the file to write to
   * @return the program, which whoever started it ends
   */
  public static RunningProgram start(
      Class<?> main, List<String> arguments, URI secrets, Map<String, String> more, Path log)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                // It lives for seconds: compiling it well would take longer than that.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "simulated",
                "AWS_SECRET_ACCESS_KEY", "planted-secret-of-the-child"));
    builder.environment().putAll(more);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new RunningProgram(builder.start(), log);
  }

  /** What it wrote in all, once it has ended well. */
  public String outputAtItsEnd() throws IOException, InterruptedException {
    try {
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      assertThat(ended).as(output()).isTrue();
      assertThat(process.exitValue()).as(output()).isZero();
      return output();
    } finally {
      process.destroyForcibly();
    }
  }

  /** What it wrote until now, which may end within a character. */
  public String output() throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }
}
