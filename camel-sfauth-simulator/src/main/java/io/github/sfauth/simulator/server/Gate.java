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
package io.github.sfauth.simulator.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds the calls of one operation, before or after they take effect, until it is opened. This is
 * how a test is sure that a call is under way, without sleeping.
 */
public final class Gate implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Semaphore arrivals = new Semaphore(0);
  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicInteger unheld;
  private final boolean afterEffect;
  private volatile boolean lost;

  /**
   * Makes a gate.
   *
   * @param unheld how many calls pass before the first one is held
   */
  Gate(boolean afterEffect, int unheld) {
    this.afterEffect = afterEffect;
    this.unheld = new AtomicInteger(unheld);
  }

  /**
   * Waits until calls stand at the gate, beyond those waited for before.
   *
   * @param calls how many
   * @throws AssertionError if they did not come within a minute
   */
  public void awaitArrivals(int calls) {
    try {
      if (!arrivals.tryAcquire(calls, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("No " + calls + " calls at the gate within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting at the gate", e);
    }
  }

  /** Lets everything through, now and later. */
  public void open() {
    opened.countDown();
  }

  /**
   * Lets those go that stand at the gate, without an answer and, where they are held before it,
   * without an effect: as if they had never arrived. Calls that come later pass.
   */
  public void lose() {
    lost = true;
    open();
  }

  /** The same as {@link #open()}. */
  @Override
  public void close() {
    open();
  }

  /**
   * Takes a call.
   *
   * @return whether it goes on; false if it was lost
   */
  boolean pass(boolean effectTaken) {
    if (effectTaken != afterEffect || opened.getCount() == 0 || unheld.getAndDecrement() > 0) {
      return true;
    }
    arrivals.release();
    try {
      if (!opened.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("A gate was not opened within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !lost;
  }
}
