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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app that may log in at the org with the client credentials flow, as its administrator sees it.
 * Thread-safe.
 */
public final class ConnectedApp {

  private static final Scope USUAL_SCOPE = Scope.of(List.of("api", "id"));

  private final String consumerKey;
  private final String runAsUsername;
  private volatile String consumerSecret;
  private volatile Scope scope = USUAL_SCOPE;
  private volatile @Nullable TokenRefusal refusal;

  ConnectedApp(String consumerKey, String consumerSecret, String runAsUsername) {
    this.consumerKey = consumerKey;
    this.consumerSecret = consumerSecret;
    this.runAsUsername = runAsUsername;
  }

  /** {@return the key that is the client id} */
  public String consumerKey() {
    return consumerKey;
  }

  /** {@return the user that logs in} */
  public String runAsUsername() {
    return runAsUsername;
  }

  /** {@return the secret that is good now} */
  public String consumerSecret() {
    return consumerSecret;
  }

  /**
   * Replaces the secret. The old one is refused from now on; sessions go on.
   *
   * @param newSecret the new secret
   */
  public void rotateSecret(String newSecret) {
    consumerSecret = newSecret;
  }

  /**
   * Sets the scopes, {@code api} and {@code id} until then. An app with none is refused.
   *
   * @param newScopes the scopes
   */
  public void scopes(String... newScopes) {
    scope = Scope.of(List.of(newScopes));
  }

  /**
   * Refuses the logins of this app, its key and secret being right: for instance because its flow
   * is not enabled, or its user is inactive.
   *
   * @param reason what is wrong with the app or its user
   */
  public void refuse(TokenRefusal reason) {
    refusal = reason;
  }

  /** Ends what {@link #refuse} began. */
  public void allow() {
    refusal = null;
  }

  Scope scope() {
    return scope;
  }

  Optional<TokenRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  ObjectNode save() {
    ObjectNode node =
        Json.object()
            .put("consumerKey", consumerKey)
            .put("consumerSecret", consumerSecret)
            .put("runAsUsername", runAsUsername)
            .put("scope", scope.toString());
    refusal().ifPresent(reason -> node.put("refusal", reason.name()));
    return node;
  }

  void restore(JsonNode saved) {
    consumerSecret = saved.path("consumerSecret").asText();
    scope = Scope.parse(saved.path("scope").asText());
    String reason = saved.path("refusal").asText();
    refusal = reason.isEmpty() ? null : TokenRefusal.valueOf(reason);
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "ConnectedApp[" + consumerKey + " as " + runAsUsername + "]";
  }
}
