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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a command line is said with what to do. */
class CommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... words) {
    return Run.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage:", "--simulator");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThat(run("--simulator", "nowhere.yaml")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("There is no file nowhere.yaml in ")
        .contains("Usage:");
  }

  @Test
  void namesAFileThatItCannotRun() throws Exception {
    Path text = Files.writeString(folder.resolve("route.txt"), "");

    assertThat(run(text.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("route.txt? Routes end in .yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"client-secrt", "connections[crm].client-secrt", "key-store-parameters.passwrd"})
  void namesAPropertyThatDoesNotBindAndNotItsValue(String property) throws Exception {
    Path route =
        Files.writeString(
            folder.resolve("route.yaml"),
            "- from:\n    uri: direct:in\n    steps:\n      - to: sfauth:crm\n");
    Path settings =
        Files.writeString(
            folder.resolve("my.properties"), "camel.component.sfauth." + property + "=TOPSECRET\n");

    assertThat(run(route.toString(), settings.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(property.substring(property.lastIndexOf('.') + 1))
        .doesNotContain("TOPSECRET");
  }

  @Test
  void asksForRoutes() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Which routes?");
  }

  @Test
  void namesAnUnknownOption() {
    assertThat(run("--simulate")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Unknown option: --simulate");
  }
}
