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
package io.github.sfauth.simulator.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

/** Pieces that several answers have in common. */
final class Replies {

  private static final int MILLIS_DIGITS = 3;

  private Replies() {}

  static ObjectNode about(Secret secret) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ARN", secret.arn())
        .put("Name", secret.name());
  }

  static ObjectNode about(Secret secret, Version version) {
    return about(secret).put("VersionId", version.id());
  }

  /** Writes the labels of a version, sorted; none at all if it is deprecated, as AWS does. */
  static void labels(ObjectNode reply, String member, Secret secret, String versionId) {
    var labels = secret.history().labels().of(versionId);
    if (!labels.isEmpty()) {
      ArrayNode array = reply.putArray(member);
      labels.forEach(array::add);
    }
  }

  /** The time format of the protocol: seconds since 1970, with a fraction. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), MILLIS_DIGITS);
  }
}
