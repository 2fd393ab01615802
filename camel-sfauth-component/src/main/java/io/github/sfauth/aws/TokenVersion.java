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
import io.github.sfauth.token.StoredToken;
import java.util.Optional;

/** A version of a secret that may hold our token, understood by its layout. */
sealed interface TokenVersion permits SharedVersion, OwnVersion {

  /** What was read. */
  SecretVersion version();

  /** What there is of a token. */
  KeptToken kept();

  /** What a token source needs to know of it. */
  StoredToken stored();

  default String id() {
    return version().id();
  }

  default Optional<AccessToken> token() {
    return kept().usable();
  }

  default boolean holds(AccessToken other) {
    return token().filter(other::sameValueAs).isPresent();
  }

  default boolean holdsTokenOf(StoredToken other) {
    return other.token().filter(this::holds).isPresent();
  }
}
