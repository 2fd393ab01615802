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
 * One row of the org's Login History.
 *
 * @param time when
 * @param username who
 * @param application consumer key of the app
 * @param subType login sub-type
 * @param status {@link #SUCCESS}, or why not
 */
public record LoginHistoryEntry(
    Instant time, String username, String application, String subType, String status) {

  /** Status of a login that was let in. */
  public static final String SUCCESS = "Success";

  /** Sub-type of logins with client credentials. */
  public static final String CLIENT_CREDENTIALS = "OAuth Client Credentials";

  /** Sub-type of logins with an assertion: orgs show none. */
  public static final String JWT_BEARER = "";

  boolean succeeded() {
    return status.equals(SUCCESS);
  }

  ObjectNode save() {
    return Json.object()
        .put("time", time.toString())
        .put("username", username)
        .put("application", application)
        .put("subType", subType)
        .put("status", status);
  }

  static LoginHistoryEntry restored(JsonNode saved) {
    return new LoginHistoryEntry(
        Instant.parse(saved.path("time").asText()),
        saved.path("username").asText(),
        saved.path("application").asText(),
        saved.path("subType").asText(),
        saved.path("status").asText());
  }
}
