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
package io.github.sfauth.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

  @Test
  void logsInOnceAndOnceMoreAfterTheSessionExpired(@TempDir Path state) throws Exception {
    assertThat(run("--state", state.toString()))
        .contains("accounts-java", "accounts-yaml", "The session expires")
        .containsPattern("logins +2\n")
        .containsPattern("API calls +5\n")
        .containsPattern("secret writes +2\n");
  }

  @Test
  void logsInNoMoreWhenItsStateIsKept(@TempDir Path state) throws Exception {
    run("--state", state.toString());

    assertThat(run("--state", state.toString()))
        .containsPattern("logins +0\n")
        .containsPattern("API calls +2\n")
        .containsPattern("secret reads +1\n")
        .containsPattern("secret writes +0\n");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Arguments.of(List.of("--sate", "x")))
        .hasMessageContaining("unknown option --sate")
        .hasMessageContaining("usage:");
    assertThatThrownBy(() -> Arguments.of(List.of("--state")))
        .hasMessageContaining("--state needs a value");
    assertThatThrownBy(() -> Arguments.of(List.of("--state", "x", "--secret", "y")))
        .hasMessageContaining("leave it out with --secret");
  }

  private static String run(String... args) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Quickstart.run(Arguments.of(List.of(args)), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
