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
package io.github.sfauth.examples.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private final Path dir;
  private final Shell shell;

  OptionsTest(@TempDir Path dir) {
    this.dir = dir;
    shell = new Shell(dir);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--no-secret                                   | --name is missing",
        "--name a/b --no-secret                        | --name names files",
        "--name ..  --no-secret                        | --name names files",
        "--name                                        | --name needs a value",
        "--name --no-secret                            | --name needs a value",
        "--name crm --name crm --no-secret             | --name is given twice",
        "--name crm                                    | --secret is missing",
        "--name crm --no-secrets                       | unknown option --no-secrets",
        "--name crm --no-secret --bits 1024            | --bits is one of",
        "--name crm --no-secret --bits many            | --bits is one of",
        "--name crm --no-secret --days 0               | --days is a number from 1",
        "--name crm --no-secret --days 9999            | --days is a number from 1",
        "--name crm --no-secret --existing --days 3    | --days is of the files",
        "--name crm --no-secret --rotate               | --rotate contradicts --no-secret",
        "--name crm --no-secret --username u@x         | --username goes into a secret",
        "--name crm --no-secret --password-env NOWHERE | --password-env names an environment",
        "--name crm --secret a{b                       | --secret is a name",
        "--name crm --secret s --rotate --username u@x | --username stays as it is",
        "--name crm --secret s                         | --domain (such as acme.my) or --login-url",
        "--name crm --secret s --domain acme.my        | --consumer-key is missing",
        "--name crm --secret s --domain acme.my --consumer-key k | --username is missing",
        "--name crm --secret s --domain a --consumer-key k --username u | --username is the user's",
        "--name crm --secret s --domain a/b --consumer-key k --username u@x | --domain:",
        "--name crm --secret s --domain acme.my --login-url https://login.salesforce.com | --domain (such",
        "--name crm --secret s --login-url http://login.salesforce.com --username u@x | --login-url:",
        "--name crm --secret s --login-url https://evil.example --username u@x | --login-url:",
        "--name crm --secret s --login-url https://acme.my.salesforce.mil --consumer-key k --username"
            + " u@x | --login-url: which audience",
        "--name crm --secret s --domain a --consumer-key k --username u@x --audience login"
            + " | --audience is a login host",
        "--name crm --secret s --rotate --endpoint localhost | --endpoint is the URL"
      })
  void wrongOptionIsNamedAndExitsWith2(String line, String reason) {
    List<String> words = List.of(line.strip().split(" +"));

    assertThat(shell.run(words)).isEqualTo(2);
    assertThat(shell.err()).startsWith(reason.strip()).contains("usage: keys");
    assertThat(shell.out()).isEmpty();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void wordThatIsNoOptionIsNotRepeated() {
    assertThat(shell.run(List.of("--name", "crm", "planted-secret"))).isEqualTo(2);
    assertThat(shell.err()).contains("word 3 is no option").doesNotContain("planted-secret");
  }

  @Test
  void helpExplainsAndNothingAtAllIsWrong() {
    assertThat(shell.run(List.of("--help"))).isZero();
    assertThat(shell.out()).startsWith("usage: keys");
    assertThat(shell.run(List.of())).isEqualTo(2);
    assertThat(shell.err()).startsWith("usage: keys");
  }
}
