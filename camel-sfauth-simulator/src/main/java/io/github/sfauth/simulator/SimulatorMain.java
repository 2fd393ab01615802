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

import io.github.sfauth.simulator.org.SimulatedOrg;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a {@link Simulator} from the command line until the process is ended. */
public final class SimulatorMain {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  /** How much of the last work a killed process may forget. */
  private static final long SAVE_EVERY_SECONDS = 1;

  private static final String USAGE =
      """
      Options:
        --state DIR         keep secrets and sessions in this directory (default: forget them)
        --secret NAME       put the org's credentials into a secret of this name, if there is none
        --org-port N        where the Salesforce org listens (default: %d; 0: any free port)
        --secrets-port N    where the Secrets Manager listens (default: %d; 0: any free port)
        --help              print this
      """
          .formatted(CommandLine.DEFAULT_ORG_PORT, CommandLine.DEFAULT_SECRETS_PORT);

  private SimulatorMain() {}

  /**
   * Runs until the process is ended. Exits with 2 if the options are wrong, 1 if it cannot start.
   *
   * @param args the options; {@code --help} explains them
   */
  public static void main(String[] args) {
    int status = run(List.of(args), System.out, System.err, SimulatorMain::serve);
    if (status != OK) {
      System.exit(status);
    }
  }

  static int run(
      List<String> arguments, PrintStream out, PrintStream err, Consumer<Simulator> server) {
    CommandLine asked = CommandLine.parse(arguments);
    if (asked instanceof CommandLine.Wrong wrong) {
      err.println(wrong.reason());
      err.print(USAGE);
      return WRONG_USAGE;
    } else if (asked instanceof CommandLine.Run run) {
      return run(run.settings(), out, err, server);
    }
    out.print(USAGE);
    return OK;
  }

  private static int run(
      Simulator.Builder settings, PrintStream out, PrintStream err, Consumer<Simulator> server) {
    Simulator started;
    try {
      started = settings.start();
    } catch (RuntimeException e) {
      err.println("Cannot start the simulator: " + e.getMessage());
      return FAILED;
    }
    try (Simulator simulator = started) {
      out.print(greeting(simulator));
      out.flush();
      server.accept(simulator);
    }
    return OK;
  }

  private static void serve(Simulator simulator) {
    CountDownLatch ended = new CountDownLatch(1);
    ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  saver.shutdown();
                  simulator.close();
                  ended.countDown();
                },
                "simulator-shutdown"));
    var unused =
        saver.scheduleWithFixedDelay(
            () -> saveOrWarn(simulator), SAVE_EVERY_SECONDS, SAVE_EVERY_SECONDS, TimeUnit.SECONDS);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An exception would end the schedule, and with it all saving, in silence. */
  private static void saveOrWarn(Simulator simulator) {
    try {
      simulator.save();
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
    }
  }

  private static String greeting(Simulator simulator) {
    return """
        Salesforce org:    %s
          consumer key     %s
          consumer secret  %s
        Secrets Manager:   %s

        For the AWS SDK or CLI (any key will do, signatures are not verified):
          export AWS_ENDPOINT_URL_SECRETS_MANAGER=%s
          export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
          export AWS_ACCESS_KEY_ID=simulated AWS_SECRET_ACCESS_KEY=simulated
          aws secretsmanager create-secret --name crm --secret-string '{"ConsumerKey":"..."}'
        """
        .formatted(
            simulator.org().uri(),
            SimulatedOrg.CONSUMER_KEY,
            SimulatedOrg.CONSUMER_SECRET,
            simulator.secrets().uri(),
            simulator.secrets().uri());
  }
}
