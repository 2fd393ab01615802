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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The faults, counters and gates of one simulated service. Servers that share them count, fail and
 * wait as one. Thread-safe.
 */
public final class Controls {

  private final Faults faults = new Faults();
  private final Counters counters = new Counters();
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();

  /** Makes controls with nothing planted, nothing counted and nothing held. */
  public Controls() {}

  Faults faults() {
    return faults;
  }

  Counters counters() {
    return counters;
  }

  Gate hold(String operation, int unheld, boolean afterEffect) {
    Gate gate = new Gate(afterEffect, unheld);
    Optional.ofNullable(gates.put(operation, gate)).ifPresent(Gate::open);
    return gate;
  }

  Optional<Gate> gate(String operation) {
    return Optional.ofNullable(gates.get(operation));
  }

  void openGates() {
    gates.values().forEach(Gate::open);
  }
}
