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

/** A call of the token store, with its end. */
public enum StoreCall {
  /** It was read. */
  READ,
  /** It could not be read. */
  READ_FAILED,
  /** A token was stored. */
  PUBLISHED,
  /** Somebody else stored another token first. */
  CONFLICT,
  /** The write was held back: the token lives in memory only. */
  WITHHELD,
  /** A token could not be stored. */
  PUBLISH_FAILED
}
