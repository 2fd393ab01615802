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

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one process from using up a secret's quota of versions, which it shares with every other
 * writer: about 100 in 24 hours (AWS Secrets Manager User Guide, "Quotas"). Thread-safe.
 */
final class WriteBrake {

  /** Where every login writes a version in vain, that many minutes apart stay under the quota. */
  static final Duration AFTER_DENIAL = Duration.ofMinutes(16);

  /** A fifth of the quota. */
  static final int MOST_A_DAY = 20;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(WriteBrake.class);

  private final SecretId id;
  private final InstantSource clock;
  private final Deque<Instant> written = new ArrayDeque<>();
  private Instant deniedUntil = Instant.MIN;
  private String denial = "";
  private boolean warned;

  WriteBrake(SecretId id, InstantSource clock) {
    this.id = id;
    this.clock = clock;
  }

  /** Why nothing may be written now, if so. */
  synchronized Optional<String> reason() {
    Instant now = clock.instant();
    if (now.isBefore(deniedUntil)) {
      return Optional.of(denial);
    }
    while (!written.isEmpty() && !written.peekFirst().plus(DAY).isAfter(now)) {
      written.removeFirst();
    }
    return written.size() < MOST_A_DAY
        ? Optional.empty()
        : Optional.of(
            "this process wrote "
                + MOST_A_DAY
                + " tokens to secret "
                + id
                + " within a day, and leaves the rest of its quota to others");
  }

  /** A version was written. */
  synchronized void wrote() {
    written.addLast(clock.instant());
  }

  /** A token was published: the rights are there. */
  synchronized void published() {
    warned = false;
  }

  /** Writing is not allowed. */
  void denied(String reason) {
    if (deny(reason)) {
      LOG.warn("The token stays in memory, and other processes log in on their own: {}", reason);
    }
  }

  private synchronized boolean deny(String reason) {
    deniedUntil = clock.instant().plus(AFTER_DENIAL);
    denial = reason;
    boolean first = !warned;
    warned = true;
    return first;
  }
}
