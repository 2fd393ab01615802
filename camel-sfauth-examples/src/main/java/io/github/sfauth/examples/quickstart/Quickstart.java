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

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Starts a simulated Salesforce and a simulated AWS Secrets Manager, runs a Java route and a YAML
 * route that are authenticated by one connection, and tells what that took. With {@code --secret}
 * it runs the same routes against a real org and a real secret.
 */
public final class Quickstart {

  private Quickstart() {}

  /**
   * Runs the quickstart.
   *
   * @param args see {@code --help}
   * @throws Exception if a route fails
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(Arguments.USAGE);
      return;
    }
    Arguments arguments;
    try {
      arguments = Arguments.of(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    run(arguments, System.out);
  }

  static void run(Arguments arguments, PrintStream out) throws Exception {
    if (arguments.secret().isPresent()) {
      runOnRealOrg(arguments.secret().get(), out);
    } else {
      new SimulatedRun(out, arguments.state()).run();
    }
  }

  private static void runOnRealOrg(String secret, PrintStream out) throws Exception {
    try (Application application = new Application(Map.of("crm.secret", secret))) {
      out.println("Accounts, asked for by both routes:");
      application.queryAccounts(out);
      out.println("How the connection stands: " + application.status());
    }
  }
}
