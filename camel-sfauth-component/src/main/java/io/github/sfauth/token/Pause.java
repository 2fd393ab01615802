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
package io.github.sfauth.token;

import java.time.Duration;
import java.util.Optional;

/**
 * A stretch of time in which something is not tried. A clock that was set back to before its start
 * ends it, so that no pause outlives its length by the size of the correction.
 *
 * @param from its start, in milliseconds
 * @param until its end, in milliseconds
 */
record Pause(long from, long until) {

  static final Pause NONE = new Pause(0, 0);

  static Pause of(long now, long length) {
    return new Pause(now, now + length);
  }

  boolean holdsAt(long now) {
    return from <= now && now < until;
  }

  /** What is left of it, if it holds. */
  Optional<Duration> leftAt(long now) {
    return holdsAt(now) ? Optional.of(Duration.ofMillis(until - now)) : Optional.empty();
  }

  Duration length() {
    return Duration.ofMillis(until - from);
  }
}
