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
package io.github.sfauth.examples.doctor;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tries a connection that is described by endpoint options, step by step, and says of each step how
 * it stands and what to do. It makes one login; the token is neither printed nor kept.
 */
public final class Doctor {

  static final String USAGE =
      """
      usage: doctor option=value ...
        The options of the endpoint sfauth:<name>, as a route gives them, such as
          doctor flow=jwtBearer secretArn=salesforce/crm region=eu-central-1
        Values may be placeholders of Camel, so that no secret stands on the command line:
          doctor clientId={{env:KEY}} clientSecret={{env:SECRET}} loginUrl=https://acme.my.salesforce.com
      Exit status: 0 if a route would work, 1 if not, 2 if the command line is wrong.
      """;

  private static final int WORKS = 0;
  private static final int DOES_NOT_WORK = 1;
  private static final int MISUSED = 2;

  private Doctor() {}

  /**
   * Runs the doctor, and exits with its status.
   *
   * @param args endpoint options, see {@code --help}
   * @throws Exception if Camel cannot be started
   */
  public static void main(String[] args) throws Exception {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
    if (args.contains("--help")) {
      out.print(USAGE);
      return WORKS;
    }
    Map<String, Object> options = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals <= 0 || arg.startsWith("-")) {
        // Not the argument itself: it may hold a secret.
        err.println("Every argument is option=value.\n" + USAGE);
        return MISUSED;
      }
      options.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    Report report = Consultation.on(options);
    report.print(out);
    return report.works() ? WORKS : DOES_NOT_WORK;
  }
}
