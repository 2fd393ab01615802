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

import io.github.sfauth.histories.Moment.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a process has learnt of the secret by the answers that reached it. */
final class Knowledge {

  private final Map<String, Version> versions = new LinkedHashMap<>();
  private final Map<Strand, Integer> latestSeen = new HashMap<>();
  private int latestServed;

  void learn(Version version) {
    versions.put(version.id(), version);
  }

  boolean has(Version version) {
    return versions.containsKey(version.id());
  }

  Stream<Version> versionsWith(String token) {
    return versions.values().stream()
        .filter(version -> Texts.token(version.text()).equals(Optional.of(token)));
  }

  /** The highest number that it met behind a place. */
  OptionalLong highestNumberBehind(int place) {
    return versions.values().stream()
        .filter(version -> version.place() > place)
        .map(version -> Texts.sequence(version.text()))
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max();
  }

  /** The token source was told of a version, on its way to one token. */
  void see(Strand way, int place) {
    latestSeen.merge(way, place, Math::max);
  }

  int latestSeen(Strand way) {
    return latestSeen.getOrDefault(way, 0);
  }

  int latestServed() {
    return latestServed;
  }

  void serve(int place) {
    latestServed = Math.max(latestServed, place);
  }
}
