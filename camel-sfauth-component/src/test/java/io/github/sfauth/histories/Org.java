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
package io.github.sfauth.histories;

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Issues tokens, and takes those whose session goes on. */
final class Org {

  static final Duration SESSION_TIMEOUT = Duration.ofHours(2);
  static final URI INSTANCE = URI.create("https://acme.my.salesforce.com");

  private static final String PREFIX = "00D!";

  private final Time time;
  private final boolean newTokenEachLogin;
  private final Optional<Duration> lifetime;
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private int issued;

  /**
   * An org without sessions.
   *
   * @param newTokenEachLogin else a login brings the session that goes on
   * @param lifetime which a token declares, and has whether it is used or not
   */
  Org(Time time, boolean newTokenEachLogin, Optional<Duration> lifetime) {
    this.time = time;
    this.newTokenEachLogin = newTokenEachLogin;
    this.lifetime = lifetime;
  }

  private record Session(String value, Instant begun, Instant lastUse) {}

  AccessToken login(Instant askedAt) {
    if (!newTokenEachLogin) {
      Optional<Session> goesOn = sessions.values().stream().filter(this::isAlive).findFirst();
      if (goesOn.isPresent()) {
        return use(goesOn.get(), askedAt);
      }
    }
    return use(new Session(PREFIX + ++issued, time.instant(), time.instant()), askedAt);
  }

  private AccessToken use(Session session, Instant askedAt) {
    Instant now = time.instant();
    sessions.put(session.value(), new Session(session.value(), session.begun(), now));
    // What declares its end has the age of its session, by the clock of whoever asks.
    Duration age = lifetime.isPresent() ? Duration.between(session.begun(), now) : Duration.ZERO;
    return token(session.value(), askedAt.minus(age));
  }

  private AccessToken token(String value, Instant issuedAt) {
    return new AccessToken(
        Secret.of(value),
        INSTANCE,
        Optional.empty(),
        issuedAt,
        lifetime
            .<Lifetime>map(length -> new Lifetime.Declared(issuedAt.plus(length)))
            .orElse(new Lifetime.Assumed(SESSION_TIMEOUT)),
        "api");
  }

  /** A call with a token, which keeps its session alive. */
  boolean takes(AccessToken token) {
    Optional<Session> session =
        Optional.ofNullable(sessions.get(token.value().reveal())).filter(this::isAlive);
    session.ifPresent(alive -> use(alive, token.issuedAt()));
    return session.isPresent();
  }

  private boolean isAlive(Session session) {
    Instant now = time.instant();
    return now.isBefore(session.lastUse().plus(SESSION_TIMEOUT))
        && lifetime.map(length -> now.isBefore(session.begun().plus(length))).orElse(true);
  }

  void endSessions() {
    sessions.clear();
  }

  /** What a reader sees of a token. */
  static String shown(AccessToken token) {
    return shown(token.value().reveal());
  }

  static String shown(String value) {
    return value.startsWith(PREFIX) ? "t" + value.substring(PREFIX.length()) : "no token";
  }
}
