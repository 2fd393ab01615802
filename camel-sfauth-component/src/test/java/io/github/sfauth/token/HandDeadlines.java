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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Deadlines that pass when they are told to; can be shut down. */
final class HandDeadlines implements Deadlines {

  private final List<Armed> armed = new ArrayList<>();
  private boolean shutDown;

  @Override
  public synchronized Runnable after(Duration delay, Runnable task) {
    if (shutDown) {
      throw new RejectedExecutionException("shut down");
    }
    Armed deadline = new Armed(delay, task);
    armed.add(deadline);
    return () -> cancel(deadline);
  }

  synchronized void shutDown(boolean isShutDown) {
    shutDown = isShutDown;
  }

  synchronized List<Duration> armed() {
    return armed.stream().map(Armed::delay).toList();
  }

  void passAll() {
    List<Armed> due;
    synchronized (this) {
      due = List.copyOf(armed);
      armed.clear();
    }
    due.forEach(deadline -> deadline.task().run());
  }

  private synchronized void cancel(Armed deadline) {
    armed.remove(deadline);
  }

  private record Armed(Duration delay, Runnable task) {}
}
