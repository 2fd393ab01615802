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
package io.github.sfauth.camel.connection;

import io.github.sfauth.token.Deadlines;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that a holder of token sources needs: a few for flights, one for their deadlines.
 *
 * @param flights where logins run
 * @param deadlines ends those that do not end
 * @param release ends the threads, if they are the holder's own
 */
public record Threads(Executor flights, Deadlines deadlines, Runnable release) {

  /** Flights of this many connections run at once; the others wait, within their deadline. */
  public static final int FLIGHTS_AT_ONCE = 4;

  private static final long IDLE_SECONDS = 60;

  /**
   * Threads that belong to somebody else.
   *
   * @param flights where logins run
   * @param timer where deadlines run
   * @param release ends both
   * @return the threads
   */
  public static Threads of(Executor flights, ScheduledExecutorService timer, Runnable release) {
    return new Threads(flights, deadlinesOn(timer), release);
  }

  /** Daemon threads of one's own, none of which stays when there is nothing to do. */
  static Threads own() {
    ThreadPoolExecutor flights =
        new ThreadPoolExecutor(
            FLIGHTS_AT_ONCE,
            FLIGHTS_AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("sfauth-flight"));
    flights.allowCoreThreadTimeOut(true);
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, daemons("sfauth-deadline"));
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return of(
        flights,
        timer,
        () -> {
          flights.shutdownNow();
          timer.shutdownNow();
        });
  }

  private static Deadlines deadlinesOn(ScheduledExecutorService timer) {
    return (delay, task) -> {
      ScheduledFuture<?> armed = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> armed.cancel(false);
    };
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      // Else it would keep the class loader of whichever application came first.
      thread.setContextClassLoader(Threads.class.getClassLoader());
      return thread;
    };
  }
}
