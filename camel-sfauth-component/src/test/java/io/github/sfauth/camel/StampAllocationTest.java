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
package io.github.sfauth.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.connection.TokenSources;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A token in hand is stamped without an allocation of ours. */
@Timeout(60)
class StampAllocationTest {

  private static final int STAMPS = 100_000;
  private static final int ROUNDS = 10;

  /** The measurement itself may cost a few bytes; a byte per stamp would be 100 000. */
  private static final long NOISE = 2_000;

  private static final AsyncCallback DONE = doneSync -> {};

  private SalesforceBed bed;
  private TokenSources sources;
  private CamelContext context;
  private AsyncProcessor producer;

  @BeforeEach
  void open() throws Exception {
    assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
    bed = new SalesforceBed();
    // The system's clock, as in production.
    sources = TokenSources.builder().build();
    context = bed.start(bed.context(sources));
    producer = context.getEndpoint(bed.sfauth()).createAsyncProducer();
    ServiceHelper.startService(producer);
    producer.process(new DefaultExchange(context));
  }

  @AfterEach
  void close() throws Exception {
    context.close();
    sources.close();
    bed.close();
  }

  @Test
  void allocatesNothingOnAnExchangeThatIsUsedAgain() {
    Exchange exchange = new DefaultExchange(context);

    long allocated = allocated(() -> exchange, this::stamp);

    assertThat(allocated).isLessThan(NOISE);
  }

  @Test
  void allocatesNoMoreThanTwoHeadersDo() {
    Object value = new Object();
    Supplier<Exchange> fresh = () -> new DefaultExchange(context);

    long byHand =
        allocated(
            fresh,
            exchange -> {
              exchange.getMessage().setHeader(Stamp.AUTHORIZATION, value);
              exchange.getMessage().setHeader(Stamp.INSTANCE_URL, "https://acme.example");
            });
    long stamped = allocated(fresh, this::stamp);

    assertThat(stamped - byHand).isLessThan(NOISE);
  }

  private void stamp(Exchange exchange) {
    if (!producer.process(exchange, DONE)) {
      throw new AssertionError("The stamp had to wait");
    }
  }

  private interface Work {
    void on(Exchange exchange);
  }

  /** The least of some rounds: what is compiled meanwhile costs a round more, never less. */
  private static long allocated(Supplier<Exchange> exchanges, Work work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < STAMPS; i++) {
        work.on(exchanges.get());
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
