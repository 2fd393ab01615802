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
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.server.Fault;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * Two routes under load over real HTTP, with logins that take 600 ms.
 *
 * <p>First the tokens grow old in seconds and are refreshed ahead: what do exchanges see that pass
 * while somebody logs in, beside those that do not? Then sessions end on Salesforce's side every
 * few seconds while the store is in trouble now and then. Simulator, routes and threads share one
 * JVM and its processors, so the figures are upper bounds; compare those of one run.
 */
public final class Load {

  private static final Duration LOGIN = Duration.ofMillis(600);
  private static final Duration SESSIONS_END_EVERY = Duration.ofSeconds(3);

  /** A session of a minute, the shortest there is, is refreshed every 3.4 s then. */
  private static final int FASTER = 15;

  private final PrintStream out;
  private final Duration time;

  private Load(PrintStream out, Duration time) {
    this.out = out;
    this.time = time;
  }

  /**
   * Runs it.
   *
   * @param args {@code --seconds 60}, of each of the two parts
   * @throws Exception if the routes cannot run
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.of(args, Map.of("seconds", 60L));
    Load load =
        new Load(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            Duration.ofSeconds(arguments.count("seconds")));
    load.refreshedAhead();
    load.sessionsThatEnd();
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
    try (Stage stage = new Stage();
        TokenSources sources = TokenSources.builder().clock(new FastClock(FASTER)).build();
        CamelContext context = stage.context(sources)) {
      SimulatedOrg org = stage.simulator().org();
      org.newTokenEachLogin(true);
      context.addRoutes(new Calls(stage.inMemory("&sessionTimeout=1m")));
      context.start();
      warmUp(context);
      org.faults().always("token", new Fault.Delay(LOGIN));
      long before = org.logins();
      List<Windows> seen =
          Workers.send(context, time, () -> new Windows(new LoginWindow(org, LOGIN)));
      Latencies during = new Latencies();
      Latencies without = new Latencies();
      seen.forEach(
          windows -> {
            during.add(windows.during);
            without.add(windows.without);
          });
      out.printf("Refreshed ahead, %d logins of %s%n", org.logins() - before, LOGIN);
      out.printf("  without a login  %s%n", without);
      out.printf("  during a login   %s%n", during);
      out.printf("  failed           %d%n", seen.stream().mapToLong(one -> one.failed).sum());
      out.printf(
          Locale.ROOT,
          "  p99.9 during / without: %.2f (target: at most 1.20)%n",
          during.millisAt(99.9) / without.millisAt(99.9));
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
    try (Stage stage = new Stage();
        TokenSources sources = TokenSources.builder().build();
        CamelContext context = stage.context(sources)) {
      SimulatedOrg org = stage.simulator().org();
      org.newTokenEachLogin(true);
      context.addRoutes(new Calls(Stage.shared()));
      context.start();
      warmUp(context);
      org.faults().always("token", new Fault.Delay(LOGIN));
      AtomicLong ended = new AtomicLong();
      List<Everything> seen;
      long before = org.logins();
      try (Mischief mischief = Mischief.onStore(stage.simulator(), 1)) {
        mischief.every(
            SESSIONS_END_EVERY,
            () -> {
              org.expireSessions();
              ended.incrementAndGet();
            });
        seen = Workers.send(context, time, Everything::new);
      }
      Latencies all = new Latencies();
      seen.forEach(one -> all.add(one.all));
      out.printf(
          "Sessions ended %d times, with trouble of the store: %d logins%n",
          ended.get(), org.logins() - before);
      out.printf("  exchanges        %s%n", all);
      out.printf(
          Locale.ROOT,
          "  throughput       %,.0f a second%n",
          all.count() / (double) time.toSeconds());
      out.printf("  failed           %d%n", seen.stream().mapToLong(one -> one.failed).sum());
    }
  }

  private static void warmUp(CamelContext context) throws InterruptedException {
    Workers.send(context, Duration.ofSeconds(10), Everything::new);
  }
}
