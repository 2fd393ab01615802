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

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the stamp, its baseline and the peers in turns, several rounds, with one thread and with
 * two, and gives ratios: the machine may be busy, but then it is for all of them. Every round is
 * shown; of times the median counts, of bytes the worst.
 */
public final class StampComparison {

  private static final List<String> SHAPES = List.of("Reused", "Fresh");
  private static final String BYTES = "gc.alloc.rate.norm";

  private final PrintStream out;
  private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
  private final Map<String, List<Double>> bytes = new LinkedHashMap<>();

  private StampComparison(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param args {@code --rounds 5 --threads 2}, the latter beside one thread
   * @throws RunnerException if a run fails
   */
  public static void main(String[] args) throws RunnerException {
    Arguments arguments = Arguments.of(args, Map.of("rounds", 5L, "threads", 2L));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    StampComparison comparison = new StampComparison(out);
    int many = arguments.count("threads");
    for (int round = 1; round <= arguments.count("rounds"); round++) {
      out.printf("Round %d of %d%n", round, arguments.count("rounds"));
      comparison.round(StampBenchmark.class, 1);
      comparison.round(StampBenchmark.class, many);
      comparison.round(InterceptorBenchmark.class, 1);
    }
    comparison.report(many);
  }

  private void round(Class<?> benchmark, int threads) throws RunnerException {
    for (RunResult run :
        new Runner(
                new OptionsBuilder()
                    .include(benchmark.getName() + "\\.")
                    .threads(threads)
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()) {
      String name = key(run.getPrimaryResult().getLabel(), threads);
      nanos.computeIfAbsent(name, any -> new ArrayList<>()).add(run.getPrimaryResult().getScore());
      run.getSecondaryResults().entrySet().stream()
          .filter(entry -> entry.getKey().endsWith(BYTES))
          .forEach(
              entry ->
                  bytes
                      .computeIfAbsent(name, any -> new ArrayList<>())
                      .add(entry.getValue().getScore()));
    }
  }

  private static String key(String method, int threads) {
    return method + " x" + threads;
  }

  private void report(int many) {
    out.printf("%n%-24s %10s %10s   %s%n", "", "median", "bytes", "ns per operation, by round");
    nanos.forEach(
        (name, rounds) ->
            out.printf(
                Locale.ROOT,
                "%-24s %10.1f %10.1f   %s%n",
                name,
                Median.of(rounds),
                most(name),
                figures(rounds)));
    out.println();
    for (String shape : SHAPES) {
      List<Double> one = ratios(shape, 1);
      List<Double> several = ratios(shape, many);
      out.printf(
          Locale.ROOT,
          "%s: stamp / baseline with 1 thread %.2f (%s), with %d threads %.2f (%s)%n",
          shape,
          Median.of(one),
          figures(one),
          many,
          Median.of(several),
          figures(several));
      verdict("time at most 1.3 x the baseline", Median.of(one) <= 1.3);
      verdict(
          "ratio with " + many + " threads at most 1.2 x that with 1",
          Median.of(several) <= 1.2 * Median.of(one));
      verdict("0 bytes beyond the baseline", beyond(shape, 1) < 1 && beyond(shape, many) < 1);
    }
  }

  private List<Double> ratios(String shape, int threads) {
    List<Double> stamps = nanos.getOrDefault(key("stamp" + shape, threads), List.of());
    List<Double> baselines = nanos.getOrDefault(key("baseline" + shape, threads), List.of());
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(stamps.size(), baselines.size()); i++) {
      ratios.add(stamps.get(i) / baselines.get(i));
    }
    return ratios;
  }

  /** The bytes of the round with the most of them. */
  private double most(String name) {
    return Collections.max(bytes.getOrDefault(name, List.of(Double.NaN)));
  }

  private double beyond(String shape, int threads) {
    return most(key("stamp" + shape, threads))
        - Collections.min(bytes.getOrDefault(key("baseline" + shape, threads), List.of(0.0)));
  }

  private void verdict(String target, boolean met) {
    out.printf("  %-6s %s%n", met ? "met" : "MISSED", target);
  }

  private static String figures(List<Double> rounds) {
    return Arrays.toString(
        rounds.stream().map(figure -> String.format(Locale.ROOT, "%.2f", figure)).toArray());
  }
}
