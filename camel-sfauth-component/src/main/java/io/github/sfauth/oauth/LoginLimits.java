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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops the logins of a user after Salesforce said that there were too many: 5 minutes, and twice
 * as long each time it says so again, up to an hour. Salesforce counts the logins of a user,
 * whichever app or connection makes them, and goes on counting those that it refuses (Salesforce
 * Help, "Login Rate Limit Exceeded"). Thread-safe.
 */
public final class LoginLimits {

  static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(60);

  /**
   * One for the whole process, as one user may be used by several contexts that know nothing of
   * each other, and each login too many counts against all of them. It holds who is over the limit,
   * and nobody else. Class loaders that each bring this class, such as two web applications, each
   * have their own.
   */
  private static final LoginLimits OF_THIS_PROCESS = new LoginLimits();

  private record Stop(Instant from, Duration length) {
    /** A clock that was set back ends it, as no stop is longer than an hour. */
    boolean holdsAt(Instant now) {
      return !now.isBefore(from) && now.isBefore(from.plus(length));
    }
  }

  private final Map<String, Stop> stops = new ConcurrentHashMap<>();

  /** Makes limits of which nobody else knows. */
  public LoginLimits() {}

  /**
   * The limits that all connections of this process share, unless they were given others.
   *
   * @return always the same
   */
  public static LoginLimits ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** How long this user should not log in from now on; nothing if it may. */
  Optional<Duration> remaining(ClientCredentials who, Instant now) {
    return Optional.ofNullable(stops.get(user(who)))
        .filter(stop -> stop.holdsAt(now))
        .map(stop -> Duration.between(now, stop.from().plus(stop.length())));
  }

  /** Salesforce said that there were too many. */
  Duration exceeded(ClientCredentials who, Instant now) {
    Stop stop =
        stops.compute(
            user(who),
            (user, before) ->
                // Of several connections that ask at once, each is refused: that counts once.
                before != null && before.holdsAt(now)
                    ? before
                    : new Stop(now, before == null ? FIRST_PAUSE : twice(before.length())));
    return Duration.between(now, stop.from().plus(stop.length()));
  }

  /** A login was let in. */
  void admitted(ClientCredentials who) {
    stops.remove(user(who));
  }

  private static Duration twice(Duration length) {
    Duration doubled = length.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /**
   * User names are unique at Salesforce, whichever host they log in at, and mean the same in any
   * case. The run-as user of an app is known to Salesforce only: there the app stands for it.
   */
  private static String user(ClientCredentials who) {
    return who.username()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .orElseGet(() -> who.loginUrl().getAuthority() + " " + who.clientId());
  }
}
