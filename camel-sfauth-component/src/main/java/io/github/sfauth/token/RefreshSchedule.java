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
import java.util.random.RandomGenerator;

/**
 * When a token is refreshed, as a pure function of what is known of it.
 *
 * <p>A <em>declared</em> lifetime has an advisory window, its last 15 % but 2 to 15 minutes and
 * never more than half of it, and a mandatory time one minute before the end (10 % of lifetimes
 * under ten minutes). An <em>assumed</em> one has an advisory time at 85 % of the idle timeout,
 * never within 16 minutes of the last write to the store, and no mandatory time. Who issued the
 * token refreshes at the start of the window; everybody else draws a later instant in it, so that
 * one process does the work and the others adopt the result.
 */
final class RefreshSchedule {

  /** Instead of an instant, in milliseconds: never. */
  static final long NEVER = Long.MAX_VALUE;

  private static final double ADVISORY_SHARE = 0.15;
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(2);
  private static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);
  private static final Duration MANDATORY = Duration.ofMinutes(1);
  private static final Duration SHORT_LIFETIME = Duration.ofMinutes(10);
  private static final double MANDATORY_SHARE_OF_SHORT = 0.10;

  /**
   * Salesforce issues none as short: such a lifetime tells of clocks that disagree, and believing
   * it would mean a login per call.
   */
  private static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(1);

  private RefreshSchedule() {}

  /**
   * The instants that decide, in milliseconds since the epoch.
   *
   * @param advisoryAt from when on one refresh runs in the background
   * @param mandatoryAt from when on the token is not served
   * @param idleLimit for how long without a stamp it is served unasked
   */
  record Times(long advisoryAt, long mandatoryAt, long idleLimit) {

    Times neverAhead() {
      return new Times(NEVER, mandatoryAt, idleLimit);
    }

    /** For everybody but the token's owner: drawn from what is left of the window. */
    Times later(long now, RandomGenerator random) {
      long start = Math.max(advisoryAt, now);
      long room = mandatoryAt == NEVER ? (long) (idleLimit * ADVISORY_SHARE) : mandatoryAt - start;
      long drawn = start + (long) (Math.max(0, room) * random.nextDouble());
      return new Times(drawn, mandatoryAt, idleLimit);
    }
  }

  /** The times of the token's owner. */
  static Times of(AccessToken token, Instant storedAt) {
    long issuedAt = token.issuedAt().toEpochMilli();
    if (token.lifetime() instanceof Lifetime.Assumed assumed) {
      return assumed(issuedAt, storedAt, millis(assumed.idleTimeout()));
    }
    Instant expiresAt = ((Lifetime.Declared) token.lifetime()).expiresAt();
    return declared(issuedAt, millis(Duration.between(token.issuedAt(), expiresAt)));
  }

  private static Times declared(long issuedAt, long lifetime) {
    long window = (long) (lifetime * ADVISORY_SHARE);
    window = Math.max(SHORTEST_WINDOW.toMillis(), Math.min(LONGEST_WINDOW.toMillis(), window));
    window = Math.min(window, lifetime / 2);
    long margin =
        lifetime < SHORT_LIFETIME.toMillis()
            ? (long) (lifetime * MANDATORY_SHARE_OF_SHORT)
            : MANDATORY.toMillis();
    long end = issuedAt + lifetime;
    return new Times(end - window, end - margin, NEVER);
  }

  private static Times assumed(long issuedAt, Instant storedAt, long idle) {
    long advisory = issuedAt + (long) (idle * (1 - ADVISORY_SHARE));
    long floor = storedAt.plus(TokenStore.WRITE_FLOOR).toEpochMilli();
    return new Times(Math.max(advisory, floor), NEVER, idle);
  }

  /** The idle timeout of which this much is left until a refresh is due. */
  static Duration idleTimeoutFor(Duration untilAdvisory) {
    return Duration.ofMillis(Math.round(untilAdvisory.toMillis() / (1 - ADVISORY_SHARE)));
  }

  private static long millis(Duration lifetime) {
    if (lifetime.compareTo(SHORTEST_LIFETIME) < 0) {
      return SHORTEST_LIFETIME.toMillis();
    }
    return lifetime.compareTo(Lifetime.LONGEST) > 0
        ? Lifetime.LONGEST.toMillis()
        : lifetime.toMillis();
  }
}
