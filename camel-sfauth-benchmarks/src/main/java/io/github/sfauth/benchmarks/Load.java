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

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.server.Fault;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Two routes under load over real HTTP, with logins that take 600 ms.
 *
 * <p>First tokens grow old in seconds and are refreshed ahead: what do exchanges see that pass
 * while somebody logs in, beside those that do not? Then sessions end on Salesforce's side every
 * few seconds while the store is in trouble now and then. Both in turns, for some rounds.
 *
 * <p>Exchanges are sent at a fixed rate, and their times begin when they were due: a stall counts
 * for all who would have come meanwhile. Simulator, routes and threads share one JVM and its
 * processors, so the figures are upper bounds; compare those of one run.
 */
public final class Load {

  private static final Duration LOGIN = Duration.ofMillis(600);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration SESSIONS_END_EVERY = Duration.ofSeconds(3);

  /** A token that may idle for two hours is refreshed every 6 s then. */
  private static final int AGES_FASTER = 1_000;

  /** Sessions live 90 s by the clock then: what ends within its first minute brakes logins. */
  private static final int ENDS_FASTER = 30;

  private final PrintStream out;
  private final Duration time;
  private final Duration interval;
  private final List<Double> ratios = new ArrayList<>();

  private Load(PrintStream out, Duration time, Duration interval) {
    this.out = out;
    this.time = time;
    this.interval = interval;
  }

  /**
   * Runs it.
   *
   * @param args {@code --seconds 60}, of each part of a round; {@code --rounds 5}; {@code --rate
   *     400}, exchanges a second of all threads together
   * @throws Exception if the routes cannot run
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.of(args, Map.of("seconds", 60L, "rounds", 5L, "rate", 400L));
    Load load =
        new Load(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            Duration.ofSeconds(arguments.count("seconds")),
            Workers.interval(arguments.count("rate"), 1));
    for (int round = 1; round <= arguments.count("rounds"); round++) {
      load.out.printf("Round %d of %d%n", round, arguments.count("rounds"));
      load.refreshedAhead();
      load.sessionsThatEnd();
    }
    load.verdict();
  }

  private static final class Windows implements Workers.Witness {

    private final LoginWindow window;
    private final Latencies during = new Latencies();
    private final Latencies without = new Latencies();
    private long failed;

    Windows(LoginWindow window) {
      this.window = window;
    }

    @Override
    public void before() {}

    @Override
    public void after(Exchange exchange, long nanos) {
      long now = System.nanoTime();
      (window.overlaps(now - nanos, now) ? during : without).add(nanos);
      if (exchange.isFailed()) {
        failed++;
      }
    }
  }

  private void refreshedAhead() throws Exception {
    SimulatorClock clock = SimulatorClock.running();
    try (Stage stage = new Stage(clock);
        Party party = new Party(stage, clock, Stage.own());
        Mischief time = new Mischief(1)) {
      SimulatedOrg org = begin(stage, party);
      time.hurry(clock, AGES_FASTER);
      long before = org.logins();
      Latencies during = new Latencies();
      Latencies without = new Latencies();
      long failed = 0;
      for (Windows windows : send(party, () -> new Windows(new LoginWindow(org, LOGIN)))) {
        during.add(windows.during);
        without.add(windows.without);
        failed += windows.failed;
      }
      double ratio = during.millisAt(99.9) / without.millisAt(99.9);
      ratios.add(ratio);
      out.printf("  Refreshed ahead, %d logins of %s%n", org.logins() - before, LOGIN);
      out.printf("    without a login  %s%n", without);
      out.printf("    during a login   %s%n", during);
      out.printf(Locale.ROOT, "    failed %d, p99.9 during / without %.2f%n", failed, ratio);
    }
  }

  private static final class Everything implements Workers.Witness {

    private final Latencies all = new Latencies();
    private long failed;

    @Override
    public void before() {}

    @Override
    public void after(Exchange exchange, long nanos) {
      all.add(nanos);
      if (exchange.isFailed()) {
        failed++;
      }
    }
  }

  private void sessionsThatEnd() throws Exception {
    SimulatorClock clock = SimulatorClock.running();
    try (Stage stage = new Stage(clock);
        Party party = new Party(stage, clock, Stage.shared());
        Mischief mischief = Mischief.onStore(stage.simulator(), 1)) {
      SimulatedOrg org = begin(stage, party);
      long before = org.logins();
      mischief.hurry(clock, ENDS_FASTER);
      mischief.every(SESSIONS_END_EVERY, org::expireSessions);
      Latencies all = new Latencies();
      long failed = 0;
      for (Everything one : send(party, Everything::new)) {
        all.add(one.all);
        failed += one.failed;
      }
      out.printf(
          "  Sessions ended every %s, with trouble of the store, %d logins of %s%n",
          SESSIONS_END_EVERY, org.logins() - before, LOGIN);
      out.printf("    exchanges        %s%n", all);
      out.printf(
          Locale.ROOT,
          "    failed %d, %,.0f a second%n",
          failed,
          all.count() / (double) time.toSeconds());
    }
  }

  private static SimulatedOrg begin(Stage stage, Party party) throws InterruptedException {
    SimulatedOrg org = stage.simulator().org();
    org.newTokenEachLogin(true);
    Workers.send(
        List.of(new Workers.Team<>(party.context(), Everything::new)), WARM_UP, Duration.ZERO);
    org.faults().always("token", new Fault.Delay(LOGIN));
    return org;
  }

  private <W extends Workers.Witness> List<W> send(Party party, Workers.Witnesses<W> witnesses)
      throws InterruptedException {
    return Workers.send(List.of(new Workers.Team<>(party.context(), witnesses)), time, interval);
  }

  private void verdict() {
    String rounds =
        ratios.stream()
            .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
            .collect(Collectors.joining(", "));
    double median = Median.of(ratios);
    out.printf(Locale.ROOT, "p99.9 during / without a login: median %.2f (%s)%n", median, rounds);
    out.printf("%-6s at most 1.20%n", median <= 1.2 ? "met" : "MISSED");
  }
}
