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

/** Something whose calls can be counted, held and made to fail. */
public interface Controlled {

  /** {@return its faults, counters and gates} */
  Controls controls();

  /** {@return what can be made to go wrong} */
  default Faults faults() {
    return controls().faults();
  }

  /** {@return how often it was called} */
  default Counters counters() {
    return controls().counters();
  }

  /**
   * Holds the calls of one operation before they take effect. A newer gate replaces an older one.
   *
   * @param operation name of the operation
   * @return the closed gate
   */
  default Gate holdBefore(String operation) {
    return controls().hold(operation, 0, false);
  }

  /**
   * Holds the calls of one operation after they took effect, before they are answered.
   *
   * @param operation name of the operation
   * @return the closed gate
   */
  default Gate holdAfter(String operation) {
    return controls().hold(operation, 0, true);
  }

  /**
   * Holds one operation from its n-th call on, counted from now.
   *
   * @param operation name of the operation
   * @param nth 1 for the next call
   * @param afterEffect whether it takes effect before it is held
   * @return the closed gate
   */
  default Gate holdNth(String operation, int nth, boolean afterEffect) {
    return controls().hold(operation, nth - 1, afterEffect);
  }
}
