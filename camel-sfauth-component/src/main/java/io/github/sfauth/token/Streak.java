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

/**
 * What the tokens of the last logins have in common.
 *
 * @param refused how many in a row led to the brake
 * @param contradicted how many in a row the API both took and refused within their first minute
 */
record Streak(int refused, int contradicted) {

  static final Streak NONE = new Streak(0, 0);

  /**
   * A session may really be ended right after it was used. More often in a row means that one
   * caller is refused for reasons of its own, with words that say otherwise: a wrong instance, for
   * one.
   */
  private static final int TOLERATED = 3;

  boolean tooContradictory() {
    return contradicted >= TOLERATED;
  }

  Streak onceMoreRefused() {
    return new Streak(refused + 1, contradicted);
  }

  Streak onceMoreContradicted() {
    return new Streak(refused, contradicted + 1);
  }

  /** An acceptance ends the row of refusals, unless acceptances have proved to mean nothing. */
  Streak accepted() {
    return tooContradictory() || refused == 0 ? this : new Streak(0, contradicted);
  }
}
