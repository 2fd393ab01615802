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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Login History, and the limit of logins per user and hour that it is the basis of (Salesforce
 * Help, "Login rate limit exceeded", 000381578): who is over the limit gets one row that says so,
 * and no further rows until a login is let in again.
 */
final class LoginHistory {

  /** Status of the row that says that a user is over the limit. */
  static final String RATE_EXCEEDED = "LOGIN_RATE_EXCEEDED";

  /** Salesforce's limit. */
  static final int USUAL_LIMIT = 3600;

  private static final Duration HOUR = Duration.ofHours(1);

  /** A simulator that runs for days keeps the newest rows only. */
  private static final int ROWS_KEPT = 20_000;

  private final InstantSource clock;
  private final Deque<LoginHistoryEntry> rows = new ArrayDeque<>();
  private final Map<String, Deque<Instant>> recent = new HashMap<>();
  private final Set<String> overLimit = new HashSet<>();
  private int limit = USUAL_LIMIT;
  private long logins;

  LoginHistory(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void limit(int loginsPerHour) {
    limit = loginsPerHour;
  }

  /** Lets a login in and notes it, unless the user is over the limit. */
  synchronized boolean admit(Login login) {
    Deque<Instant> lastHour = lastHour(login.username());
    if (lastHour.size() >= limit) {
      return false;
    }
    lastHour.add(clock.instant());
    overLimit.remove(login.username());
    logins++;
    add(login, LoginHistoryEntry.SUCCESS);
    return true;
  }

  synchronized void failed(Login login, String status) {
    if (!status.equals(RATE_EXCEEDED) || overLimit.add(login.username())) {
      add(login, status);
    }
  }

  private Deque<Instant> lastHour(String username) {
    Deque<Instant> times = recent.computeIfAbsent(username, any -> new ArrayDeque<>());
    Instant hourAgo = clock.instant().minus(HOUR);
    times.removeIf(time -> !time.isAfter(hourAgo));
    return times;
  }

  private void add(Login login, String status) {
    if (rows.size() == ROWS_KEPT) {
      rows.removeFirst();
    }
    rows.add(
        new LoginHistoryEntry(
            clock.instant(), login.username(), login.app().consumerKey(), login.subType(), status));
  }

  synchronized List<LoginHistoryEntry> rows() {
    return List.copyOf(rows);
  }

  synchronized long logins() {
    return logins;
  }

  synchronized ObjectNode save() {
    ObjectNode saved = Json.object().put("logins", logins);
    rows.forEach(row -> saved.withArray("rows").add(row.save()));
    return saved;
  }

  synchronized void restore(JsonNode saved) {
    rows.clear();
    recent.clear();
    overLimit.clear();
    logins = saved.path("logins").asLong();
    for (JsonNode node : saved.path("rows")) {
      LoginHistoryEntry row = LoginHistoryEntry.restored(node);
      rows.add(row);
      if (row.succeeded()) {
        recent.computeIfAbsent(row.username(), any -> new ArrayDeque<>()).add(row.time());
      }
    }
  }
}
