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

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation was called, faults included. */
public final class Counters {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  Counters() {}

  void count(String operation) {
    counts.computeIfAbsent(operation, any -> new LongAdder()).increment();
  }

  /**
   * Calls of one operation.
   *
   * @param operation its name
   * @return how many, since the start or the last {@link #reset()}
   */
  public long of(String operation) {
    LongAdder adder = counts.get(operation);
    return adder == null ? 0 : adder.sum();
  }

  /**
   * Calls of every operation that was called.
   *
   * @return a copy, sorted by name
   */
  public Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((operation, adder) -> all.put(operation, adder.sum()));
    return all;
  }

  /** Starts counting anew. */
  public void reset() {
    counts.clear();
  }
}
