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
package io.github.sfauth.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;

/** Reads bodies that should be JSON objects. */
final class Json {

  static final JsonNode NOTHING = MissingNode.getInstance();

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static Optional<JsonNode> object(byte[] body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      // Callers tell the reason by shape; the parser's own message quotes the body.
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory does no I/O", e);
    }
  }
}
