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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The members of one call, checked against the limits that the API Reference sets for them. */
final class Request {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode members;

  private Request(JsonNode members) {
    this.members = members;
  }

  static Request parse(byte[] body) {
    try {
      JsonNode members = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      if (members.isObject()) {
        return new Request(members);
      }
    } catch (JsonProcessingException e) {
      // Not passed on as a cause: its message quotes the body.
    }
    throw ErrorCode.SERIALIZATION.because("The body is not a JSON object.");
  }

  Optional<String> text(String member) {
    return Optional.of(members.path(member)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  String required(String member) {
    return text(member)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> broken(member, "Member must not be null"));
  }

  boolean flag(String member) {
    return members.path(member).asBoolean(false);
  }

  Optional<Integer> number(String member) {
    return Optional.of(members.path(member)).filter(JsonNode::isInt).map(JsonNode::intValue);
  }

  String secretId() {
    return required("SecretId");
  }

  String label(String member) {
    return checkedLabel(member, required(member));
  }

  /** The labels in VersionStages; empty if the member is missing. */
  Set<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    members
        .path("VersionStages")
        .forEach(label -> labels.add(checkedLabel("VersionStages", label.asText())));
    if (labels.size() > Quotas.LABELS || (labels.isEmpty() && members.has("VersionStages"))) {
      throw broken("VersionStages", "Member must have length between 1 and " + Quotas.LABELS);
    }
    return labels;
  }

  private static String checkedLabel(String member, String label) {
    if (label.isEmpty() || label.length() > Quotas.LABEL_CHARACTERS) {
      throw broken(member, "Member must have length between 1 and " + Quotas.LABEL_CHARACTERS);
    }
    return label;
  }

  /** The token that becomes the version's id. SDKs make one; a hand-made call must too. */
  String token() {
    String token =
        text("ClientRequestToken")
            .orElseThrow(
                () ->
                    ErrorCode.INVALID_REQUEST.because(
                        "You must provide a ClientRequestToken value. We recommend a UUID-type"
                            + " value."));
    if (token.length() < Quotas.TOKEN_MIN_CHARACTERS
        || token.length() > Quotas.TOKEN_MAX_CHARACTERS) {
      throw ErrorCode.INVALID_PARAMETER.because(
          "ClientRequestToken must be 32-64 characters long.");
    }
    return token;
  }

  /** SecretString or SecretBinary, if there is either. */
  Optional<Content> content() {
    Optional<Content> text = text("SecretString").map(Content.Text::new);
    Optional<Content> binary = text("SecretBinary").map(Request::binary);
    if (text.isPresent() && binary.isPresent()) {
      throw ErrorCode.INVALID_PARAMETER.because(
          "You can't specify both a binary secret value and a string secret value in the same"
              + " secret.");
    }
    Optional<Content> content = text.or(() -> binary);
    content.ifPresent(Request::requireSize);
    return content;
  }

  private static Content binary(String base64) {
    try {
      return Content.Binary.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw ErrorCode.SERIALIZATION.because("SecretBinary is not base64.");
    }
  }

  private static void requireSize(Content content) {
    if (content.bytes() < 1 || content.bytes() > Quotas.SECRET_BYTES) {
      String member = content instanceof Content.Text ? "SecretString" : "SecretBinary";
      throw broken(member, "Member must have length between 1 and " + Quotas.SECRET_BYTES);
    }
  }

  private static RefusedException broken(String member, String constraint) {
    String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
    return ErrorCode.VALIDATION.because(
        "1 validation error detected: Value at '"
            + name
            + "' failed to satisfy constraint: "
            + constraint);
  }
}
