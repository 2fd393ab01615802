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

/** How an attempt to store a token ended. */
public sealed interface Publication {

  /**
   * It is stored.
   *
   * @param stored the version that now holds it
   */
  record Published(StoredToken stored) implements Publication {}

  /**
   * Somebody else stored another token since the expected version was read.
   *
   * @param winner what the store holds now
   */
  record Conflict(StoredToken winner) implements Publication {}

  /**
   * It is not stored and this is no failure: it lives in memory only.
   *
   * @param reason why, for people to read
   */
  record Withheld(String reason) implements Publication {}
}
