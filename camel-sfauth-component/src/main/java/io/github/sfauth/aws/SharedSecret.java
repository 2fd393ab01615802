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
import io.github.sfauth.oauth.Texts;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

  static final String EXPECTED =
      "Domain (My Domain name, such as acme.my), ConsumerKey and ConsumerSecret";

  private static final String DOMAIN = "Domain";
  private static final String LOGIN_URL = "LoginUrl";
  private static final String CONSUMER_KEY = "ConsumerKey";
  private static final String CONSUMER_SECRET = "ConsumerSecret";
  private static final String SESSION_ID = "SessionId";
  private static final String INSTANCE = "Instance";
  private static final int MOST_NAMES_SHOWN = 20;

  /**
   * Reads the object.
   *
   * @param loginUrl where to log in, if that is not left to the secret
   * @throws IllegalArgumentException if the client is not in it
   */
  static SharedSecret of(SecretDocument document, HostGuard guard, Optional<URI> loginUrl) {
    List<String> missing = new ArrayList<>();
    Optional<String> clientId = required(document, CONSUMER_KEY, missing);
    Optional<String> clientSecret = required(document, CONSUMER_SECRET, missing);
    if (loginUrl.isEmpty() && filled(document, LOGIN_URL).isEmpty()) {
      required(document, DOMAIN, missing);
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "lacks " + String.join(", ", missing) + " (its members: " + shown(document) + ")");
    }
    URI login = loginUrl.orElseGet(() -> ownLoginUrl(document, guard));
    return new SharedSecret(
        document,
        new ClientCredentials(
            login, clientId.orElseThrow(), Secret.of(clientSecret.orElseThrow())));
  }

  private static Optional<String> required(
      SecretDocument document, String name, List<String> missing) {
    Optional<String> value = filled(document, name);
    if (value.isEmpty()) {
      missing.add(document.names().contains(name) ? name + " (it is empty)" : name);
    }
    return value;
  }

  /** A member's value without the white space that comes with copy and paste. */
  private static Optional<String> filled(SecretDocument document, String name) {
    if (document.isOfAnotherType(name)) {
      throw new IllegalArgumentException("has a member " + name + " that is not a string");
    }
    return document.string(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static URI ownLoginUrl(SecretDocument document, HostGuard guard) {
    Optional<String> loginUrl = filled(document, LOGIN_URL);
    try {
      return loginUrl.isPresent()
          ? guard.loginUrl(loginUrl.get())
          : guard.domain(filled(document, DOMAIN).orElseThrow());
    } catch (IllegalArgumentException e) {
      // Not the cause: it quotes the value.
      throw new IllegalArgumentException(
          loginUrl.isPresent()
              ? "has a member LoginUrl that is not https:// and a Salesforce host (other hosts are"
                  + " named in the option allowedHosts)"
              : "has a member Domain that is no My Domain name such as acme.my");
    }
  }

  private static String shown(SecretDocument document) {
    return document.names().isEmpty()
        ? "none"
        : document.names().stream()
            .limit(MOST_NAMES_SHOWN)
            .map(Texts::shown)
            .collect(Collectors.joining(", "));
  }

  /** The token in it; its age is that of the version, the only one to be had. */
  KeptToken token(HostGuard guard, Instant createdAt, Duration sessionTimeout) {
    String value = document.string(SESSION_ID).map(String::strip).orElse("");
    String instance = document.string(INSTANCE).map(String::strip).orElse("");
    if (value.isEmpty() || instance.isEmpty()) {
      return new KeptToken.None();
    } else if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      return new KeptToken.Unusable("its member SessionId holds what no HTTP header can carry");
    }
    URI instanceUrl;
    try {
      instanceUrl = guard.instanceUrl(instance, credentials.loginUrl());
    } catch (IllegalArgumentException e) {
      return new KeptToken.Unusable(
          "its member Instance is no Salesforce host; if it is meant, name it in the option"
              + " allowedHosts");
    }
    return new KeptToken.Usable(
        new AccessToken(
            Secret.of(value),
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

  /** Whether both are the same client of the same org, so that a token of one serves the other. */
  boolean sameClientAs(ClientCredentials other) {
    return credentials.clientId().equals(other.clientId())
        && credentials.loginUrl().equals(other.loginUrl());
  }
}
