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

import java.time.Instant;

/** How one writing call ended. */
sealed interface Write {

  /**
   * It took effect.
   *
   * @param at when, by the clock of AWS
   */
  record Done(Instant at) implements Write {}

  /** Another writer came first: the version's id is taken, or the label is elsewhere. */
  record Lost() implements Write {}

  /**
   * Not allowed, and not likely to be a moment later.
   *
   * @param why what kind of denial it is
   * @param reason what is missing, for people to read
   */
  record Denied(Failure why, String reason) implements Write {}
}
