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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What a store holds at one moment.
 *
 * @param version name of the version that was read; empty if the store has none yet
 * @param createdAt when that version was written, by the store's clock; the epoch if there is none
 * @param sequence its place in the order of publications, where the store keeps one
 * @param token the token in it, if there is one
 */
public record StoredToken(
    String version, Instant createdAt, OptionalLong sequence, Optional<AccessToken> token) {

  /** A store that has no version. */
  public static final StoredToken NOTHING = new StoredToken("", Instant.EPOCH, Optional.empty());

  /**
   * The times of two versions may come from two machines of the store: a lower number counts as
   * older, unless its version is younger by more than that. Then the store was emptied, or made
   * anew.
   */
  private static final Duration CLEARLY = Duration.ofMinutes(1);

  /**
   * What a store holds that keeps no order.
   *
   * @param version name of the version that was read
   * @param createdAt when that version was written
   * @param token the token in it, if there is one
   */
  public StoredToken(String version, Instant createdAt, Optional<AccessToken> token) {
    this(version, createdAt, OptionalLong.empty(), token);
  }

  /**
   * Whether it is too young for another write that nothing but the time calls for. Takes a clock
   * that was set back for one that stands.
   *
   * @param now the time, by the store's clock
   * @return true if writing waits
   */
  public boolean isWithinWriteFloor(Instant now) {
    return Duration.between(createdAt, now).abs().compareTo(TokenStore.WRITE_FLOOR) < 0;
  }

  /** The same, with the higher number of the two: what follows both comes behind that. */
  StoredToken numberedLike(StoredToken other) {
    OptionalLong highest = LongStream.concat(sequence.stream(), other.sequence.stream()).max();
    return new StoredToken(version, createdAt, highest, token);
  }

  /** Whether it was stored after another one: by the store's own order, else by time. */
  boolean isNewerThan(StoredToken other) {
    if (version.equals(other.version)) {
      return false;
    } else if (sequence.isPresent() && other.sequence.isPresent()) {
      return sequence.getAsLong() > other.sequence.getAsLong()
          || createdAt.isAfter(other.createdAt.plus(CLEARLY));
    }
    return !createdAt.isBefore(other.createdAt);
  }
}
