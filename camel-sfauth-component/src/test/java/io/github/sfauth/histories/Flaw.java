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

/** What is wrong on purpose, so that the histories show that they would notice. */
enum Flaw {
  NONE,
  /** Secrets Manager takes a version whose id is taken. */
  IDS_ARE_NOT_CHECKED,
  /** Secrets Manager moves a label wherever it is. */
  LABELS_ARE_NOT_CHECKED,
  /** Processes write each version under a new id, whichever version they expect. */
  EXPECTED_VERSION_IS_IGNORED
}
