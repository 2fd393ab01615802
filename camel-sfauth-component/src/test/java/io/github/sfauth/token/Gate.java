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

import java.util.concurrent.CountDownLatch;

/** Holds up whoever passes until it is opened, and tells that somebody stands before it. */
final class Gate {

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  void pass() {
    reached.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new TokenUnavailableException("Interrupted at the gate", e);
    }
  }

  /** Like an adapter that does not heed interrupts. */
  void passStubbornly() {
    reached.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        open.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitReached() throws InterruptedException {
    reached.await();
  }

  void open() {
    open.countDown();
  }
}
