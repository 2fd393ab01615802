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

import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.LoginHistoryEntry;
import io.github.sfauth.simulator.server.Counters;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The quickstart on the simulator: shows what happens, then counts what it cost. */
final class SimulatedRun {

  private static final String SECRET = "salesforce/crm";

  private final PrintStream out;
  private final Optional<Path> state;

  SimulatedRun(PrintStream out, Optional<Path> state) {
    this.out = out;
    this.state = state;
  }

  void run() throws Exception {
    Simulator.Builder builder = Simulator.builder().credentialsSecret(SECRET);
    state.ifPresent(builder::stateDirectory);
    try (Simulator simulator = builder.start()) {
      long loginsBefore = simulator.org().logins();
      out.println("Salesforce and Secrets Manager are simulated on this machine.");
      try (Application application = new Application(properties(simulator))) {
        out.println("Accounts, asked for by both routes:");
        application.queryAccounts(out);
        if (simulator.stateWasNew()) {
          out.println("The session expires. Both routes once more:");
          simulator.org().expireSessions();
          application.queryAccounts(out);
        }
      }
      report(simulator, simulator.org().logins() - loginsBefore);
    }
  }

  private void report(Simulator simulator, long logins) {
    Counters org = simulator.org().counters();
    Counters secrets = simulator.secrets().counters();
    out.println();
    out.println("What the simulator counted:");
    count("logins", logins);
    count("API calls", org.of("query"));
    count("secret reads", secrets.of("GetSecretValue"));
    count("secret writes", secrets.of("PutSecretValue"));
    List<LoginHistoryEntry> history = simulator.org().loginHistory();
    out.println("Login History of the org:");
    for (LoginHistoryEntry entry : history) {
      out.printf(
          "  %s  %s  %s  %s%n", entry.time(), entry.username(), entry.subType(), entry.status());
    }
    if (state.isPresent()) {
      out.println("Run it again: the token is in the secret, and nobody logs in.");
    }
  }

  private void count(String what, long number) {
    out.printf("  %-14s %d%n", what, number);
  }

  private static Map<String, String> properties(Simulator simulator) {
    return Map.of(
        "crm.secret", SECRET,
        "camel.component.sfauth.region", "us-east-1",
        "camel.component.sfauth.access-key", "simulator",
        "camel.component.sfauth.secret-key", "simulator",
        "camel.component.sfauth.override-endpoint", "true",
        "camel.component.sfauth.uri-endpoint-override", simulator.secrets().uri().toString());
  }
}
