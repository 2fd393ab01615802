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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Threads that send one exchange after the other to the routes of {@link Calls}. */
final class Workers {

  private static final int PER_ROUTE = 2;

  /** How many threads one context keeps busy. */
  private static final int OF_A_CONTEXT = PER_ROUTE * Calls.ROUTES.size();

  /** Sees each exchange; one per thread. */
  interface Witness {

    /** Just before it is sent. */
    void before();

    /** Once it came back, with the time since it was to be sent. */
    void after(Exchange exchange, long nanos);
  }

  private Workers() {}

  /** Makes a witness for each thread. */
  interface Witnesses<W extends Witness> {

    /** Makes one. */
    W make();
  }

  /** The workers of one context. */
  record Team<W extends Witness>(CamelContext context, Witnesses<W> witnesses) {}

  /** The time between two exchanges of one thread, so that all contexts together send that many. */
  static Duration interval(long ofAllInASecond, int contexts) {
    return Duration.ofSeconds(1)
        .multipliedBy((long) OF_A_CONTEXT * contexts)
        .dividedBy(ofAllInASecond);
  }

  /**
   * Sends for that long, and gives what the threads' witnesses saw.
   *
   * @param interval between two exchanges of one thread; a thread that falls behind catches up, and
   *     its exchanges count as late. Zero sends the next as soon as one came back.
   */
  static <W extends Witness> List<W> send(List<Team<W>> teams, Duration time, Duration interval)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(OF_A_CONTEXT * teams.size());
    List<ProducerTemplate> templates = new ArrayList<>();
    try {
      List<Future<W>> running = new ArrayList<>();
      for (Team<W> team : teams) {
        ProducerTemplate template = team.context().createProducerTemplate();
        templates.add(template);
        for (String route : Calls.ROUTES) {
          for (int i = 0; i < PER_ROUTE; i++) {
            W witness = team.witnesses().make();
            running.add(
                threads.submit(() -> send(template, route, end, interval.toNanos(), witness)));
          }
        }
      }
      List<W> seen = new ArrayList<>();
      for (Future<W> one : running) {
        seen.add(one.get());
      }
      return seen;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A worker ended early", e.getCause());
    } finally {
      threads.shutdown();
      templates.forEach(Workers::close);
    }
  }

  private static void close(ProducerTemplate template) {
    try {
      template.close();
    } catch (IOException e) {
      throw new IllegalStateException("The template was not closed", e);
    }
  }

  private static <W extends Witness> W send(
      ProducerTemplate template, String route, long end, long interval, W witness) {
    for (long due = System.nanoTime(); due < end; due += interval) {
      if (interval == 0) {
        due = System.nanoTime();
      }
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      witness.before();
      Exchange exchange = template.send(route, sent -> sent.getMessage().setBody(""));
      witness.after(exchange, System.nanoTime() - due);
    }
    return witness;
  }
}
