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
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.StoreCall;
import io.github.sfauth.token.TokenCounts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.camel.Exchange;

/**
 * Hours under load, with sessions that end, logins that fail and a store in trouble, at random: two
 * contexts on a secret of credentials and token, and two on a token's own secret, each with token
 * sources of its own as if in another process. Time passes {@value #FASTER} times as fast for them
 * and for the simulators, so that tokens grow old, floors pass and days end.
 *
 * <p>Heap and threads must stay flat, no exchange may fail that had a usable token when it began,
 * and few may find none. The exit status says whether all of that held.
 */
public final class Soak {

  private static final int FASTER = 120;
  private static final int PARTIES = 4;
  private static final Duration SLICE = Duration.ofSeconds(30);

  /** Until threads that are needed now and then have all been started, nothing is compared. */
  private static final int WARM_UP_SLICES = 2;

  /** Once in 40 s on average, or 80 minutes by the clock: some tokens live to be refreshed. */
  private static final Duration SESSIONS_MAY_END_EVERY = Duration.ofSeconds(8);

  private static final double SESSIONS_END = 0.2;

  /** The most exchanges that may find no usable token; else they did not recover. */
  private static final double EXCUSED_SHARE = 0.05;

  /** What a caller does who was refused, lest failures outnumber the calls that take their time. */
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(50);

  /** What a heap may differ by, at rest, between the first third of the time and the last. */
  private static final double HEAP_SLACK_MIB = 16;

  /** Pools that are idle for a moment end threads of theirs, and start them again. */
  private static final int THREAD_SLACK = 4;

  private final PrintStream out;
  private final Duration time;
  private final long seed;
  private final Duration interval;
  private final SimulatorClock clock = SimulatorClock.running();
  private final Ledger ledger = new Ledger(clock);
  private final List<Double> heap = new ArrayList<>();
  private final List<ThreadCensus> threads = new ArrayList<>();

  private Soak(PrintStream out, Duration time, long seed, Duration interval) {
    this.out = out;
    this.time = time;
    this.seed = seed;
    this.interval = interval;
  }

  /**
   * Runs it.
   *
   * @param args {@code --minutes 30 --seed 1 --rate 200}, the latter in exchanges a second of all
   *     contexts together
   * @throws Exception if the routes cannot run
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.of(args, Map.of("minutes", 30L, "seed", 1L, "rate", 200L));
    Soak soak =
        new Soak(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            Duration.ofMinutes(arguments.count("minutes")),
            arguments.count("seed"),
            Workers.interval(arguments.count("rate"), PARTIES));
    System.exit(soak.run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    try (Stage stage = new Stage(clock);
        Party one = new Party(stage, clock, Stage.shared());
        Party two = new Party(stage, clock, Stage.shared());
        Party three = new Party(stage, clock, Stage.own());
        Party four = new Party(stage, clock, Stage.own())) {
      List<Party> parties = List.of(one, two, three, four);
      stage.simulator().org().newTokenEachLogin(true);
      try (Mischief mischief = Mischief.onStoreAndLogin(stage.simulator(), seed)) {
        for (int i = 0; i < WARM_UP_SLICES; i++) {
          slice(parties);
        }
        heap.clear();
        threads.clear();
        mischief.hurry(clock, FASTER);
        mischief.sometimes(
            SESSIONS_MAY_END_EVERY,
            SESSIONS_END,
            () -> ledger.sessionsEnd(stage.simulator().org()::expireSessions));
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
          slice(parties);
        }
      }
      return verdict(parties);
    }
  }

  private void slice(List<Party> parties) throws InterruptedException {
    Workers.send(
        parties.stream()
            .map(party -> new Workers.Team<>(party.context(), () -> new Judge(party::inHand)))
            .toList(),
        SLICE,
        interval);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    heap.add((runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0);
    threads.add(ThreadCensus.now());
    out.printf(
        "%,12d exchanges, %d failed with a usable token, %d without; heap %.1f MiB, %d threads%n",
        ledger.exchanges(),
        ledger.unexcused(),
        ledger.excused(),
        heap.get(heap.size() - 1),
        threads.get(threads.size() - 1).count());
  }

  /** Whether it held, said line by line. */
  private boolean verdict(List<Party> parties) {
    int third = Math.max(1, heap.size() / 3);
    double grown = last(heap, third) - first(heap, third);
    List<Double> alive = threads.stream().map(census -> (double) census.count()).toList();
    double more = last(alive, third) - first(alive, third);
    double excused = (double) ledger.excused() / ledger.exchanges();
    long logins = sum(parties, TokenCounts::logins);
    long adoptions = sum(parties, TokenCounts::adoptions);
    long troubles =
        sum(parties, counts -> counts.storeCalls().get(StoreCall.READ_FAILED))
            + sum(parties, counts -> counts.storeCalls().get(StoreCall.PUBLISH_FAILED));
    out.printf(
        "%,d exchanges; sessions ended %d times; %d logins, %d adoptions, %d rejections, %d tokens"
            + " kept in memory, %d calls of the store failed%n",
        ledger.exchanges(),
        ledger.endings(),
        logins,
        adoptions,
        sum(parties, TokenCounts::rejections),
        sum(parties, TokenCounts::heldWrites),
        troubles);
    return said(ledger.unexcused() == 0, ledger.unexcused() + " exchanges failed with a token")
        & said(excused <= EXCUSED_SHARE, "%.1f %% found no usable token".formatted(100 * excused))
        & said(grown <= HEAP_SLACK_MIB, "the heap at rest grew by %.1f MiB".formatted(grown))
        & said(
            more <= THREAD_SLACK,
            "%.0f threads more; at the end by kind: %s"
                .formatted(more, threads.get(threads.size() - 1).since(threads.get(0))))
        & said(
            ledger.endings() > 0 && adoptions > 0 && troubles > 0,
            "sessions ended, tokens were adopted and the store was in trouble");
  }

  private static long sum(List<Party> parties, ToLongFunction<TokenCounts> what) {
    return parties.stream().mapToLong(party -> what.applyAsLong(party.counts())).sum();
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

    private final Supplier<Optional<AccessToken>> token;
    private Ledger.Entry begun = Ledger.Entry.NONE;

    Judge(Supplier<Optional<AccessToken>> token) {
      this.token = token;
    }

    @Override
    public void before() {
      begun = ledger.begin(token.get());
    }

    @Override
    public void after(Exchange exchange, long nanos) {
      ledger.end(begun, exchange.isFailed());
      if (exchange.isFailed()) {
        LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
      }
    }
  }
}
