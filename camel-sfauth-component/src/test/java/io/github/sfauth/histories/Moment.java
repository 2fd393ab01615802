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

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a secret is at one time. Immutable.
 *
 * @param versions all of them by id, oldest first
 * @param labels which version each label is on
 */
record Moment(Map<String, Version> versions, Map<String, String> labels) {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  /**
   * A version.
   *
   * @param place in the order in which versions were written
   */
  record Version(int place, String id, String text, Instant createdAt) {

    @Override
    public String toString() {
      return "v" + place + " (" + Texts.shown(text) + ")";
    }
  }

  static final Moment EMPTY = new Moment(Map.of(), Map.of());

  Optional<Version> byId(String id) {
    return Optional.ofNullable(versions.get(id));
  }

  Optional<Version> labelled(String label) {
    return Optional.ofNullable(labels.get(label)).flatMap(this::byId);
  }

  List<String> labelsOf(String id) {
    return labels.entrySet().stream()
        .filter(label -> label.getValue().equals(id))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** With one more version, and these labels on it. */
  Moment with(Version version, List<String> stages) {
    Map<String, Version> more = new LinkedHashMap<>(versions);
    more.put(version.id(), version);
    Moment next = new Moment(more, labels);
    for (String stage : stages) {
      next = next.with(stage, version.id());
    }
    return next;
  }

  /** With a label elsewhere; the one that marks the version before follows the current one. */
  Moment with(String label, String id) {
    Map<String, String> moved = new LinkedHashMap<>(labels);
    String before = moved.put(label, id);
    if (label.equals(CURRENT) && before != null && !before.equals(id)) {
      moved.put(PREVIOUS, before);
    }
    return new Moment(versions, moved);
  }
}
