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

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the words on a command line ask for. */
sealed interface CommandLine {

  /** Fixed by default, so that a configuration that points here survives a restart. */
  int DEFAULT_ORG_PORT = 8181;

  /** Beside the org's. */
  int DEFAULT_SECRETS_PORT = 8182;

  /** What takes a value. */
  List<String> OPTIONS = List.of("--state", "--secret", "--org-port", "--secrets-port");

  /** Run a simulator. */
  record Run(Simulator.Builder settings) implements CommandLine {}

  /** Explain the options. */
  record Help() implements CommandLine {}

  /** Nothing that can be done. */
  record Wrong(String reason) implements CommandLine {}

  static CommandLine parse(List<String> arguments) {
    Deque<String> words = new ArrayDeque<>(arguments);
    Simulator.Builder settings =
        Simulator.builder().orgPort(DEFAULT_ORG_PORT).secretsPort(DEFAULT_SECRETS_PORT);
    while (!words.isEmpty()) {
      String option = words.removeFirst();
      if (option.equals("--help")) {
        return new Help();
      } else if (!OPTIONS.contains(option)) {
        return new Wrong("Unknown option: " + option);
      } else if (words.isEmpty()) {
        return new Wrong(option + " needs a value");
      }
      String value = words.removeFirst();
      if (option.equals("--state")) {
        settings.stateDirectory(Path.of(value));
      } else if (option.equals("--secret")) {
        settings.credentialsSecret(value);
      } else if (!isPort(value)) {
        return new Wrong(option + " needs a port between 0 and 65535, not " + value);
      } else if (option.equals("--org-port")) {
        settings.orgPort(Integer.parseInt(value));
      } else {
        settings.secretsPort(Integer.parseInt(value));
      }
    }
    return new Run(settings);
  }

  private static boolean isPort(String value) {
    return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535;
  }
}
