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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The operations that change nothing. */
final class ReadOperations {

  private static final String DEFAULT_KEY = "DefaultEncryptionKey";

  private final Vault vault;
  private final Denials denials;

  ReadOperations(Vault vault, Denials denials) {
    this.vault = vault;
    this.denials = denials;
  }

  ObjectNode getSecretValue(Request request) {
    Secret secret = vault.find(request.secretId());
    secret.standing().requireReadable();
    Version version = version(secret.history(), request);
    denials.requireDecryption(secret);
    ObjectNode reply = Replies.about(secret, version);
    if (version.content() instanceof Content.Text text) {
      reply.put("SecretString", text.text());
    } else if (version.content() instanceof Content.Binary binary) {
      reply.put("SecretBinary", binary.base64());
    }
    Replies.labels(reply, "VersionStages", secret, version.id());
    return reply.put("CreatedDate", Replies.seconds(version.created()));
  }

  private static Version version(History history, Request request) {
    Optional<String> stage = request.text("VersionStage");
    Optional<String> id = request.text("VersionId");
    if (id.isEmpty()) {
      return labelled(history, stage.orElse(Labels.CURRENT));
    }
    Version version = history.version(id.get()).orElseThrow(() -> noValue("VersionId", id.get()));
    if (stage.isPresent() && !history.labels().isOn(stage.get(), version.id())) {
      throw ErrorCode.INVALID_REQUEST.because(
          "You provided a VersionStage that is not associated to the provided VersionId.");
    }
    return version;
  }

  private static Version labelled(History history, String label) {
    return history.labelled(label).orElseThrow(() -> noValue("staging label", label));
  }

  private static RefusedException noValue(String kind, String value) {
    return ErrorCode.RESOURCE_NOT_FOUND.because(
        "Secrets Manager can't find the specified secret value for " + kind + ": " + value);
  }

  ObjectNode describeSecret(Request request) {
    Secret secret = vault.find(request.secretId());
    ObjectNode reply = Replies.about(secret);
    secret.attributes().forEach(reply::put);
    reply.put("CreatedDate", Replies.seconds(secret.created()));
    reply.put("LastChangedDate", Replies.seconds(secret.changed()));
    if (secret.standing() instanceof Standing.MarkedForDeletion deleted) {
      reply.put("DeletedDate", Replies.seconds(deleted.at()));
    } else if (secret.standing() instanceof Standing.Replica) {
      reply.put("PrimaryRegion", "us-west-2");
    }
    if (!secret.history().versions().isEmpty()) {
      ObjectNode stages = reply.putObject("VersionIdsToStages");
      secret
          .history()
          .versions()
          .forEach(version -> Replies.labels(stages, version.id(), secret, version.id()));
    }
    return reply;
  }

  ObjectNode listSecretVersionIds(Request request) {
    Secret secret = vault.find(request.secretId());
    boolean withDeprecated = request.flag("IncludeDeprecated");
    List<Version> listed =
        secret.history().versions().stream()
            .filter(
                version -> withDeprecated || !secret.history().labels().of(version.id()).isEmpty())
            .toList();
    Page page = Page.of(request, listed.size());
    ObjectNode reply = Replies.about(secret);
    ArrayNode versions = reply.putArray("Versions");
    listed
        .subList(page.from(), page.to())
        .forEach(version -> describe(versions.addObject(), secret, version));
    page.next(listed.size()).ifPresent(token -> reply.put("NextToken", token));
    return reply;
  }

  private static void describe(ObjectNode entry, Secret secret, Version version) {
    entry.put("VersionId", version.id()).put("CreatedDate", Replies.seconds(version.created()));
    Replies.labels(entry, "VersionStages", secret, version.id());
    entry.putArray("KmsKeyIds").add(secret.attributes().getOrDefault("KmsKeyId", DEFAULT_KEY));
  }
}
