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
   * Secrets Manager keeps 100 versions for 24 hours at least: one write per 14.4 minutes can go on
   * for ever, and this leaves a margin.
   */
  private static final Duration WRITE_FLOOR = Duration.ofMinutes(16);

  private RefreshSchedule() {}

  /**
   * The instants that decide, in milliseconds since the epoch.
   *
   * @param advisoryAt from when on one refresh runs in the background
   * @param mandatoryAt from when on the token is not served
   * @param idleLimit for how long without a stamp it is served unasked
   */
  record Times(long advisoryAt, long mandatoryAt, long idleLimit) {}

  static Times of(
      AccessToken token, Instant storedAt, boolean ahead, boolean owner, RandomGenerator random) {
    Times owners =
        token.lifetime() instanceof Lifetime.Declared declared
            ? declared(token.issuedAt(), declared.expiresAt())
            : assumed(
                token.issuedAt(), storedAt, ((Lifetime.Assumed) token.lifetime()).idleTimeout());
    if (!ahead) {
      return new Times(NEVER, owners.mandatoryAt(), owners.idleLimit());
    }
    return owner ? owners : later(owners, token, random);
  }

  private static Times declared(Instant issuedAt, Instant expiresAt) {
    long end = expiresAt.toEpochMilli();
    long lifetime = Math.max(0, end - issuedAt.toEpochMilli());
    long window = (long) (lifetime * ADVISORY_SHARE);
    window = Math.max(SHORTEST_WINDOW.toMillis(), Math.min(LONGEST_WINDOW.toMillis(), window));
    window = Math.min(window, lifetime / 2);
    long margin =
        lifetime < SHORT_LIFETIME.toMillis()
            ? (long) (lifetime * MANDATORY_SHARE_OF_SHORT)
            : MANDATORY.toMillis();
    return new Times(end - window, end - margin, NEVER);
  }

  private static Times assumed(Instant issuedAt, Instant storedAt, Duration idleTimeout) {
    long idle = idleTimeout.toMillis();
    long advisory = issuedAt.toEpochMilli() + (long) (idle * (1 - ADVISORY_SHARE));
    long floor = storedAt.plus(WRITE_FLOOR).toEpochMilli();
    return new Times(Math.max(advisory, floor), NEVER, idle);
  }

  private static Times later(Times owners, AccessToken token, RandomGenerator random) {
    long end =
        owners.mandatoryAt() == NEVER
            ? token.issuedAt().toEpochMilli() + owners.idleLimit()
            : owners.mandatoryAt();
    long room = Math.max(0, end - owners.advisoryAt());
    long drawn = owners.advisoryAt() + (long) (room * random.nextDouble());
    return new Times(drawn, owners.mandatoryAt(), owners.idleLimit());
  }
}
