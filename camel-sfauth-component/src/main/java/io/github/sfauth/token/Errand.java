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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work on another thread. Ends exactly once: by itself, or from outside, by its
 * deadline at the latest, which interrupts it. Work that was ended before it began never begins.
 */
final class Errand implements Runnable {

  /** What is to be done. */
  interface Work {

    /** Does it, and hands on its result. */
    void run();

    /** It failed, could not be started, or was given up; a result may still come, late. */
    void failed(SfAuthException failure);

    /** What people read if it does not end in time. */
    default String overdue(Duration longest) {
      return "No token within "
          + longest.toSeconds()
          + " s: neither the token store nor Salesforce answered in time";
    }
  }

  private final Work work;
  private final String name;

  private volatile boolean calledOff;

  // Guarded by this.
  private boolean over;
  private boolean begun;
  private boolean interrupted;
  private @Nullable Thread runner;
  private Runnable disarm = () -> {};

  /**
   * Describes it.
   *
   * @param work what is to be done
   * @param name the same, for people, as the end of "The ..."
   */
  Errand(Work work, String name) {
    this.work = work;
    this.name = name;
  }

  /** Starts it; whatever keeps it from starting ends it. */
  void start(Executor executor, Deadlines deadlines, Duration longest) {
    try {
      disarmWith(deadlines.after(longest, () -> abandon(overdue(longest))));
      executor.execute(this);
    } catch (RuntimeException | Error e) {
      abandon(
          new TokenUnavailableException(
              "The " + name + " could not be started: its thread pool takes no more work", e));
    }
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    try {
      work.run();
    } catch (SfAuthException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      // Class and place only: what such a message quotes was not written with secrets in mind.
      TokenUnavailableException failure =
          new TokenUnavailableException(
              "The " + name + " ended unexpectedly: " + e.getClass().getName(), null);
      failure.setStackTrace(e.getStackTrace());
      fail(failure);
    } finally {
      end();
    }
  }

  /** Ends it as nobody wants it any more: what it meets on its last way is no trouble. */
  void callOff(SfAuthException failure) {
    calledOff = true;
    abandon(failure);
  }

  /** Tells of trouble, if it is not the interrupt that this was called off by. */
  void tellUnlessCalledOff(Runnable telling) {
    if (!calledOff) {
      telling.run();
    }
  }

  /** Ends it from outside: the failure is reported first, then the running thread interrupted. */
  void abandon(SfAuthException failure) {
    if (!finish()) {
      return;
    }
    work.failed(failure);
    synchronized (this) {
      if (runner != null) {
        interrupted = true;
        runner.interrupt();
      }
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  private void fail(SfAuthException failure) {
    if (finish()) {
      work.failed(failure);
    }
  }

  private synchronized boolean begin() {
    if (over) {
      return false;
    }
    begun = true;
    runner = Thread.currentThread();
    return true;
  }

  private void end() {
    finish();
    synchronized (this) {
      runner = null;
      if (interrupted) {
        // The interrupt was for this errand, not for the pool's next task.
        Thread.interrupted();
      }
    }
  }

  /** Whether this call ended it. */
  private boolean finish() {
    Runnable cancel;
    synchronized (this) {
      if (over) {
        return false;
      }
      over = true;
      cancel = disarm;
    }
    cancel.run();
    return true;
  }

  private void disarmWith(Runnable cancel) {
    synchronized (this) {
      if (!over) {
        disarm = cancel;
        return;
      }
    }
    cancel.run();
  }

  private synchronized TokenUnavailableException overdue(Duration longest) {
    String busy =
        "The "
            + name
            + " could not begin within "
            + longest.toSeconds()
            + " s: every thread for it was busy, so look for other connections whose host or secret"
            + " does not answer";
    return new TokenUnavailableException(begun ? work.overdue(longest) : busy, null);
  }
}
