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

import java.util.Optional;

/**
 * One label on its way from one version to another: the compare-and-swap of this service. A label
 * that is on another version moves only if the caller names that version (API Reference,
 * UpdateSecretVersionStage).
 */
record LabelMove(String label, Optional<String> removeFrom, Optional<String> moveTo) {

  History applyTo(History history) {
    if (removeFrom.isEmpty() && moveTo.isEmpty()) {
      throw ErrorCode.INVALID_PARAMETER.because(
          "You must specify MoveToVersionId, RemoveFromVersionId, or both.");
    }
    moveTo.ifPresent(id -> requireVersion(history, id));
    removeFrom.ifPresent(id -> requireHolder(history, id));
    return history.relabelled(
        moveTo.map(id -> moved(history.labels(), id)).orElseGet(() -> removed(history.labels())));
  }

  private static void requireVersion(History history, String id) {
    if (history.version(id).isEmpty()) {
      throw ErrorCode.RESOURCE_NOT_FOUND.because(
          "Secrets Manager can't find the specified secret value for VersionId: " + id);
    }
  }

  private void requireHolder(History history, String id) {
    if (!history.labels().isOn(label, id)) {
      throw ErrorCode.INVALID_PARAMETER.because(
          "The staging label "
              + label
              + " is not attached to the version specified in RemoveFromVersionId.");
    }
  }

  private Labels moved(Labels labels, String target) {
    labels
        .holder(label)
        .filter(holder -> !holder.equals(target) && removeFrom.isEmpty())
        .ifPresent(
            holder -> {
              throw ErrorCode.INVALID_PARAMETER.because(
                  "The parameter RemoveFromVersionId can't be empty. Staging label "
                      + label
                      + " is currently attached to version "
                      + holder
                      + ", so you must explicitly reference that version in RemoveFromVersionId.");
            });
    return labels.attach(label, target);
  }

  private Labels removed(Labels labels) {
    if (label.equals(Labels.CURRENT)) {
      throw ErrorCode.INVALID_PARAMETER.because(
          "You can only move staging label AWSCURRENT to a different secret version."
              + " It can't be completely removed.");
    }
    return labels.detach(label);
  }
}
