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

import io.github.sfauth.simulator.server.Answer;

/**
 * An error answer of the token endpoint (RFC 6749 section 5.2).
 *
 * @param status HTTP status code; Salesforce answers 400 where the RFC has 401
 * @param error error code
 * @param description error description
 */
record OAuthError(int status, String error, String description) {

  static final int USUAL_STATUS = 400;

  /** What Login History shows for it. */
  String history() {
    return error.equals(TokenRefusal.RATE_LIMIT_EXCEEDED.error())
        ? LoginHistory.RATE_EXCEEDED
        : "Failed: " + description;
  }

  Answer answer() {
    return Json.answer(
            status, Json.object().put("error", error).put("error_description", description))
        .with("Cache-Control", "no-store")
        .with("Pragma", "no-cache");
  }
}
