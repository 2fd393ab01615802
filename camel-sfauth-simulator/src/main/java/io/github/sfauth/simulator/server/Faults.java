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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The faults planted in one server, by operation. {@link #ANY} stands for every operation. */
public final class Faults {

  /** Instead of an operation's name: all of them. */
  public static final String ANY = "*";

  private final Map<String, Deque<Fault>> once = new ConcurrentHashMap<>();
  private final Map<String, Fault> always = new ConcurrentHashMap<>();

  Faults() {}

  /**
   * Plants a fault for one call. Faults of one operation are met in the order they were planted.
   *
   * @param operation name of the operation, or {@link #ANY}
   * @param fault what goes wrong
   */
  public void next(String operation, Fault fault) {
    Deque<Fault> queue = once.computeIfAbsent(operation, any -> new ArrayDeque<>());
    synchronized (queue) {
      queue.addLast(fault);
    }
  }

  /**
   * Plants a fault for every call from now on, after those planted for one call.
   *
   * @param operation name of the operation, or {@link #ANY}
   * @param fault what goes wrong
   */
  public void always(String operation, Fault fault) {
    always.put(operation, fault);
  }

  /** Takes every fault away. */
  public void clear() {
    once.clear();
    always.clear();
  }

  Optional<Fault> take(String operation) {
    return once(operation)
        .or(() -> once(ANY))
        .or(() -> Optional.ofNullable(always.get(operation)))
        .or(() -> Optional.ofNullable(always.get(ANY)));
  }

  private Optional<Fault> once(String operation) {
    Deque<Fault> queue = once.get(operation);
    if (queue == null) {
      return Optional.empty();
    }
    synchronized (queue) {
      return Optional.ofNullable(queue.pollFirst());
    }
  }
}
