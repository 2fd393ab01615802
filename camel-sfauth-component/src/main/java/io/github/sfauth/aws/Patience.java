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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Looks several times for what must be there but may not be seen yet: Secrets Manager promises no
 * read of what was just written.
 */
final class Patience {

  static final int TRIES = 3;

  private static final long SHORTEST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 400;

  private final Pause pause;
  private final RandomGenerator random;

  Patience(Pause pause, RandomGenerator random) {
    this.pause = pause;
    this.random = random;
  }

  <T> Optional<T> find(Supplier<Optional<T>> look) {
    Optional<T> found = look.get();
    for (int tries = 1; tries < TRIES && found.isEmpty(); tries++) {
      aMoment();
      found = look.get();
    }
    return found;
  }

  /** Chance keeps processes that collided from doing so again. */
  void aMoment() {
    pause.pause(Duration.ofMillis(random.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS + 1)));
  }
}
