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
package io.github.sfauth.examples.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.token.Secret;
import java.util.Map;

/** The text of a secret: a flat JSON object, of which only the key's members are ours. */
final class Members {

  private static final String PASSWORD = "PrivateKeyPassword";

  /** What others wrote comes out as it went in, numbers included. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Members() {}

  static Secret fresh(Map<String, String> connection, KeyAndCertificate pair) {
    ObjectNode members = JSON.createObjectNode();
    connection.forEach(members::put);
    put(pair, members);
    return Secret.of(members.toString());
  }

  /** With another key; a token that is in it stays, and goes on serving. */
  static Secret rotated(Secret current, KeyAndCertificate pair) throws SetupException {
    ObjectNode members = object(current);
    members.remove(PASSWORD);
    put(pair, members);
    return Secret.of(members.toString());
  }

  /** Whether it is a JSON object that can be written back without loss. */
  static void check(Secret current) throws SetupException {
    object(current);
  }

  private static void put(KeyAndCertificate pair, ObjectNode members) {
    members.put("PrivateKey", pair.key().reveal());
    pair.password().ifPresent(password -> members.put(PASSWORD, password.reveal()));
    members.put("Certificate", pair.certificate());
  }

  private static ObjectNode object(Secret text) throws SetupException {
    try {
      JsonNode node = JSON.readTree(text.reveal());
      if (node instanceof ObjectNode members) {
        return members;
      }
    } catch (JsonProcessingException e) {
      // Not the cause: it may quote the text.
    }
    throw new SetupException(
        "The secret holds no JSON object, or one that names a member twice: correct it first");
  }
}
