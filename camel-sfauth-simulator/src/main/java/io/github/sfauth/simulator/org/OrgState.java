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

/**
 * What outlives a restart of the org.
 *
 * @param apps the apps
 * @param users the users
 * @param sessions the sessions
 * @param history the logins
 */
record OrgState(ConnectedApps apps, Users users, Sessions sessions, LoginHistory history) {

  ObjectNode save() {
    ObjectNode saved = Json.object();
    saved.set("apps", apps.save());
    saved.set("users", users.save());
    saved.set("sessions", sessions.save());
    saved.set("loginHistory", history.save());
    return saved;
  }

  void restore(JsonNode saved) {
    apps.restore(saved.path("apps"));
    users.restore(saved.path("users"));
    sessions.restore(saved.path("sessions"));
    history.restore(saved.path("loginHistory"));
  }
}
