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
import io.github.sfauth.simulator.server.Answer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A job of Bulk API 1.0, as it was asked for.
 *
 * @param operation what to do
 * @param object with records of which object
 * @param xml whether it was asked for, and is answered, in XML instead of JSON
 */
record BulkJob(String operation, String object, boolean xml) {

  private static final int CREATED = 201;
  private static final Pattern NAME = Pattern.compile("\\w+");

  /** Reads a job, which must name operation and object. */
  static Optional<BulkJob> parse(byte[] body) {
    BulkJob job;
    try {
      JsonNode json = Json.parse(body);
      job = new BulkJob(json.path("operation").asText(), json.path("object").asText(), false);
    } catch (IOException notJson) {
      String operation = Xml.text(body, "operation").orElse("");
      job = new BulkJob(operation, Xml.text(body, "object").orElse(""), true);
    }
    return Optional.of(job)
        .filter(asked -> NAME.matcher(asked.operation()).matches())
        .filter(asked -> NAME.matcher(asked.object()).matches());
  }

  Answer created(String id) {
    return xml
        ? Answer.of(
            CREATED,
            "application/xml",
            """
            <?xml version="1.0" encoding="UTF-8"?><jobInfo
               xmlns="http://www.force.com/2009/06/asyncapi/dataload">
             <id>%s</id>
             <operation>%s</operation>
             <object>%s</object>
             <state>Open</state>
            </jobInfo>
            """
                .formatted(id, operation, object))
        : Json.answer(
            CREATED,
            Json.object()
                .put("id", id)
                .put("operation", operation)
                .put("object", object)
                .put("state", "Open"));
  }
}
