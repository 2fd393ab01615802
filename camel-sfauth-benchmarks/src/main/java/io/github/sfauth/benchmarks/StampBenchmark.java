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

import io.github.sfauth.camel.connection.AuthorizationValue;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.connection.TokenSources;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A stamp with a fresh token in hand, beside the {@link Baseline} that makes the same Camel calls
 * with constants, and beside a processor written by hand. On an exchange that is used again, and on
 * a fresh one as a route has it.
 *
 * <p>{@link StampComparison} runs these in turns and gives ratios; a single run on a machine that
 * does other work says little about time, and is exact about bytes ({@code -prof gc}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class StampBenchmark {

  private static final AsyncCallback DONE = doneSync -> {};

  private Stage stage;
  private TokenSources sources;
  private CamelContext context;
  private AsyncProcessor producer;
  private Baseline baseline;
  private HandWritten handWritten;

  /** Makes a benchmark; JMH does. */
  public StampBenchmark() {}

  /** An exchange that is stamped again and again, one per thread. */
  @State(Scope.Thread)
  public static class Reused {

    private Exchange exchange;

    /** Makes a state; JMH does. */
    public Reused() {}

    /**
     * Makes the exchange.
     *
     * @param benchmark whose context it belongs to
     */
    @Setup
    public void open(StampBenchmark benchmark) {
      exchange = new DefaultExchange(benchmark.context);
    }
  }

  /**
   * Logs in once, so that all that is measured has a token in hand.
   *
   * @throws Exception if the context does not start
   */
  @Setup
  public void open() throws Exception {
    stage = new Stage();
    sources = TokenSources.builder().build();
    context = stage.context(sources);
    context.start();
    producer = context.getEndpoint(Stage.shared()).createAsyncProducer();
    ServiceHelper.startService(producer);
    Exchange first = new DefaultExchange(context);
    producer.process(first);
    AuthorizationValue value =
        first.getMessage().getHeader(Stamp.AUTHORIZATION, AuthorizationValue.class);
    String instanceUrl = first.getMessage().getHeader(Stamp.INSTANCE_URL, String.class);
    baseline = new Baseline(value, instanceUrl);
    handWritten = new HandWritten("client", "00Dxx0000000001!AQ0AQ", instanceUrl);
  }

  /** Closes everything. */
  @TearDown
  public void close() {
    context.stop();
    sources.close();
    stage.close();
  }

  /**
   * The stamp.
   *
   * @param state an exchange that is used again
   * @return the exchange
   */
  @Benchmark
  public Exchange stampReused(Reused state) {
    producer.process(state.exchange, DONE);
    return state.exchange;
  }

  /**
   * The baseline.
   *
   * @param state an exchange that is used again
   * @return the exchange
   */
  @Benchmark
  public Exchange baselineReused(Reused state) {
    baseline.process(state.exchange, DONE);
    return state.exchange;
  }

  /**
   * The baseline, after one look whether an answer stands on the exchange: what a stamp has to ask
   * an exchange with headers, lest it takes an earlier call's refusal for one of its token.
   *
   * @param state an exchange that is used again
   * @return the exchange
   */
  @Benchmark
  public Exchange lookAndBaselineReused(Reused state) {
    if (state.exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) == null) {
      baseline.process(state.exchange, DONE);
    }
    return state.exchange;
  }

  /**
   * The processor written by hand.
   *
   * @param state an exchange that is used again
   * @return the exchange
   */
  @Benchmark
  public Exchange handWrittenReused(Reused state) {
    handWritten.process(state.exchange, DONE);
    return state.exchange;
  }

  /**
   * The stamp.
   *
   * @return a fresh exchange
   */
  @Benchmark
  public Exchange stampFresh() {
    Exchange exchange = new DefaultExchange(context);
    producer.process(exchange, DONE);
    return exchange;
  }

  /**
   * The baseline.
   *
   * @return a fresh exchange
   */
  @Benchmark
  public Exchange baselineFresh() {
    Exchange exchange = new DefaultExchange(context);
    baseline.process(exchange, DONE);
    return exchange;
  }

  /**
   * The processor written by hand.
   *
   * @return a fresh exchange
   */
  @Benchmark
  public Exchange handWrittenFresh() {
    Exchange exchange = new DefaultExchange(context);
    handWritten.process(exchange, DONE);
    return exchange;
  }
}
