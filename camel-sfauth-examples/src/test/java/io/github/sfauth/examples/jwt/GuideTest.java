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
package io.github.sfauth.examples.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's commands are run by {@code docs/guide-check.sh}; this looks at the rest of it. */
class GuideTest {

  private static final Path GUIDE = Path.of("../docs/jwt-bearer-guide.md");

  @Test
  void showsTheRouteThatItRuns() throws Exception {
    String route = Files.readString(Path.of("src/main/resources/jwt/accounts.yaml"));

    assertThat(Files.readString(GUIDE)).contains("```yaml\n" + route + "```");
  }

  @Test
  void staysUnderFifteenStepsThatAreNumberedInOrder() throws Exception {
    List<String> numbers =
        Files.readAllLines(GUIDE).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3, line.indexOf('.')))
            .toList();

    assertThat(numbers).hasSizeLessThan(15);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(Integer.toString(i + 1));
    }
  }
}
