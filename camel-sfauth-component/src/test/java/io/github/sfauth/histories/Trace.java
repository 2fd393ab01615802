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
package io.github.sfauth.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tells a history to its reader. Tokens are told by their number, versions by their place. */
final class Trace {

  private final boolean kept;
  private final Time time;
  private final Instant start;
  private final List<String> lines = new ArrayList<>();

  Trace(boolean kept, Time time) {
    this.kept = kept;
    this.time = time;
    this.start = time.instant();
  }

  /** The text is only made if somebody is to read it. */
  void tell(String who, Supplier<String> what) {
    if (kept) {
      lines.add("%s  %-9s %s".formatted(since(), who, what.get()));
    }
  }

  private String since() {
    Duration since = Duration.between(start, time.instant());
    return "%2d:%02d:%02d.%03d"
        .formatted(
            since.toHours(), since.toMinutesPart(), since.toSecondsPart(), since.toMillisPart());
  }

  List<String> lines() {
    return lines;
  }
}
