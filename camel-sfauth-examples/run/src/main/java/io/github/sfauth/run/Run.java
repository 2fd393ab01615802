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

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.main.Main;

/** Runs files of routes until they end or the process is ended. */
public final class Run {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private static final String USAGE =
      """
      Usage: java -jar camel-sfauth-run.jar [--simulator] ROUTES... [PROPERTIES]

        ROUTES         files with Camel routes, in YAML (.yaml, .yml) or XML (.xml)
        PROPERTIES     a file (.properties) with what the routes name by {{name}}, and with
                       settings such as camel.component.sfauth.secret-arn=salesforce/crm
        --simulator    run on a simulated Salesforce: the endpoint sfauth:crm needs no settings
        --help         print this

      Routes run until Ctrl-C. A line camel.main.duration-max-messages=1 among the properties
      ends them after one message.
      """;

  private Run() {}

  /**
   * Runs routes. Exits with 2 if the command line is wrong, 1 if the routes cannot start.
   *
   * @param args the command line; {@code --help} explains it
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> words, PrintStream out, PrintStream err) {
    CommandLine asked = CommandLine.parse(words);
    if (asked instanceof CommandLine.Wrong wrong) {
      err.println(wrong.reason());
      err.println();
      err.print(USAGE);
      return WRONG_USAGE;
    } else if (asked instanceof CommandLine.Routes routes) {
      return routes.simulated() ? runSimulated(routes, out, err) : run(routes, Map.of(), err);
    }
    out.print(USAGE);
    return OK;
  }

  private static int runSimulated(CommandLine.Routes routes, PrintStream out, PrintStream err) {
    try (SimulatedSalesforce salesforce = new SimulatedSalesforce()) {
      out.println(salesforce.greeting());
      // Ctrl-C is how most runs end.
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> out.println(salesforce.summary()), "summary"));
      return run(routes, salesforce.properties(), err);
    }
  }

  private static int run(CommandLine.Routes routes, Map<String, String> settings, PrintStream err) {
    Main main = new Main();
    settings.forEach(main::addOverrideProperty);
    main.configure().setRoutesIncludePattern(locations(routes.routes()));
    if (!routes.properties().isEmpty()) {
      main.setPropertyPlaceholderLocations(locations(routes.properties()));
    }
    try {
      main.run();
      return main.getExitCode();
    } catch (Exception e) {
      err.println("The routes cannot run.");
      for (Throwable reason = e; reason != null; reason = reason.getCause()) {
        err.println("  " + said(reason));
      }
      return FAILED;
    }
  }

  /** Of a property that does not bind Camel says the value too, which may be a secret. */
  private static String said(Throwable reason) {
    return reason instanceof PropertyBindingException wrong
        ? "The property "
            + Objects.requireNonNullElse(wrong.getOptionKey(), wrong.getPropertyName())
            + " does not bind"
        : String.valueOf(reason.getMessage());
  }

  private static String locations(List<Path> files) {
    return files.stream()
        .map(file -> "file:" + file.toAbsolutePath())
        .collect(Collectors.joining(","));
  }
}
