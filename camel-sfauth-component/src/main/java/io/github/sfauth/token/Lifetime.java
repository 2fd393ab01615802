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
import java.time.Instant;

/**
 * How long a token lasts, and how well that is known. Salesforce answers no login with {@code
 * expires_in}; its sessions end after a time without activity.
 */
public sealed interface Lifetime {

  /**
   * No token lives as long. An end beyond it, which somebody wrote by hand or a server sent by
   * mistake, is left out or cut to it, so that the arithmetic stays in range.
   */
  Duration LONGEST = Duration.ofDays(3650);

  /**
   * Proof: the server said when the token ends.
   *
   * @param expiresAt the end; no request may be stamped after it
   */
  record Declared(Instant expiresAt) implements Lifetime {}

  /**
   * A guess: the org's session timeout as configured. It may start a refresh; it must never stop
   * traffic.
   *
   * @param idleTimeout how long a session lives without activity
   */
  record Assumed(Duration idleTimeout) implements Lifetime {

    /**
     * The guess that somebody else made, told by the instant from which a refresh is due.
     *
     * @param issuedAt when the token was asked for
     * @param horizon from when on a refresh is due
     * @return a lifetime with that horizon
     */
    public static Assumed withHorizon(Instant issuedAt, Instant horizon) {
      return new Assumed(RefreshSchedule.idleTimeoutFor(Duration.between(issuedAt, horizon)));
    }
  }
}
