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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A vault as JSON, secret values included, so that it outlives the process. */
final class VaultState {

  private VaultState() {}

  static ObjectNode save(Vault vault) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    synchronized (vault) {
      var secrets = state.putArray("secrets");
      vault.all().forEach(secret -> write(secrets.addObject(), secret));
    }
    return state;
  }

  static void restore(Vault vault, JsonNode state) {
    List<Secret> secrets = new ArrayList<>();
    state.path("secrets").forEach(node -> secrets.add(read(node)));
    vault.replaceAll(secrets);
  }

  private static void write(ObjectNode node, Secret secret) {
    node.put("name", secret.name()).put("arn", secret.arn());
    node.put("created", secret.created().toString()).put("changed", secret.changed().toString());
    secret.attributes().forEach(node.putObject("attributes")::put);
    if (secret.standing() instanceof Standing.MarkedForDeletion deleted) {
      node.put("deleted", deleted.at().toString());
    } else if (secret.standing() instanceof Standing.Replica) {
      node.put("replica", true);
    }
    secret.history().labels().holders().forEach(node.putObject("labels")::put);
    var versions = node.putArray("versions");
    secret.history().versions().forEach(version -> write(versions.addObject(), version));
  }

  private static void write(ObjectNode node, Version version) {
    node.put("id", version.id()).put("created", version.created().toString());
    if (version.content() instanceof Content.Text text) {
      node.put("string", text.text());
    } else if (version.content() instanceof Content.Binary binary) {
      node.put("binary", binary.base64());
    }
  }

  private static Secret read(JsonNode node) {
    Secret secret =
        new Secret(
            required(node, "name"),
            required(node, "arn"),
            Instant.parse(required(node, "created")),
            texts(node.path("attributes")));
    List<Version> versions = new ArrayList<>();
    node.path("versions").forEach(version -> versions.add(version(version)));
    Instant changed = Instant.parse(required(node, "changed"));
    secret.change(
        new History(versions, new Labels(new TreeMap<>(texts(node.path("labels"))))), changed);
    secret.change(standing(node), changed);
    return secret;
  }

  private static Standing standing(JsonNode node) {
    if (node.has("deleted")) {
      return new Standing.MarkedForDeletion(Instant.parse(required(node, "deleted")));
    }
    return node.path("replica").asBoolean() ? new Standing.Replica() : new Standing.Live();
  }

  private static Version version(JsonNode node) {
    Content content =
        node.has("binary")
            ? new Content.Binary(required(node, "binary"))
            : new Content.Text(required(node, "string"));
    return new Version(required(node, "id"), content, Instant.parse(required(node, "created")));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static String required(JsonNode node, String member) {
    JsonNode value = node.get(member);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("The saved state of a secret has no " + member);
    }
    return value.textValue();
  }
}
