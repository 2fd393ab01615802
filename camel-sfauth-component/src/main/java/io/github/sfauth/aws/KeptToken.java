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

import io.github.sfauth.token.AccessToken;
import java.util.Optional;

/** The token in a secret. */
sealed interface KeptToken {

  /** The one to use, if there is one. */
  default Optional<AccessToken> usable() {
    return Optional.empty();
  }

  /** There is none. */
  record None() implements KeptToken {}

  /** There is one. */
  record Usable(AccessToken token) implements KeptToken {
    @Override
    public Optional<AccessToken> usable() {
      return Optional.of(token);
    }
  }

  /**
   * There is something that must not be sent, or not there.
   *
   * @param reason why, without the value
   */
  record Unusable(String reason) implements KeptToken {}
}
