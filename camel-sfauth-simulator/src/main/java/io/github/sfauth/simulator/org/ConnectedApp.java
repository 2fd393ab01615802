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
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app that may log in at the org with the client credentials flow, and with the JWT bearer flow
 * once it has a certificate; as its administrator sees it. Thread-safe.
 */
public final class ConnectedApp {

  private static final Scope USUAL_SCOPE = Scope.of(List.of("api", "id"));

  private final String consumerKey;
  private final OrgUser runAsUser;
  private volatile String consumerSecret;
  private volatile Scope scope = USUAL_SCOPE;
  private final Approvals approvals = new Approvals();
  private volatile @Nullable VerificationKey verificationKey;
  private volatile @Nullable TokenRefusal refusal;
  private volatile boolean clientCredentialsFlow = true;
  private volatile boolean jwtBearerFlow = true;
  private volatile boolean withoutRunAsUser;

  ConnectedApp(String consumerKey, String consumerSecret, OrgUser runAsUser) {
    this.consumerKey = consumerKey;
    this.consumerSecret = consumerSecret;
    this.runAsUser = runAsUser;
  }

  /** {@return the key that is the client id} */
  public String consumerKey() {
    return consumerKey;
  }

  /** {@return the user that logs in} */
  public String runAsUsername() {
    return runAsUser.username();
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
   * Uploads the certificate that assertions are verified with, instead of any other.
   *
   * @param certificate a certificate of an RSA key; past its end no assertion is accepted
   * @throws IllegalArgumentException if its key is another
   */
  public void uploadCertificate(X509Certificate certificate) {
    verificationKey =
        VerificationKey.of(certificate.getPublicKey(), certificate.getNotAfter().toInstant());
  }

  /**
   * Does the same with a key alone, which has no end.
   *
   * @param key an RSA key
   * @throws IllegalArgumentException if it is another
   */
  public void uploadPublicKey(PublicKey key) {
    verificationKey = VerificationKey.of(key, Instant.MAX);
  }

  /**
   * Lets a user approve the app, as by its consent page.
   *
   * @param username the user
   */
  public void approve(String username) {
    approvals.approve(username);
  }

  /**
   * Takes the user's approval back.
   *
   * @param username the user
   */
  public void withdrawApproval(String username) {
    approvals.withdraw(username);
  }

  /**
   * Sets the policy on permitted users: whether only users may use the app to whom it is attached.
   * Otherwise users may authorise themselves, and those who approved the app may use it.
   *
   * @param on whether it does
   */
  public void adminApprovedUsersOnly(boolean on) {
    approvals.adminApprovedOnly(on);
  }

  /**
   * Attaches the app to a user's profile or permission set.
   *
   * @param username the user
   */
  public void attach(String username) {
    approvals.attach(username);
  }

  /**
   * Ends what {@link #attach} began.
   *
   * @param username the user
   */
  public void detach(String username) {
    approvals.detach(username);
  }

  /**
   * Switches the client credentials flow on or off.
   *
   * @param on whether it is on, as it is at first
   */
  public void clientCredentialsFlow(boolean on) {
    clientCredentialsFlow = on;
  }

  /**
   * Switches the JWT bearer flow on or off.
   *
   * @param on whether it is on, as it is at first
   */
  public void jwtBearerFlow(boolean on) {
    jwtBearerFlow = on;
  }

  /**
   * Takes the run-as user away from the client credentials flow, or gives it back.
   *
   * @param on whether there is none
   */
  public void withoutRunAsUser(boolean on) {
    withoutRunAsUser = on;
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

  /** Why client credentials do not log in, if so. */
  Optional<TokenRefusal> refusalOfClientCredentials() {
    if (!clientCredentialsFlow) {
      return Optional.of(TokenRefusal.FLOW_NOT_ENABLED);
    }
    if (withoutRunAsUser) {
      return Optional.of(TokenRefusal.NO_RUN_AS_USER);
    }
    return refusal()
        .or(
            () ->
                runAsUser.isActive() ? Optional.empty() : Optional.of(TokenRefusal.USER_INACTIVE));
  }

  /** Why an assertion of this user does not log in, if so. */
  Optional<TokenRefusal> refusalOfAssertion(OrgUser user) {
    if (!jwtBearerFlow) {
      return Optional.of(TokenRefusal.GRANT_TYPE_UNSUPPORTED);
    }
    return refusal().or(() -> approvals.refusal(user));
  }

  Optional<VerificationKey> verificationKey() {
    return Optional.ofNullable(verificationKey);
  }

  private Optional<TokenRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  ObjectNode save() {
    ObjectNode node =
        Json.object()
            .put("consumerKey", consumerKey)
            .put("consumerSecret", consumerSecret)
            .put("runAsUsername", runAsUsername())
            .put("scope", scope.toString());
    refusal().ifPresent(reason -> node.put("refusal", reason.name()));
    node.put("clientCredentialsFlow", clientCredentialsFlow)
        .put("jwtBearerFlow", jwtBearerFlow)
        .put("withoutRunAsUser", withoutRunAsUser)
        .set("approvals", approvals.save());
    verificationKey()
        .ifPresent(
            key ->
                node.put("publicKey", key.base64()).put("publicKeyUntil", key.until().toString()));
    return node;
  }

  void restore(JsonNode saved) {
    consumerSecret = saved.path("consumerSecret").asText();
    scope = Scope.parse(saved.path("scope").asText());
    String reason = saved.path("refusal").asText();
    refusal = reason.isEmpty() ? null : TokenRefusal.valueOf(reason);
    clientCredentialsFlow = saved.path("clientCredentialsFlow").asBoolean(true);
    jwtBearerFlow = saved.path("jwtBearerFlow").asBoolean(true);
    withoutRunAsUser = saved.path("withoutRunAsUser").asBoolean();
    approvals.restore(saved.path("approvals"));
    String key = saved.path("publicKey").asText();
    verificationKey =
        key.isEmpty()
            ? null
            : VerificationKey.of(key, Instant.parse(saved.path("publicKeyUntil").asText()));
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "ConnectedApp[" + consumerKey + " as " + runAsUsername() + "]";
  }
}
