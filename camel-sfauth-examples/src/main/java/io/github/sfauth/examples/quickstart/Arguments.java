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

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the quickstart was told.
 *
 * @param state where the simulator keeps its state; forgotten if absent
 * @param secret a real secret, instead of the simulator
 */
record Arguments(Optional<Path> state, Optional<String> secret) {

  static final String USAGE =
      """
      usage: quickstart [--state DIR] [--secret ARN]
        --state DIR   keep the simulated org and its secrets in DIR, and go on from there
        --secret ARN  a real secret in AWS Secrets Manager, instead of the simulator
      """;

  static Arguments of(List<String> given) {
    Optional<Path> state = Optional.empty();
    Optional<String> secret = Optional.empty();
    for (int i = 0; i < given.size(); i += 2) {
      String option = given.get(i);
      if (i + 1 == given.size() || given.get(i + 1).isBlank()) {
        throw new IllegalArgumentException(option + " needs a value\n" + USAGE);
      }
      switch (option) {
        case "--state" -> state = Optional.of(Path.of(given.get(i + 1)));
        case "--secret" -> secret = Optional.of(given.get(i + 1));
        default -> throw new IllegalArgumentException("unknown option " + option + "\n" + USAGE);
      }
    }
    if (secret.isPresent() && state.isPresent()) {
      throw new IllegalArgumentException("--state is the simulator's: leave it out with --secret");
    }
    return new Arguments(state, secret);
  }
}
