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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The users of the org, by name, in which case means nothing. */
final class Users {

  private final Map<String, OrgUser> users = new ConcurrentHashMap<>();

  /** The user of this name, a new one if there is none. */
  OrgUser add(String username) {
    return users.computeIfAbsent(key(username), any -> new OrgUser(username));
  }

  Optional<OrgUser> named(String username) {
    return Optional.ofNullable(users.get(key(username)));
  }

  Optional<OrgUser> active(String username) {
    return named(username).filter(OrgUser::isActive);
  }

  private static String key(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  ArrayNode save() {
    ArrayNode saved = Json.array();
    users
        .values()
        .forEach(
            user ->
                saved.add(
                    Json.object().put("username", user.username()).put("active", user.isActive())));
    return saved;
  }

  void restore(JsonNode saved) {
    for (JsonNode node : saved) {
      add(node.path("username").asText()).restore(node.path("active").asBoolean(true));
    }
  }
}
