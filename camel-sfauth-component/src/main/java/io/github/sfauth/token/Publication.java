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

import java.time.Duration;
import java.util.Optional;

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
   * @param again after what time it may be stored after all; empty if no time changes that
   */
  record Withheld(String reason, Optional<Duration> again) implements Publication {

    /**
     * For a reason that time does not change.
     *
     * @param reason why, for people to read
     */
    public Withheld(String reason) {
      this(reason, Optional.empty());
    }

    /**
     * For a reason that passes, or that people may mend.
     *
     * @param reason why, for people to read
     * @param again after what time it is tried again
     * @return a token that is kept in memory until then
     */
    public static Withheld until(String reason, Duration again) {
      return new Withheld(reason, Optional.of(again));
    }
  }
}
