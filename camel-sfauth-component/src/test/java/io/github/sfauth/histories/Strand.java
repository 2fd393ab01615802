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
package io.github.sfauth.histories;

import java.util.concurrent.Semaphore;

/** A piece of work that goes on when it is its turn, and stops at each of its calls. */
final class Strand {

  private final Semaphore turn = new Semaphore(0);
  private final Runnable work;
  private boolean begun;
  private boolean cut;

  Strand(Runnable work) {
    this.work = work;
  }

  Runnable work() {
    return work;
  }

  boolean isBegun() {
    return begun;
  }

  void begin() {
    begun = true;
  }

  /** Whatever it was about to do does not happen. */
  void cut() {
    cut = true;
  }

  boolean isCut() {
    return cut;
  }

  void yourTurn() {
    turn.release();
  }

  /** An interrupt is for the work to notice, not for this. */
  void awaitTurn() {
    turn.acquireUninterruptibly();
  }
}
