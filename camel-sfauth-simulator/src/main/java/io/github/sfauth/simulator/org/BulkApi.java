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
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As much of Bulk API 1.0 as shows whether a token is good: a job can be made, and no more (Bulk
 * API Developer Guide, "Create a Job").
 */
final class BulkApi {

  private final AtomicLong jobs = new AtomicLong();

  /** The token travels in a header of its own; {@code Authorization} is taken as well. */
  static Optional<String> token(Call call) {
    return call.header("X-SFDC-Session").or(() -> BearerToken.of(call));
  }

  Answer answer(Call call) {
    boolean create = call.method().equals("POST") && call.path().endsWith("/job");
    return create ? created(call) : BulkError.INVALID_URL.answerTo(call);
  }

  private Answer created(Call call) {
    String id = RecordId.numbered("750", jobs.incrementAndGet());
    ObjectNode job = Json.object().put("id", id).put("state", "Open");
    try {
      JsonNode asked = Json.parse(call.body());
      job.put("operation", asked.path("operation").asText());
      job.put("object", asked.path("object").asText());
      return Json.answer(201, job);
    } catch (IOException notJson) {
      return Answer.of(
          201,
          "application/xml",
          """
          <?xml version="1.0" encoding="UTF-8"?><jobInfo
             xmlns="http://www.force.com/2009/06/asyncapi/dataload">
           <id>%s</id>
           <state>Open</state>
          </jobInfo>
          """
              .formatted(id));
    }
  }
}
