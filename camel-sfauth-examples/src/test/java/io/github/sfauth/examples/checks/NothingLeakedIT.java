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
package io.github.sfauth.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Runs after all tests of all modules, which log everything of ours, of Camel and of the AWS SDK:
 * no report and no log shows a secret that they planted.
 */
class NothingLeakedIT {

  @Test
  void noReportOrLogShowsASecret() throws Exception {
    List<Path> outputs = new ArrayList<>();
    List<String> leaks = new ArrayList<>();
    for (Path module : Modules.all()) {
      outputs.addAll(LeakScan.outputsOf(module));
    }
    for (Path output : outputs) {
      leaks.addAll(LeakScan.leaksIn(output));
    }

    assertThat(outputs)
        .as(
            "the tests of the component were run in two processes, and wrote their logs in this"
                + " build, which a resumed one (-rf) does not see: begin it at the first module")
        .anyMatch(file -> isOfThisBuild(file, "trace-1.log"))
        .anyMatch(file -> isOfThisBuild(file, "trace-2.log"))
        .anyMatch(
            file -> file.toString().contains("camel-sfauth-component/target/surefire-reports"));
    assertThat(leaks).isEmpty();
  }

  /** Logs are appended to, so an old one is still there where nobody wrote one. */
  private static boolean isOfThisBuild(Path file, String log) {
    return file.endsWith(Path.of("camel-sfauth-component", "target", log))
        && !lastModified(file).isBefore(buildStart());
  }

  /** Maven tells it. Who starts this test otherwise has no build, and takes any log. */
  private static Instant buildStart() {
    return Optional.ofNullable(System.getProperty("build.started"))
        .map(Instant::parse)
        .orElse(Instant.MIN);
  }

  private static Instant lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
