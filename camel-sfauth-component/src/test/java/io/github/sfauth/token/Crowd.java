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
package io.github.sfauth.token;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Many threads that do the same at the same time. */
final class Crowd<T> {

  private final CountDownLatch start = new CountDownLatch(1);
  private final CountDownLatch started;
  private final List<FutureTask<T>> tasks = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Crowd(int size, Callable<T> what) {
    started = new CountDownLatch(size);
    for (int i = 0; i < size; i++) {
      FutureTask<T> task =
          new FutureTask<>(
              () -> {
                start.await();
                started.countDown();
                return what.call();
              });
      Thread thread = new Thread(null, task, "caller-" + i, 128 * 1024);
      thread.setDaemon(true);
      thread.start();
      tasks.add(task);
      threads.add(thread);
    }
  }

  Crowd<T> go() {
    start.countDown();
    return this;
  }

  /** Returns when every thread of the crowd is parked, waiting for something. */
  Crowd<T> awaitAllParked() throws InterruptedException {
    started.await();
    for (Thread thread : threads) {
      awaitParked(thread);
    }
    return this;
  }

  List<T> results() throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      results.add(task.get());
    }
    return results;
  }

  static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      if (!thread.isAlive()) {
        throw new AssertionError(thread.getName() + " ended instead of waiting");
      }
      Thread.onSpinWait();
    }
  }
}
