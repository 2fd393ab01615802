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
package io.github.sfauth.camel;

import static io.github.sfauth.camel.Options.text;

import io.github.sfauth.aws.SecretId;
import io.github.sfauth.camel.connection.GivenCredentials;
import io.github.sfauth.camel.connection.GivenKey;
import io.github.sfauth.oauth.Audience;
import io.github.sfauth.oauth.ClientAuthentication;
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.Objection;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the options that say who logs in, and where; and refuses what does not go together. */
final class CredentialOptions {

  /** What says who logs in. */
  static final Set<String> NAMES = Set.of("secretArn", "clientId", "clientSecret", "privateKey");

  private final SfAuthConfiguration given;
  private final KeyOptions keys;
  private final HostGuard guard;
  private final Complaints complaints;
  private final Optional<String> secretArn;
  private final Optional<String> clientId;
  private final Optional<Secret> clientSecret;

  CredentialOptions(
      SfAuthConfiguration given, KeyOptions keys, HostGuard guard, Complaints complaints) {
    this.given = given;
    this.keys = keys;
    this.guard = guard;
    this.complaints = complaints;
    this.secretArn = text(given.getSecretArn());
    this.clientId = text(given.getClientId());
    this.clientSecret = text(given.getClientSecret()).map(Secret::of);
  }

  /** Whether there are any, or the endpoint only names a connection. */
  static boolean areIn(SfAuthConfiguration given) {
    return text(given.getSecretArn()).isPresent()
        || text(given.getClientId()).isPresent()
        || text(given.getClientSecret()).isPresent()
        || text(given.getPrivateKey()).isPresent();
  }

  GivenCredentials read(Grant grant, ClientAuthentication authentication) {
    Set<CredentialPart> needs = CredentialPart.neededBy(grant, authentication);
    refuseWhatTheFlowHasNoUseFor(grant, needs);
    checkOneKind(needs);
    GivenKey key = needs.contains(CredentialPart.KEY) ? keys.key() : new GivenKey.None();
    Optional<String> audience = text(given.getAudience()).map(this::audience);
    return new GivenCredentials(
        secretArn.map(this::secretId),
        clientId,
        clientSecret,
        text(given.getLoginUrl()).map(text -> loginUrl(text, grant, audience).toString()),
        needs.contains(CredentialPart.USERNAME) ? text(given.getUsername()) : Optional.empty(),
        needs.contains(CredentialPart.USERNAME) ? audience : Optional.empty(),
        key);
  }

  private void refuseWhatTheFlowHasNoUseFor(Grant grant, Set<CredentialPart> needs) {
    String flow = "with flow=" + grant.flow();
    if (!needs.contains(CredentialPart.USERNAME)) {
      complaints.pointless(
          Set.of("username", "audience", "audienceFallback", "redirectUri"),
          flow + " (flow=jwtBearer has a use for it)");
    } else {
      complaints.pointless(
          Set.of("scope"), flow + ", whose token carries the scopes that were approved");
      complaints.pointless(
          Set.of("clientAuthentication"), flow + ", where the assertion is the proof");
    }
    if (!needs.contains(CredentialPart.KEY)) {
      complaints.pointless(
          KeyOptions.NAMES,
          flow + " (flow=jwtBearer and clientAuthentication=privateKeyJwt sign with a key)");
      complaints.pointless(Set.of("certificate"), flow);
    }
  }

  /** Credentials come from a secret or from options; a key that is no text may stand beside one. */
  private void checkOneKind(Set<CredentialPart> needs) {
    if (secretArn.isPresent()) {
      List<String> both = new ArrayList<>();
      clientId.ifPresent(any -> both.add("clientId"));
      clientSecret.ifPresent(any -> both.add("clientSecret"));
      text(given.getPrivateKey()).ifPresent(any -> both.add("privateKey"));
      if (!both.isEmpty()) {
        throw complaints.wrong(
            "has both secretArn and "
                + String.join(", ", both)
                + ": keep one kind of credentials (an empty value takes a default away)");
      }
      return;
    }
    if (clientId.isEmpty()) {
      throw complaints.wrong(
          "has "
              + (clientSecret.isPresent() ? "clientSecret" : "a key")
              + " without clientId: set clientId too, or use secretArn");
    }
    require(needs.contains(CredentialPart.CLIENT_SECRET), clientSecret.isPresent(), "clientSecret");
    require(
        needs.contains(CredentialPart.KEY),
        !keys.present().isEmpty(),
        "a key (privateKey, keyStoreParameters, signingKey or signer)");
    require(
        needs.contains(CredentialPart.USERNAME), text(given.getUsername()).isPresent(), "username");
    if (text(given.getLoginUrl()).isEmpty()) {
      throw complaints.wrong(
          "has clientId without loginUrl: set loginUrl, such as https://acme.my.salesforce.com");
    }
  }

  private void require(boolean needed, boolean there, String what) {
    if (needed && !there) {
      throw complaints.wrong("has clientId without " + what + ": set that too, or use secretArn");
    }
  }

  private String secretId(String secretArn) {
    try {
      SecretId.of(secretArn);
      return secretArn;
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has an unusable secretArn: " + e.getMessage());
    }
  }

  private URI loginUrl(String text, Grant grant, Optional<String> audience) {
    URI url;
    try {
      url = guard.loginUrl(text);
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has an unusable loginUrl: " + e.getMessage());
    }
    // A secret may name the audience: what it says is known at the login only.
    Optional<String> known = secretArn.isPresent() ? audience.or(() -> Optional.of("")) : audience;
    Objection.to(grant, url, known)
        .ifPresent(
            reason -> {
              throw complaints.wrong("cannot log in at its loginUrl: " + reason);
            });
    return url;
  }

  private String audience(String text) {
    try {
      return Audience.checked(text);
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has an unusable audience: " + e.getMessage());
    }
  }
}
