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
import io.github.sfauth.simulator.server.Call;
import java.util.Locale;
import java.util.Optional;

/**
 * An error of Bulk API 1.0 (Bulk API Developer Guide, "Errors"): in JSON if the call is JSON, else
 * in XML.
 *
 * @param exceptionCode its code
 * @param exceptionMessage its text, which must not need escaping
 */
record BulkError(String exceptionCode, String exceptionMessage) {

  static final BulkError INVALID_SESSION = new BulkError("InvalidSessionId", "Invalid session id");

  static final BulkError INVALID_URL = new BulkError("InvalidUrl", "No such resource");

  static final BulkError INVALID_JOB =
      new BulkError("InvalidJob", "A job needs an operation and an object");

  private static final int STATUS = 400;

  Answer answerTo(Call call) {
    Optional<String> format = call.header("Content-Type").or(() -> call.header("Accept"));
    boolean json = format.orElse("").toLowerCase(Locale.ROOT).contains("json");
    return json ? json() : xml();
  }

  private Answer json() {
    return Json.answer(
        STATUS,
        Json.object()
            .put("exceptionCode", exceptionCode)
            .put("exceptionMessage", exceptionMessage));
  }

  Answer xml() {
    return Answer.of(
        STATUS,
        "application/xml",
        """
        <?xml version="1.0" encoding="UTF-8"?><error
           xmlns="http://www.force.com/2009/06/asyncapi/dataload">
         <exceptionCode>%s</exceptionCode>
         <exceptionMessage>%s</exceptionMessage>
        </error>
        """
            .formatted(exceptionCode, exceptionMessage));
  }
}
