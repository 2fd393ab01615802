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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The operations that change a secret. The caller holds the vault. */
final class WriteOperations {

  private final Vault vault;
  private final Denials denials;

  WriteOperations(Vault vault, Denials denials) {
    this.vault = vault;
    this.denials = denials;
  }

  ObjectNode createSecret(Request request) {
    String name = SecretNames.requireValid(request.required("Name"));
    String token = request.token();
    Optional<Content> content = request.content();
    Optional<Secret> existing = vault.lookup(name);
    if (existing.isPresent()) {
      return createAgain(existing.get(), token, content);
    }
    Secret secret = vault.create(name, attributes(request));
    return content
        .map(value -> Replies.about(secret, write(secret, token, value, Set.of())))
        .orElseGet(() -> Replies.about(secret));
  }

  private static Map<String, String> attributes(Request request) {
    Map<String, String> attributes = new TreeMap<>();
    for (String member : new String[] {"Description", "KmsKeyId"}) {
      request.text(member).ifPresent(value -> attributes.put(member, value));
    }
    return attributes;
  }

  /** The SDK may send a creation twice; the same token with the same content is no conflict. */
  private static ObjectNode createAgain(Secret secret, String token, Optional<Content> content) {
    if (secret.standing() instanceof Standing.MarkedForDeletion) {
      throw ErrorCode.INVALID_REQUEST.because(
          "You can't create this secret because a secret with this name is already scheduled for"
              + " deletion.");
    }
    Version version =
        secret
            .history()
            .version(token)
            .orElseThrow(
                () ->
                    ErrorCode.RESOURCE_EXISTS.because(
                        "The operation failed because the secret "
                            + secret.name()
                            + " already exists."));
    return Replies.about(
        secret, requireSame(secret, version, content.equals(Optional.of(version.content()))));
  }

  ObjectNode putSecretValue(Request request) {
    String token = request.token();
    Content content =
        request
            .content()
            .orElseThrow(
                () ->
                    ErrorCode.INVALID_REQUEST.because(
                        "You must provide either SecretString or SecretBinary."));
    Set<String> labels = request.labels();
    Secret secret = vault.find(request.secretId());
    secret.standing().requireWritable();
    denials.requireEncryption(secret);
    Version version = write(secret, token, content, labels);
    ObjectNode reply = Replies.about(secret, version);
    Replies.labels(reply, "VersionStages", secret, version.id());
    return reply;
  }

  ObjectNode updateSecretVersionStage(Request request) {
    LabelMove move =
        new LabelMove(
            request.label("VersionStage"),
            request.text("RemoveFromVersionId"),
            request.text("MoveToVersionId"));
    Secret secret = vault.find(request.secretId());
    secret.standing().requireWritable();
    secret.change(move.applyTo(secret.history()), vault.now());
    return Replies.about(secret);
  }

  /**
   * Writes a version, unless its token was used before: then the call is ignored, labels included,
   * or refused, by whether it would have written the same (API Reference, PutSecretValue).
   */
  Version write(Secret secret, String token, Content content, Set<String> labels) {
    Optional<Version> existing = secret.history().version(token);
    if (existing.isPresent()) {
      return requireSame(secret, existing.get(), existing.get().content().equals(content));
    }
    Version version = new Version(token, content, vault.now());
    secret.change(secret.history().add(version, labels, vault.now()), vault.now());
    return version;
  }

  private static Version requireSame(Secret secret, Version version, boolean same) {
    if (!same) {
      throw ErrorCode.RESOURCE_EXISTS.because(
          "You can't use ClientRequestToken "
              + version.id()
              + " because that value is already in use for a version of secret "
              + secret.arn()
              + ".");
    }
    return version;
  }
}
