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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads bodies that should be JSON. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The value; a missing one for what is no JSON. */
  static JsonNode read(byte[] body) {
    try {
      return present(MAPPER.readTree(body));
    } catch (IOException e) {
      // Callers tell the reason by shape; the parser's own message quotes the body.
      return MissingNode.getInstance();
    }
  }

  /** A member's text, if it is one and says something. */
  static Optional<String> text(JsonNode json, String member) {
    return Optional.ofNullable(json.path(member).textValue()).filter(value -> !value.isBlank());
  }

  private static JsonNode present(@Nullable JsonNode read) {
    return read == null ? MissingNode.getInstance() : read;
  }
}
