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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Threads that send one exchange after the other to the routes of {@link Calls}. */
final class Workers {

  private static final int PER_ROUTE = 2;

  /** Sees each exchange; one per thread. */
  interface Witness {

    /** Just before it is sent. */
    void before();

    /** Once it came back. */
    void after(Exchange exchange, long nanos);
  }

  private Workers() {}

  /** Makes a witness for each thread. */
  interface Witnesses<W extends Witness> {

    /** Makes one. */
    W make();
  }

  /** Sends for that long, and gives what the threads' witnesses saw. */
  static <W extends Witness> List<W> send(
      CamelContext context, Duration time, Witnesses<W> witnesses) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(PER_ROUTE * Calls.ROUTES.size());
    try (ProducerTemplate template = context.createProducerTemplate()) {
      List<Future<W>> running = new ArrayList<>();
      for (String route : Calls.ROUTES) {
        for (int i = 0; i < PER_ROUTE; i++) {
          W witness = witnesses.make();
          running.add(threads.submit(() -> send(template, route, end, witness)));
        }
      }
      List<W> seen = new ArrayList<>();
      for (Future<W> one : running) {
        seen.add(one.get());
      }
      return seen;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A worker ended early", e.getCause());
    } catch (java.io.IOException e) {
      throw new IllegalStateException("The template was not closed", e);
    } finally {
      threads.shutdown();
    }
  }

  private static <W extends Witness> W send(
      ProducerTemplate template, String route, long end, W witness) {
    while (System.nanoTime() < end) {
      witness.before();
      long start = System.nanoTime();
      Exchange exchange = template.send(route, sent -> sent.getMessage().setBody(""));
      witness.after(exchange, System.nanoTime() - start);
    }
    return witness;
  }
}
