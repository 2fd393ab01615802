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

/**
 * The durations that a token source lives by, checked once.
 *
 * @param flightDeadline the longest that callers wait for one flight
 * @param deniedHold how long a refused login is held at least; up to half of it is added by chance,
 *     so that processes do not come back together
 * @param recheckInterval the shortest time between two looks at credentials and store while nobody
 *     logs in
 * @param firstBackoff upper end of the first pause after trouble that passes; doubles each time
 * @param longestBackoff upper end of every later pause
 * @param firstBrake how long no login is made after a fresh login's token was refused; doubles
 * @param longestBrake upper end of that
 * @param probation how long a fresh token must have been used unrefused to count as accepted
 * @param aheadGate the shortest time between two refreshes ahead of need that fail; up to its
 *     double
 * @param useSample how exactly the last use is known
 */
public record RefreshPolicy(
    Duration flightDeadline,
    Duration deniedHold,
    Duration recheckInterval,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration firstBrake,
    Duration longestBrake,
    Duration probation,
    Duration aheadGate,
    Duration useSample) {

  /** Salesforce's own default session timeout: two hours without activity. */
  public static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofHours(2);

  /**
   * What serves unless there is a reason: a flight ends well before Camel's shutdown timeout of 45
   * s; a refusal is held long enough to spare the login limit, and short enough for an
   * administrator who watches; a store or server in trouble is asked again within a minute.
   */
  public static final RefreshPolicy DEFAULT =
      new RefreshPolicy(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  /**
   * Checks that every duration is positive and no longest is shorter than its first.
   *
   * @param flightDeadline the longest that callers wait for one flight
   * @param deniedHold how long a refused login is held at least
   * @param recheckInterval the shortest time between two looks while nobody logs in
   * @param firstBackoff upper end of the first pause
   * @param longestBackoff upper end of every later pause
   * @param firstBrake how long no login is made at first
   * @param longestBrake upper end of that
   * @param probation how long a fresh token must have been used unrefused
   * @param aheadGate the shortest time between two refreshes that fail
   * @param useSample how exactly the last use is known
   */
  public RefreshPolicy {
    positive("flightDeadline", flightDeadline);
    positive("deniedHold", deniedHold);
    positive("recheckInterval", recheckInterval);
    positive("firstBackoff", firstBackoff);
    notShorter("longestBackoff", longestBackoff, firstBackoff);
    positive("firstBrake", firstBrake);
    notShorter("longestBrake", longestBrake, firstBrake);
    positive("probation", probation);
    positive("aheadGate", aheadGate);
    positive("useSample", useSample);
  }

  /**
   * The same with another deadline, for machines or servers that are slower than most.
   *
   * @param longest the longest that callers wait for one flight
   * @return a new policy
   */
  public RefreshPolicy withFlightDeadline(Duration longest) {
    return new RefreshPolicy(
        longest,
        deniedHold,
        recheckInterval,
        firstBackoff,
        longestBackoff,
        firstBrake,
        longestBrake,
        probation,
        aheadGate,
        useSample);
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than zero, not " + value);
    }
  }

  private static void notShorter(String name, Duration value, Duration first) {
    if (value.compareTo(first) < 0) {
      throw new IllegalArgumentException(name + " must not be shorter than " + first);
    }
  }
}
