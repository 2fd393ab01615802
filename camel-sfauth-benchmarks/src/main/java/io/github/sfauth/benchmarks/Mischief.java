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
import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plants faults at random, the same draws for the same seed, until it is closed. */
final class Mischief implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(100);

  /** Longer than the AWS client tries again. */
  private static final Duration STORE = Duration.ofSeconds(4);

  private static final Duration LOGIN = Duration.ofSeconds(2);

  /**
   * The share of the time in which the store, or one of its operations, or the login is in trouble.
   */
  private static final double IN_TROUBLE = 0.3;

  private static final List<String> STORE_OPERATIONS =
      List.of(Faults.ANY, "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage");

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private final Random random;

  /** One that does nothing yet. */
  Mischief(long seed) {
    random = new Random(seed);
  }

  /** Trouble of the store alone. */
  static Mischief onStore(Simulator simulator, long seed) {
    Mischief mischief = new Mischief(seed);
    mischief.trouble(STORE, simulator.secrets().faults(), STORE_OPERATIONS, mischief::ofStore);
    return mischief;
  }

  /** The same, and now and then logins that fail for a reason that passes. */
  static Mischief onStoreAndLogin(Simulator simulator, long seed) {
    Mischief mischief = onStore(simulator, seed);
    mischief.trouble(LOGIN, simulator.org().faults(), List.of("token"), mischief::ofLogin);
    return mischief;
  }

  private interface Draw {
    Fault fault();
  }

  private void trouble(Duration period, Faults faults, List<String> operations, Draw draw) {
    every(
        period,
        () -> {
          faults.clear();
          if (random.nextDouble() < IN_TROUBLE) {
            faults.always(oneOf(operations), draw.fault());
          }
        });
  }

  private Fault ofStore() {
    return oneOf(
        List.of(
            new Fault.Delay(Duration.ofMillis(random.nextInt(500))),
            new Fault.Instead(
                SimulatedSecretsManager.error("ThrottlingException", "Rate exceeded")),
            new Fault.Instead(
                SimulatedSecretsManager.error(
                    "InternalServiceError", "An error on the server side")),
            new Fault.Reset(random.nextBoolean()),
            new Fault.Silence()));
  }

  private Fault ofLogin() {
    return oneOf(
        List.of(
            new Fault.Delay(Duration.ofMillis(random.nextInt(1_000))),
            new Fault.Instead(Answer.of(503, "text/html", "<html>Down for maintenance</html>")),
            new Fault.Reset(random.nextBoolean()),
            new Fault.Garbage()));
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Lets time pass faster, in jumps. */
  void hurry(SimulatorClock clock, int factor) {
    Duration jump = TICK.multipliedBy(factor - 1L);
    every(TICK, () -> clock.advance(jump));
  }

  /** Does something with this probability, again and again. */
  void sometimes(Duration period, double probability, Runnable deed) {
    every(
        period,
        () -> {
          if (random.nextDouble() < probability) {
            deed.run();
          }
        });
  }

  /** Does something again and again; what it throws ends it, and is thrown at the close. */
  void every(Duration period, Runnable deed) {
    timer.scheduleAtFixedRate(
        () -> {
          try {
            deed.run();
          } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
          }
        },
        period.toMillis(),
        period.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /**
   * Ends it; faults stay as they are.
   *
   * @throws IllegalStateException if a deed failed, so that less was tried than was meant
   */
  @Override
  public void close() throws InterruptedException {
    timer.shutdownNow();
    timer.awaitTermination(10, TimeUnit.SECONDS);
    if (failure.isPresent()) {
      throw new IllegalStateException("The mischief ended early", failure.get());
    }
  }
}
