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
import java.time.Instant;

/**
 * A session of one user with one app.
 *
 * @param token its access token
 * @param consumerKey the app
 * @param username the user
 * @param scope what it may be used for
 * @param lastActivity when it was used last; its timeout counts from here
 */
record Session(
    String token, String consumerKey, String username, Scope scope, Instant lastActivity) {

  boolean belongsTo(ConnectedApp app, String user, Scope wanted) {
    return consumerKey.equals(app.consumerKey()) && username.equals(user) && scope.equals(wanted);
  }

  Session usedAt(Instant now) {
    return new Session(token, consumerKey, username, scope, now);
  }

  ObjectNode save() {
    return Json.object()
        .put("token", token)
        .put("consumerKey", consumerKey)
        .put("username", username)
        .put("scope", scope.toString())
        .put("lastActivity", lastActivity.toString());
  }

  static Session restored(JsonNode saved) {
    return new Session(
        saved.path("token").asText(),
        saved.path("consumerKey").asText(),
        saved.path("username").asText(),
        Scope.parse(saved.path("scope").asText()),
        Instant.parse(saved.path("lastActivity").asText()));
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "Session[" + username + ", " + lastActivity + "]";
  }
}
