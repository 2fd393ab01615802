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

import java.time.Instant;
import java.util.Optional;

/**
 * What a store holds at one moment.
 *
 * @param version name of the version that was read; empty if the store has none yet
 * @param createdAt when that version was written, by the store's clock; the epoch if there is none
 * @param token the token in it, if there is one
 */
public record StoredToken(String version, Instant createdAt, Optional<AccessToken> token) {

  /** A store that has no version. */
  public static final StoredToken NOTHING = new StoredToken("", Instant.EPOCH, Optional.empty());
}
