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

/** The REST API's way to refuse: an array of one error (REST API Developer Guide, "Errors"). */
final class RestError {

  private RestError() {}

  static Answer of(int status, String errorCode, String message) {
    return Json.answer(
        status,
        Json.array().add(Json.object().put("message", message).put("errorCode", errorCode)));
  }

  /** A refusal of the token, with the challenge that RFC 9110 section 15.5.2 asks for. */
  static Answer unauthorized(String errorCode, String message) {
    return of(401, errorCode, message).with("WWW-Authenticate", "Token");
  }

  static Answer notFound() {
    return of(404, "NOT_FOUND", "The requested resource does not exist");
  }
}
