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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a test wants to see instead of the usual answer: a few times, then from now on. */
final class Planned<T> {

  private final Deque<T> once = new ArrayDeque<>();
  private @Nullable T always;

  synchronized void next(T what, int times) {
    for (int i = 0; i < times; i++) {
      once.addLast(what);
    }
  }

  synchronized void always(T what) {
    always = what;
  }

  synchronized void clear() {
    once.clear();
    always = null;
  }

  synchronized Optional<T> take() {
    return Optional.ofNullable(once.pollFirst()).or(() -> Optional.ofNullable(always));
  }
}
