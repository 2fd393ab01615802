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

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One trip for a token, with everybody who waits for it. Ends exactly once: by its result, by its
 * failure, or by its deadline, which also interrupts it.
 */
final class Flight implements Runnable {

  /** What the flight is flown for. */
  interface Owner {

    Obtained fly(Flight flight);

    void landed(Flight flight, Obtained obtained);

    void lost(Flight flight, SfAuthException failure);
  }

  private final Owner owner;
  private final TokenState before;
  private final boolean usableInHand;
  private final CompletableFuture<AccessToken> outcome = new CompletableFuture<>();

  // Guarded by this.
  private @Nullable Thread runner;
  private boolean over;
  private Runnable disarm = () -> {};

  Flight(Owner owner, TokenState before, boolean usableInHand) {
    this.owner = owner;
    this.before = before;
    this.usableInHand = usableInHand;
  }

  TokenState before() {
    return before;
  }

  boolean usableInHand() {
    return usableInHand;
  }

  /** What waiters wait for. Give copies away: nobody may complete it for the others. */
  CompletableFuture<AccessToken> outcome() {
    return outcome;
  }

  synchronized void disarmWith(Runnable cancel) {
    if (over) {
      cancel.run();
    } else {
      disarm = cancel;
    }
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    try {
      owner.landed(this, owner.fly(this));
    } catch (SfAuthException e) {
      owner.lost(this, e);
    } catch (RuntimeException | Error e) {
      owner.lost(this, new TokenUnavailableException("The login ended unexpectedly: " + e, e));
    } finally {
      end();
    }
  }

  /**
   * Ends the flight from outside: waiters get the failure, and the running thread is interrupted.
   */
  void abandon(SfAuthException failure) {
    owner.lost(this, failure);
    Runnable cancel;
    synchronized (this) {
      over = true;
      cancel = disarm;
      if (runner != null) {
        runner.interrupt();
      }
    }
    cancel.run();
  }

  private synchronized boolean begin() {
    if (over) {
      return false;
    }
    runner = Thread.currentThread();
    return true;
  }

  private void end() {
    Runnable cancel;
    synchronized (this) {
      if (over) {
        // The deadline's interrupt was for this flight, not for the pool's next task.
        Thread.interrupted();
      }
      over = true;
      runner = null;
      cancel = disarm;
    }
    cancel.run();
  }
}
