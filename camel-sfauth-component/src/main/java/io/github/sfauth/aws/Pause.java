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
package io.github.sfauth.aws;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a moment pass, until what was written somewhere is seen everywhere. Called on the thread of
 * a token flight, never on that of an exchange.
 */
@FunctionalInterface
public interface Pause {

  /** Gives the thread back for that long; an interrupt ends it and stays set. */
  Pause PARKED = length -> LockSupport.parkNanos(length.toNanos());

  /**
   * Lets time pass. May return early.
   *
   * @param length how long
   */
  void pause(Duration length);
}
