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

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Keeps tasks until they are run by hand; can be full. */
final class HandExecutor implements Executor {

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private boolean full;

  @Override
  public synchronized void execute(Runnable task) {
    if (full) {
      throw new RejectedExecutionException("full");
    }
    tasks.add(task);
  }

  synchronized void full(boolean isFull) {
    full = isFull;
  }

  synchronized int waiting() {
    return tasks.size();
  }

  void runAll() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  /** Takes the oldest task, to run it elsewhere. */
  Runnable take() {
    Runnable task = next();
    if (task == null) {
      throw new AssertionError("No task is waiting");
    }
    return task;
  }

  private synchronized @Nullable Runnable next() {
    return tasks.poll();
  }
}
