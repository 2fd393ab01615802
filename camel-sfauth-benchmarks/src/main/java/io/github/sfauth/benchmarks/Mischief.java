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
package io.github.sfauth.benchmarks;

import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plants faults at random, always the same ones for the same seed, until it is closed. */
final class Mischief implements AutoCloseable {

  private static final Duration STORE = Duration.ofMillis(500);
  private static final Duration LOGIN = Duration.ofSeconds(5);

  private static final List<String> STORE_OPERATIONS =
      List.of("GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage");

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  private Mischief() {}

  /** Trouble of the store alone. */
  static Mischief onStore(Simulator simulator, long seed) {
    Mischief mischief = new Mischief();
    Random random = new Random(seed);
    Faults faults = simulator.secrets().faults();
    mischief.every(
        STORE,
        () -> faults.next(oneOf(STORE_OPERATIONS, random), oneOf(storeTrouble(random), random)));
    return mischief;
  }

  /** The same, and now and then a login that fails for a reason that passes. */
  static Mischief onStoreAndLogin(Simulator simulator, long seed) {
    Mischief mischief = onStore(simulator, seed);
    Random random = new Random(seed + 1);
    Faults faults = simulator.org().faults();
    mischief.every(LOGIN, () -> faults.next("token", oneOf(loginTrouble(random), random)));
    return mischief;
  }

  private static List<Fault> storeTrouble(Random random) {
    return List.of(
        new Fault.Delay(Duration.ofMillis(random.nextInt(500))),
        new Fault.Instead(SimulatedSecretsManager.error("ThrottlingException", "Rate exceeded")),
        new Fault.Instead(
            SimulatedSecretsManager.error("InternalServiceError", "An error on the server side")),
        new Fault.Reset(random.nextBoolean()),
        new Fault.Silence());
  }

  private static List<Fault> loginTrouble(Random random) {
    return List.of(
        new Fault.Delay(Duration.ofMillis(random.nextInt(1_000))),
        new Fault.Instead(Answer.of(503, "text/html", "<html>Down for maintenance</html>")),
        new Fault.Reset(random.nextBoolean()),
        new Fault.Garbage());
  }

  private static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Does something again and again. */
  void every(Duration period, Runnable deed) {
    timer.scheduleAtFixedRate(deed, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
