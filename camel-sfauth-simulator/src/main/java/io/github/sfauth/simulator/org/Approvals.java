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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may use an app: users who approved it, or, where the administrator decides, users to whose
 * profile or permission set it is attached. Thread-safe.
 */
final class Approvals {

  private final Set<String> approved = ConcurrentHashMap.newKeySet();
  private final Set<String> attached = ConcurrentHashMap.newKeySet();
  private volatile boolean adminApprovedOnly;

  void approve(String username) {
    approved.add(key(username));
  }

  void withdraw(String username) {
    approved.remove(key(username));
  }

  void attach(String username) {
    attached.add(key(username));
  }

  void detach(String username) {
    attached.remove(key(username));
  }

  void adminApprovedOnly(boolean on) {
    adminApprovedOnly = on;
  }

  /** Why this user may not, if so. */
  Optional<TokenRefusal> refusal(OrgUser user) {
    String name = key(user.username());
    if (adminApprovedOnly) {
      return attached.contains(name)
          ? Optional.empty()
          : Optional.of(TokenRefusal.APP_NOT_APPROVED);
    }
    return approved.contains(name)
        ? Optional.empty()
        : Optional.of(TokenRefusal.CONSUMER_NOT_APPROVED);
  }

  private static String key(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  ObjectNode save() {
    ObjectNode saved = Json.object().put("adminApprovedOnly", adminApprovedOnly);
    approved.forEach(saved.putArray("approved")::add);
    attached.forEach(saved.putArray("attached")::add);
    return saved;
  }

  void restore(JsonNode saved) {
    adminApprovedOnly = saved.path("adminApprovedOnly").asBoolean();
    approved.clear();
    attached.clear();
    saved.path("approved").forEach(name -> approved.add(name.asText()));
    saved.path("attached").forEach(name -> attached.add(name.asText()));
  }
}
