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
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of the org. Their timeout counts from the last activity, and while a session lives a
 * login of the same user with the same app and scopes gets the same token again.
 */
final class Sessions {

  /** Salesforce's own default (Salesforce Help, "Modify Session Security Settings"). */
  static final Duration USUAL_TIMEOUT = Duration.ofHours(2);

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
  private static final int SECRET_LENGTH = 96;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new HashMap<>();
  private Duration timeout = USUAL_TIMEOUT;
  private boolean newTokenEachLogin;
  private boolean rejectEveryToken;

  Sessions(InstantSource clock) {
    this.clock = clock;
  }

  synchronized Session open(ConnectedApp app, String username, Scope scope) {
    Instant now = clock.instant();
    sessions.values().removeIf(session -> !alive(session, now));
    Session session =
        living(app, username, scope)
            .orElseGet(() -> new Session(newToken(), app.consumerKey(), username, scope, now))
            .usedAt(now);
    sessions.put(session.token(), session);
    return session;
  }

  private Optional<Session> living(ConnectedApp app, String username, Scope scope) {
    return newTokenEachLogin
        ? Optional.empty()
        : sessions.values().stream()
            .filter(session -> session.belongsTo(app, username, scope))
            .findFirst();
  }

  /** The session of a token, if it lives; asking is activity. */
  synchronized Optional<Session> use(String token) {
    Instant now = clock.instant();
    Session session = sessions.get(token);
    if (session == null || rejectEveryToken || !alive(session, now)) {
      return Optional.empty();
    }
    Session used = session.usedAt(now);
    sessions.put(token, used);
    return Optional.of(used);
  }

  private boolean alive(Session session, Instant now) {
    return now.isBefore(session.lastActivity().plus(timeout));
  }

  synchronized boolean end(String token) {
    Session ended = sessions.remove(token);
    return ended != null && alive(ended, clock.instant());
  }

  synchronized void endAll() {
    sessions.clear();
  }

  synchronized void timeout(Duration after) {
    timeout = after;
  }

  synchronized void newTokenEachLogin(boolean on) {
    newTokenEachLogin = on;
  }

  synchronized void rejectEveryToken(boolean on) {
    rejectEveryToken = on;
  }

  private String newToken() {
    StringBuilder token = new StringBuilder(Identity.ORG_ID).append('!');
    random
        .ints(SECRET_LENGTH, 0, ALPHABET.length())
        .forEach(index -> token.append(ALPHABET.charAt(index)));
    return token.toString();
  }

  synchronized ArrayNode save() {
    ArrayNode saved = Json.array();
    sessions.values().forEach(session -> saved.add(session.save()));
    return saved;
  }

  synchronized void restore(JsonNode saved) {
    sessions.clear();
    saved.forEach(
        node -> {
          Session session = Session.restored(node);
          sessions.put(session.token(), session);
        });
  }
}
