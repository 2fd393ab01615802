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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The apps of the org, by consumer key. */
final class ConnectedApps {

  private final Map<String, ConnectedApp> apps = new ConcurrentHashMap<>();
  private final Users users;

  ConnectedApps(Users users) {
    this.users = users;
  }

  ConnectedApp add(String consumerKey, String consumerSecret, String runAsUsername) {
    ConnectedApp app = new ConnectedApp(consumerKey, consumerSecret, users.add(runAsUsername));
    if (apps.putIfAbsent(consumerKey, app) != null) {
      throw new IllegalArgumentException("The org has this app already: " + consumerKey);
    }
    return app;
  }

  Optional<ConnectedApp> withKey(String consumerKey) {
    return Optional.ofNullable(apps.get(consumerKey));
  }

  Optional<ConnectedApp> named(List<ClientCredentials> sent) {
    return sent.stream()
        .flatMap(credentials -> Optional.ofNullable(apps.get(credentials.key())).stream())
        .findFirst();
  }

  /** Tells an unknown key from a wrong secret, as Salesforce does. */
  ConnectedApp authenticate(List<ClientCredentials> sent) {
    ConnectedApp app =
        named(sent).orElseThrow(() -> new RefusedException(TokenRefusal.CLIENT_ID_INVALID));
    ClientCredentials right = new ClientCredentials(app.consumerKey(), app.consumerSecret());
    if (!sent.contains(right)) {
      throw new RefusedException(TokenRefusal.CLIENT_CREDENTIALS_INVALID);
    }
    return app;
  }

  ArrayNode save() {
    ArrayNode saved = Json.array();
    apps.values().forEach(app -> saved.add(app.save()));
    return saved;
  }

  /** Changes known apps in place, so that whoever holds one goes on holding the right one. */
  void restore(JsonNode saved) {
    saved.forEach(
        node ->
            apps.computeIfAbsent(
                    node.path("consumerKey").asText(),
                    key ->
                        new ConnectedApp(key, "", users.add(node.path("runAsUsername").asText())))
                .restore(node));
  }
}
