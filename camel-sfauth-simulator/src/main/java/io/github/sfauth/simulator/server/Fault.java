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

/** Something that goes wrong with a call. */
public sealed interface Fault {

  /**
   * The answer comes late; the operation takes effect before the delay.
   *
   * @param by how late
   */
  record Delay(Duration by) implements Fault {}

  /**
   * Another answer instead of the operation, which does not take effect.
   *
   * @param answer what is sent
   */
  record Instead(Answer answer) implements Fault {}

  /**
   * Another answer after the operation took effect.
   *
   * @param answer what is sent
   */
  record AfterEffect(Answer answer) implements Fault {}

  /**
   * The connection is reset.
   *
   * @param afterEffect whether the operation takes effect before that
   */
  record Reset(boolean afterEffect) implements Fault {}

  /** The connection is closed without an answer; the operation does not take effect. */
  record Silence() implements Fault {}

  /** A status line of 200, then random bytes, then the connection is closed. */
  record Garbage() implements Fault {}
}
