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

import io.github.sfauth.token.Publication;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one process from using up a secret's quota of versions, which it shares with every other
 * writer: about 100 in 24 hours (AWS Secrets Manager User Guide, "Quotas"). Thread-safe.
 */
final class WriteBrake {

  /** Where every login writes a version in vain, that many minutes apart stay under the quota. */
  static final Duration AFTER_DENIAL = TokenStore.WRITE_FLOOR;

  /** A fifth of the quota. */
  static final int MOST_A_DAY = 20;

  private static final Duration DAY = Duration.ofDays(1);

  private final SecretId id;
  private final InstantSource clock;
  // All guarded by this.
  private final Deque<Instant> early = new ArrayDeque<>();
  private Instant deniedAt = Instant.EPOCH;
  private Write.@Nullable Denied denial;

  WriteBrake(SecretId id, InstantSource clock) {
    this.id = id;
    this.clock = clock;
  }

  /**
   * Why nothing may be written now, if so.
   *
   * @param parentWrittenAt when the version was written that is to be replaced
   */
  synchronized Optional<Publication.Withheld> reason(Instant parentWrittenAt) {
    Instant now = clock.instant();
    Write.Denied known = denial;
    if (known != null && isWithin(AFTER_DENIAL, deniedAt, now)) {
      return Optional.of(until(known.reason(), deniedAt.plus(AFTER_DENIAL), now));
    }
    // In any order, since clocks are set back; twenty at most.
    early.removeIf(written -> !isWithin(DAY, written, now));
    return early.size() < MOST_A_DAY || !isEarly(parentWrittenAt, now)
        ? Optional.empty()
        : Optional.of(
            until(
                "this process wrote "
                    + MOST_A_DAY
                    + " tokens to secret "
                    + id
                    + " within a day, and leaves the rest of its quota to others",
                parentWrittenAt.plus(TokenStore.WRITE_FLOOR),
                now));
  }

  private static Publication.Withheld until(String reason, Instant end, Instant now) {
    return Publication.Withheld.until(reason, Duration.between(now, end));
  }

  /** A version was written. What keeps its distance from the one before can go on for ever. */
  synchronized void wrote(Instant parentWrittenAt) {
    Instant now = clock.instant();
    if (isEarly(parentWrittenAt, now)) {
      early.addLast(now);
    }
  }

  /** A token was published: the rights are there. */
  synchronized void published() {
    denial = null;
  }

  /** Writing is not allowed; the reason stays the same as long as its kind does. */
  synchronized Publication.Withheld denied(Write.Denied now) {
    Write.Denied known = denial;
    Write.Denied told = known != null && known.why() == now.why() ? known : now;
    deniedAt = clock.instant();
    denial = told;
    return Publication.Withheld.until(told.reason(), AFTER_DENIAL);
  }

  private static boolean isEarly(Instant parentWrittenAt, Instant now) {
    return isWithin(TokenStore.WRITE_FLOOR, parentWrittenAt, now);
  }

  private static boolean isWithin(Duration length, Instant since, Instant now) {
    return Duration.between(since, now).abs().compareTo(length) < 0;
  }
}
