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

import io.github.sfauth.oauth.Audience;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client in a secret's object. Messages name members and never quote values, since a
 * value may stand in the wrong member. For one thread.
 */
final class CredentialMembers {

  static final String USERNAME = "Username";

  private static final String DOMAIN = "Domain";
  private static final String PRIVATE_KEY = "PrivateKey";
  private static final String PRIVATE_KEY_PASSWORD = "PrivateKeyPassword";
  private static final String CERTIFICATE = "Certificate";
  private static final String AUDIENCE = "Audience";

  /** What the members are called that every kind of secret has. */
  private record Names(String clientId, String clientSecret, String loginUrl) {

    static final Names OF_PEOPLE = new Names("ConsumerKey", "ConsumerSecret", "LoginUrl");

    /** An AWS managed external secret (Secrets Manager User Guide, "SalesforceClientSecret"). */
    static final Names OF_AWS = new Names("consumerKey", "consumerSecret", "baseUri");

    static Names in(SecretDocument document) {
      return document.names().contains(OF_AWS.clientId)
              && !document.names().contains(OF_PEOPLE.clientId)
          ? OF_AWS
          : OF_PEOPLE;
    }
  }

  private final SecretDocument document;
  private final HostGuard guard;
  private final SecretTerms terms;
  private final Names names;
  private final List<String> missing = new ArrayList<>();

  CredentialMembers(SecretDocument document, HostGuard guard, SecretTerms terms) {
    this.document = document;
    this.names = Names.in(document);
    this.guard = guard;
    this.terms = terms;
  }

  /** Whether AWS manages and rotates what is in it: nothing else is to be put there. */
  static boolean areManagedByAws(SecretDocument document) {
    return Names.in(document) == Names.OF_AWS;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if something is missing or cannot be used
   */
  ClientCredentials read() {
    Optional<String> clientId = required(names.clientId());
    Optional<Secret> clientSecret =
        part(CredentialPart.CLIENT_SECRET, names.clientSecret()).map(Secret::of);
    Optional<SigningKey> key = terms.key().or(this::privateKey);
    Optional<String> username =
        terms.needs(CredentialPart.USERNAME)
            ? terms.username().or(() -> required(USERNAME))
            : Optional.empty();
    if (terms.loginUrl().isEmpty() && filled(names.loginUrl()).isEmpty()) {
      required(names == Names.OF_AWS ? names.loginUrl() : DOMAIN);
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "lacks " + String.join(", ", missing) + " (its members: " + document.shownNames() + ")");
    }
    return new ClientCredentials(
        terms.loginUrl().orElseGet(this::loginUrl),
        clientId.orElseThrow(),
        clientSecret,
        key,
        username,
        terms.needs(CredentialPart.USERNAME)
            ? terms.audience().or(() -> filled(AUDIENCE).map(CredentialMembers::audience))
            : Optional.empty());
  }

  private static String audience(String text) {
    try {
      return Audience.checked(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has a member Audience that is unusable: " + e.getMessage());
    }
  }

  private Optional<SigningKey> privateKey() {
    return part(CredentialPart.KEY, PRIVATE_KEY)
        .map(
            pem ->
                new SigningKey.Pem(
                    Secret.of(pem),
                    filled(PRIVATE_KEY_PASSWORD).map(Secret::of),
                    filled(CERTIFICATE)));
  }

  /** What the flow does not need may be missing. */
  private Optional<String> part(CredentialPart part, String name) {
    return terms.needs(part) ? required(name) : filled(name);
  }

  private Optional<String> required(String name) {
    Optional<String> value = filled(name);
    if (value.isEmpty()) {
      missing.add(document.names().contains(name) ? name + " (it is empty)" : name);
    }
    return value;
  }

  /** A member's value without the white space that comes with copy and paste. */
  private Optional<String> filled(String name) {
    if (document.isOfAnotherType(name)) {
      throw new IllegalArgumentException("has a member " + name + " that is not a string");
    }
    return document.string(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private URI loginUrl() {
    Optional<String> loginUrl = filled(names.loginUrl());
    try {
      return loginUrl.isPresent()
          ? guard.loginUrl(loginUrl.get())
          : guard.domain(filled(DOMAIN).orElseThrow());
    } catch (IllegalArgumentException e) {
      // Not the cause: it quotes the value.
      throw new IllegalArgumentException(
          loginUrl.isPresent()
              ? "has a member "
                  + names.loginUrl()
                  + " that is not https:// and a Salesforce host (other hosts are named in the"
                  + " option allowedHosts)"
              : "has a member Domain that is no My Domain name such as acme.my");
    }
  }
}
