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
import java.util.Map;
import java.util.TreeMap;

/** One secret. Guarded by the vault that holds it. */
final class Secret {

  private final String name;
  private final String arn;
  private final Instant created;
  private final Map<String, String> attributes;
  private Instant changed;
  private History history = History.EMPTY;
  private Standing standing = new Standing.Live();

  /**
   * A secret without a version.
   *
   * @param attributes what is only echoed, such as Description
   */
  Secret(String name, String arn, Instant created, Map<String, String> attributes) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.changed = created;
    this.attributes = new TreeMap<>(attributes);
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  Instant created() {
    return created;
  }

  Instant changed() {
    return changed;
  }

  Map<String, String> attributes() {
    return attributes;
  }

  History history() {
    return history;
  }

  Standing standing() {
    return standing;
  }

  Secret change(History next, Instant at) {
    history = next;
    changed = at;
    return this;
  }

  Secret change(Standing next, Instant at) {
    standing = next;
    changed = at;
    return this;
  }
}
