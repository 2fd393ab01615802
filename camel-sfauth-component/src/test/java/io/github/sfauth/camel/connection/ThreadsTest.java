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

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of one's own belong to the component, whoever needed them first. */
@Timeout(30)
class ThreadsTest {

  @Test
  void keepNoClassLoaderOfWhoeverNeededThemFirst() throws Exception {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    Threads threads = Threads.own();
    caller.setContextClassLoader(new ClassLoader("application", before) {});
    try {
      CompletableFuture<Thread> flight = new CompletableFuture<>();
      threads.flights().execute(() -> flight.complete(Thread.currentThread()));
      CompletableFuture<Thread> deadline = new CompletableFuture<>();
      Runnable unused =
          threads.deadlines().after(Duration.ZERO, () -> deadline.complete(Thread.currentThread()));

      for (CompletableFuture<Thread> one : List.of(flight, deadline)) {
        Thread thread = one.get(20, TimeUnit.SECONDS);
        assertThat(thread.getContextClassLoader()).isSameAs(Threads.class.getClassLoader());
        assertThat(thread.isDaemon()).isTrue();
      }
    } finally {
      caller.setContextClassLoader(before);
      threads.release().run();
    }
  }
}
