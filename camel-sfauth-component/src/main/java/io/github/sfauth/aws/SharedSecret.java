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
package io.github.sfauth.aws;

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The layout that is shared with the Python module simple-salesforce-extends: client and token as
 * strings in one flat object. People write the client's members, programs the token's two.
 *
 * <p>Messages name members and never quote values, since a value may stand in the wrong member.
 *
 * @param document the object as it was read
 * @param credentials the client in it, checked
 */
record SharedSecret(SecretDocument document, ClientCredentials credentials) {

  private static final String SESSION_ID = "SessionId";
  private static final String INSTANCE = "Instance";

  /**
   * Reads the object.
   *
   * @throws IllegalArgumentException if the client is not in it
   */
  static SharedSecret of(SecretDocument document, HostGuard guard, SecretTerms terms) {
    return new SharedSecret(document, new CredentialMembers(document, guard, terms).read());
  }

  /** Whose token is in it, for whom assertions speak; without a user it is the app's own. */
  Optional<String> user() {
    return document
        .string(CredentialMembers.USERNAME)
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  boolean isManagedByAws() {
    return CredentialMembers.areManagedByAws(document);
  }

  /** The token in it; its age is that of the version, the only one to be had. */
  KeptToken token(HostGuard guard, Instant createdAt, Duration sessionTimeout) {
    return KeptToken.in(
        document,
        SESSION_ID,
        INSTANCE,
        guard,
        credentials.loginUrl(),
        (value, instanceUrl) ->
            new AccessToken(
                value,
                instanceUrl,
                Optional.empty(),
                createdAt,
                new Lifetime.Assumed(sessionTimeout),
                ""));
  }

  /** The same text with another token; Instance is a bare host, as the Python module writes it. */
  String with(AccessToken token) {
    Map<String, String> pair = new LinkedHashMap<>();
    pair.put(SESSION_ID, token.value().reveal());
    pair.put(INSTANCE, token.instanceUrlText().replaceFirst("^[a-z]+://", ""));
    return document.with(pair);
  }

  /**
   * Whether both are the same client and user of one org, so that a token of one serves the other.
   */
  boolean sameClientAs(SharedSecret other) {
    return credentials.clientId().equals(other.credentials.clientId())
        && user().equals(other.user())
        && credentials.loginUrl().equals(other.credentials.loginUrl());
  }
}
