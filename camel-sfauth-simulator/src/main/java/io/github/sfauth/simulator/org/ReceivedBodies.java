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
package io.github.sfauth.simulator.org;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The bodies that accepted API calls brought, the newest of them. */
final class ReceivedBodies {

  private static final int KEPT = 1_000;

  private final Deque<String> bodies = new ArrayDeque<>();

  synchronized void add(String body) {
    if (body.isEmpty()) {
      return;
    }
    if (bodies.size() == KEPT) {
      bodies.removeFirst();
    }
    bodies.add(body);
  }

  synchronized List<String> all() {
    return List.copyOf(bodies);
  }
}
