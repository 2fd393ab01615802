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

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.token.AccessToken;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * Hours under load, with sessions that end, logins that fail and a store in trouble, at random.
 * Heap and threads must stay flat, and no exchange may fail that had a usable token when it began.
 * The exit status says whether all of that held.
 */
public final class Soak {

  private static final Duration SLICE = Duration.ofSeconds(30);
  private static final Duration SESSIONS_END_EVERY = Duration.ofSeconds(7);

  /** What a heap may differ by, at rest, between the first third of the time and the last. */
  private static final double HEAP_SLACK_MIB = 16;

  private static final int THREAD_SLACK = 4;

  private final PrintStream out;
  private final Duration time;
  private final long seed;
  private final Ledger ledger = new Ledger(InstantSource.system());
  private final List<Double> heap = new ArrayList<>();
  private final List<Double> threads = new ArrayList<>();

  private Soak(PrintStream out, Duration time, long seed) {
    this.out = out;
    this.time = time;
    this.seed = seed;
  }

  /**
   * Runs it.
   *
   * @param args {@code --minutes 30 --seed 1}
   * @throws Exception if the routes cannot run
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.of(args, Map.of("minutes", 30L, "seed", 1L));
    Soak soak =
        new Soak(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            Duration.ofMinutes(arguments.count("minutes")),
            arguments.count("seed"));
    System.exit(soak.run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    try (Stage stage = new Stage();
        TokenSources sources = TokenSources.builder().build();
        CamelContext context = stage.context(sources)) {
      Simulator simulator = stage.simulator();
      simulator.org().newTokenEachLogin(true);
      context.addRoutes(new Calls(Stage.shared()));
      context.start();
      try (Mischief mischief = Mischief.onStoreAndLogin(simulator, seed)) {
        mischief.every(
            SESSIONS_END_EVERY, () -> ledger.sessionsEnd(simulator.org()::expireSessions));
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
          slice(context, sources);
        }
      }
      out.printf(
          "%,d exchanges, %d failed while no usable token was to be had, %d logins%n",
          ledger.exchanges(), ledger.excused(), simulator.org().logins());
    }
    return verdict();
  }

  private void slice(CamelContext context, TokenSources sources) throws InterruptedException {
    Workers.send(context, SLICE, () -> new Judge(() -> sources.named("crm").flatMap(Soak::inHand)));
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    heap.add((runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0);
    threads.add((double) Thread.activeCount());
    out.printf(
        "%,12d exchanges, %d failed with a usable token, %d without; heap %.1f MiB, %.0f threads%n",
        ledger.exchanges(),
        ledger.unexcused(),
        ledger.excused(),
        heap.get(heap.size() - 1),
        threads.get(threads.size() - 1));
  }

  private static Optional<AccessToken> inHand(
      io.github.sfauth.camel.connection.Connection connection) {
    return connection.source().ready();
  }

  /** Whether it held, said line by line. */
  private boolean verdict() {
    int third = Math.max(1, heap.size() / 3);
    double grown = last(heap, third) - first(heap, third);
    double more = last(threads, third) - first(threads, third);
    return said(ledger.unexcused() == 0, ledger.unexcused() + " exchanges failed with a token")
        & said(grown <= HEAP_SLACK_MIB, "the heap at rest grew by %.1f MiB".formatted(grown))
        & said(more <= THREAD_SLACK, "%.0f threads more".formatted(more));
  }

  private boolean said(boolean held, String what) {
    out.printf("%-6s %s%n", held ? "held" : "BROKEN", what);
    return held;
  }

  private static double first(List<Double> samples, int third) {
    return Median.of(samples.subList(0, third));
  }

  private static double last(List<Double> samples, int third) {
    return Median.of(samples.subList(samples.size() - third, samples.size()));
  }

  private final class Judge implements Workers.Witness {

    private final java.util.function.Supplier<Optional<AccessToken>> token;
    private Ledger.Entry begun = Ledger.Entry.NONE;

    Judge(java.util.function.Supplier<Optional<AccessToken>> token) {
      this.token = token;
    }

    @Override
    public void before() {
      begun = ledger.begin(token.get());
    }

    @Override
    public void after(Exchange exchange, long nanos) {
      ledger.end(begun, exchange.isFailed());
    }
  }
}
