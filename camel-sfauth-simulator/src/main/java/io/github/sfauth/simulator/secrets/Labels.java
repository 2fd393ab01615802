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
package io.github.sfauth.simulator.secrets;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which staging label is on which version. A map from label to version id, so that a label cannot
 * be on two versions. Immutable.
 */
record Labels(SortedMap<String, String> holders) {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";
  static final String PENDING = "AWSPENDING";

  static final Labels NONE = new Labels(new TreeMap<>());

  Labels {
    holders = Collections.unmodifiableSortedMap(new TreeMap<>(holders));
  }

  Optional<String> holder(String label) {
    return Optional.ofNullable(holders.get(label));
  }

  boolean isOn(String label, String versionId) {
    return versionId.equals(holders.get(label));
  }

  SortedSet<String> of(String versionId) {
    SortedSet<String> labels = new TreeSet<>();
    holders.forEach(
        (label, holder) -> {
          if (holder.equals(versionId)) {
            labels.add(label);
          }
        });
    return labels;
  }

  int count() {
    return holders.size();
  }

  /** Puts a label on a version. AWSPREVIOUS follows to the version that loses AWSCURRENT. */
  Labels attach(String label, String versionId) {
    SortedMap<String, String> next = new TreeMap<>(holders);
    String loser = next.put(label, versionId);
    if (label.equals(CURRENT) && loser != null && !loser.equals(versionId)) {
      next.put(PREVIOUS, loser);
    }
    return new Labels(next);
  }

  Labels detach(String label) {
    SortedMap<String, String> next = new TreeMap<>(holders);
    next.remove(label);
    return new Labels(next);
  }
}
