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
package io.github.sfauth.simulator.org;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks at an assertion's {@code exp}. Salesforce's documentation wants it within three minutes;
 * real clients that send a text, or milliseconds for seconds, are let in all the same.
 */
final class Expiry {

  static final Duration LONGEST = Duration.ofMinutes(3);

  /** What real orgs tolerate of slow clocks is not documented. */
  private static final Duration LENIENCE = Duration.ofMinutes(3);

  private final InstantSource clock;
  private volatile boolean strict;

  Expiry(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  void strict(boolean on) {
    strict = on;
  }

  /**
   * Lets an assertion pass.
   *
   * @throws RefusedException if it has no {@code exp}, or one that is not accepted
   */
  void require(Assertion assertion) {
    JsonNode exp = assertion.claim("exp");
    long seconds = seconds(exp);
    Instant now = clock.instant();
    Instant earliest = strict ? now : now.minus(LENIENCE);
    if (seconds <= earliest.getEpochSecond()) {
      // What orgs answer to clients with slow clocks.
      throw new RefusedException(TokenRefusal.CODE_EXPIRED);
    } else if (strict
        && (!exp.isIntegralNumber() || seconds > now.plus(LONGEST).getEpochSecond())) {
      throw new RefusedException(TokenRefusal.ASSERTION_INVALID);
    }
  }

  private static long seconds(JsonNode exp) {
    if (exp.isNumber()) {
      return exp.longValue();
    }
    try {
      return Long.parseLong(exp.asText());
    } catch (NumberFormatException e) {
      throw new RefusedException(TokenRefusal.ASSERTION_INVALID);
    }
  }
}
