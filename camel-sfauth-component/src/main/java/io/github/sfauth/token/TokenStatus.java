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

/**
 * How a token source stands.
 *
 * @param state where the token is in its life
 * @param token the token in hand, if there is one; shows its fingerprint only
 * @param age time since the token was asked for; zero without one
 * @param refreshDue time until a refresh begins by itself; empty if none will
 * @param storeVersion the store's version that holds the token, if it is stored
 * @param counts what the source did so far
 * @param lastRefusal the last refused login, if any
 * @param trouble why the last attempt to obtain a token brought none; empty if it did
 * @param brake for how long no login is made by itself, because the API refused a token fresh from
 *     a login; empty without such a pause
 * @param waiting about how many callers wait for the attempt under way
 */
public record TokenStatus(
    State state,
    Optional<AccessToken> token,
    Duration age,
    Optional<Duration> refreshDue,
    Optional<String> storeVersion,
    TokenCounts counts,
    Optional<Refusal> lastRefusal,
    Optional<SfAuthException> trouble,
    Optional<Duration> brake,
    int waiting) {

  /** Where a token is in its life. */
  public enum State {
    /** There never was one, or it was cleared. */
    ABSENT,
    /** Served, no work. */
    FRESH,
    /** Served, while a refresh is due or under way. */
    STALE,
    /** Not served: callers wait for one login. */
    EXPIRED,
    /** Not served: Salesforce refuses to log us in. */
    DENIED
  }

  /**
   * Whether there is a token that callers get without waiting.
   *
   * @return true in the states FRESH and STALE
   */
  public boolean usable() {
    return state == State.FRESH || state == State.STALE;
  }
}
