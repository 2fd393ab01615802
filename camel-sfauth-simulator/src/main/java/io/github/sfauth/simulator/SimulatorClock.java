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
package io.github.sfauth.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that both simulated services live by, moved by hand.
 *
 * <p>It follows the system's clock at a distance that {@link #advance} changes, unless it was made
 * to stand still. Thread-safe.
 */
public final class SimulatorClock implements InstantSource {

  private final InstantSource base;
  private volatile Duration offset = Duration.ZERO;

  private SimulatorClock(InstantSource base) {
    this.base = base;
  }

  /**
   * A clock that runs with the system's.
   *
   * @return a new clock, at no distance from the system's
   */
  public static SimulatorClock running() {
    return new SimulatorClock(InstantSource.system());
  }

  /**
   * A clock that stands still until it is moved.
   *
   * @param start where it stands
   * @return a new clock
   */
  public static SimulatorClock standingAt(Instant start) {
    return new SimulatorClock(() -> start);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset);
  }

  /**
   * Moves the time.
   *
   * @param by how far; negative goes back
   */
  public synchronized void advance(Duration by) {
    offset = offset.plus(by);
  }
}
