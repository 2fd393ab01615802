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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of one secret, oldest first, and their labels. Immutable: a refusal changes nothing.
 */
record History(List<Version> versions, Labels labels) {

  static final History EMPTY = new History(List.of(), Labels.NONE);

  History {
    versions = List.copyOf(versions);
  }

  Optional<Version> version(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  Optional<Version> labelled(String label) {
    return labels.holder(label).flatMap(this::version);
  }

  /**
   * Adds a version. Without labels it becomes current; with labels it gets exactly those, but the
   * first version of a secret is always current (API Reference, PutSecretValue).
   */
  History add(Version version, Set<String> stages, Instant now) {
    List<Version> more = new ArrayList<>(versions);
    more.add(version);
    Labels moved = stages.isEmpty() ? replaceCurrent(version.id()) : labels;
    for (String stage : stages) {
      moved = moved.attach(stage, version.id());
    }
    if (versions.isEmpty()) {
      moved = moved.attach(Labels.CURRENT, version.id());
    }
    return new History(more, moved).withinLabelQuota().withoutExcess(now);
  }

  /** The version that stops being current also loses AWSPENDING, if a rotation left it there. */
  private Labels replaceCurrent(String versionId) {
    boolean pendingIsCurrent = labels.holder(Labels.CURRENT).equals(labels.holder(Labels.PENDING));
    Labels remaining = pendingIsCurrent ? labels.detach(Labels.PENDING) : labels;
    return remaining.attach(Labels.CURRENT, versionId);
  }

  History relabelled(Labels moved) {
    return new History(versions, moved).withinLabelQuota();
  }

  private History withinLabelQuota() {
    if (labels.count() > Quotas.LABELS) {
      throw ErrorCode.LIMIT_EXCEEDED.because(
          "You have exceeded the quota of " + Quotas.LABELS + " staging labels for this secret.");
    }
    return this;
  }

  private History withoutExcess(Instant now) {
    List<Version> kept = new ArrayList<>(versions);
    while (kept.size() > Quotas.VERSIONS) {
      kept.remove(
          kept.stream()
              .filter(version -> isRemovable(version, now))
              .min(Comparator.comparing(Version::created))
              .orElseThrow(
                  () ->
                      ErrorCode.LIMIT_EXCEEDED.because(
                          "You have exceeded the quota of "
                              + Quotas.VERSIONS
                              + " versions for this secret.")));
    }
    return new History(kept, labels);
  }

  private boolean isRemovable(Version version, Instant now) {
    return labels.of(version.id()).isEmpty()
        && !version.created().plus(Quotas.KEPT_FOR).isAfter(now);
  }
}
