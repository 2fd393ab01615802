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

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long exchanges took; sums up those of several threads. For one thread. */
final class Latencies {

  private static final long LONGEST_MICROS = 120_000_000;

  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);

  void add(long nanos) {
    micros.recordValue(Math.min(LONGEST_MICROS, nanos / 1_000));
  }

  void add(Latencies others) {
    micros.add(others.micros);
  }

  long count() {
    return micros.getTotalCount();
  }

  double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,10d exchanges   p50 %7.2f ms   p99 %7.2f ms   p99.9 %7.2f ms   max %7.2f ms",
        count(),
        millisAt(50),
        millisAt(99),
        millisAt(99.9),
        micros.getMaxValue() / 1_000.0);
  }
}
