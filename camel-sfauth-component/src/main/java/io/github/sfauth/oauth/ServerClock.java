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
package io.github.sfauth.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The time as the server has it, learned from the {@code Date} of its answers. This machine's own
 * time as long as the two differ by no more than a minute: less is the way and the header's whole
 * seconds. Thread-safe.
 */
public final class ServerClock implements InstantSource {

  /** Up to here nothing is done about a difference. */
  public static final Duration TOLERATED = Duration.ofSeconds(60);

  /** What the header's whole seconds and the way make of one difference, at most. */
  private static final Duration ROUGHLY = Duration.ofSeconds(2);

  private final InstantSource local;
  private volatile Duration offset = Duration.ZERO;

  /**
   * Makes one that has learned nothing yet.
   *
   * @param local this machine's time
   */
  public ServerClock(InstantSource local) {
    this.local = local;
  }

  /**
   * One that has learned from one answer.
   *
   * @param serverTime the server's time, as it answered just now
   * @param local this machine's time
   * @return the clock
   */
  public static ServerClock learnedFrom(Instant serverTime, InstantSource local) {
    ServerClock clock = new ServerClock(local);
    clock.learn(serverTime);
    return clock;
  }

  /**
   * Takes over the server's time.
   *
   * @param serverTime the server's time, as it answered just now
   */
  public void learn(Instant serverTime) {
    Duration seen = Duration.between(local.instant(), serverTime);
    // Else what was dated once would be dated a little differently each time that it is read.
    if (seen.minus(offset).abs().compareTo(ROUGHLY) > 0) {
      offset = seen;
    }
  }

  /**
   * What is added to this machine's time.
   *
   * @return the server's time less this machine's, if that matters; else zero
   */
  public Duration correction() {
    Duration now = offset;
    return matters(now) ? now : Duration.ZERO;
  }

  /** Whether what was dated with a correction is dated wrongly by what is known now. */
  boolean contradicts(Duration correction) {
    return matters(correction().minus(correction));
  }

  private static boolean matters(Duration difference) {
    return difference.abs().compareTo(TOLERATED) > 0;
  }

  /**
   * The difference in words.
   *
   * @return what differs and what to do; nothing while the clocks agree
   */
  public Optional<Difference> difference() {
    Duration now = correction();
    if (now.isZero()) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            "This machine's clock is "
                + readable(now.abs())
                + (now.isNegative() ? " ahead of" : " behind")
                + " the server's",
            "Set it right (NTP), its time zone included."));
  }

  /**
   * How two clocks differ.
   *
   * @param detail the difference, without a full stop
   * @param fix what to do
   */
  public record Difference(String detail, String fix) {
    @Override
    public String toString() {
      return detail + ". " + fix;
    }
  }

  private static String readable(Duration difference) {
    return difference.toMinutes() < 2
        ? difference.toSeconds() + " s"
        : difference.toMinutes() + " min";
  }

  @Override
  public Instant instant() {
    return local.instant().plus(correction());
  }
}
