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
package io.github.sfauth.camel.connection;

import io.github.sfauth.aws.AwsClientOptions;
import io.github.sfauth.aws.SecretId;
import io.github.sfauth.aws.SecretPlace;
import io.github.sfauth.http.HttpSettings;
import io.github.sfauth.oauth.ClientAuthentication;
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.Grant;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Everything that decides how a connection behaves, checked and complete.
 *
 * @param name the connection's name in the endpoint URI
 * @param grant what to ask for a token with
 * @param credentials who logs in, as far as options say
 * @param tokenSecretId name or ARN of the secret that is the token's own
 * @param authentication how the client proves itself
 * @param scope the scope asked for; empty for all
 * @param audienceFallback whether a refused audience is tried once more with the other one
 * @param redirectUri a callback URL of the app, for the link where a user approves it
 * @param sessionTimeout how long a session is assumed to live without activity
 * @param allowedHosts hosts that are trusted beside Salesforce's
 * @param aws how AWS is asked
 * @param http how Salesforce is reached
 * @param secretsManager a client to use instead, owned by whoever made it
 */
public record ConnectionSettings(
    String name,
    Grant grant,
    GivenCredentials credentials,
    Optional<String> tokenSecretId,
    ClientAuthentication authentication,
    String scope,
    boolean audienceFallback,
    Optional<URI> redirectUri,
    Duration sessionTimeout,
    Set<String> allowedHosts,
    AwsClientOptions aws,
    HttpSettings http,
    Optional<SecretsManagerClient> secretsManager) {

  /**
   * What makes it the same connection as another.
   *
   * @return the key
   */
  public ConnectionKey key() {
    return new ConnectionKey(
        grant.flow(),
        credentials.secretId().orElse(""),
        tokenSecretId.map(this::place),
        credentials.clientId().orElse(""),
        credentials.loginUrl().orElse(""),
        credentials.username().orElse(""),
        credentials.audience().orElse(""),
        scope,
        secretsManager.<Object>map(client -> client).orElse(aws.access()));
  }

  /**
   * Whether the secret that is named for the token is certainly that of the credentials.
   *
   * @return true if it is, however each of them is named
   */
  public boolean keepsTokenInCredentialsSecret() {
    return credentials
        .secretId()
        .flatMap(id -> tokenSecretId.map(own -> place(id).isCertainly(place(own))))
        .orElse(false);
  }

  private SecretPlace place(String secretId) {
    SecretId id = SecretId.of(secretId);
    return secretsManager
        .map(client -> SecretPlace.of(id, client))
        .orElseGet(() -> SecretPlace.of(id, aws));
  }

  /**
   * Where the token is to be kept. Only a secret that fixes by itself what its token is for may
   * hold one beside the credentials: whoever else reads it knows nothing of our options.
   *
   * @return the layout
   */
  public TokenLayout layout() {
    if (tokenSecretId.isPresent()) {
      return TokenLayout.OWN;
    }
    return credentials.secretId().isPresent() && whyMemoryOnly().isEmpty()
        ? TokenLayout.SHARED
        : TokenLayout.MEMORY;
  }

  /**
   * Which option makes the token another one than the secret's readers expect.
   *
   * @return the reason, for people to read
   */
  Optional<String> whyMemoryOnly() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("loginUrl", credentials.loginUrl().isPresent());
    given.put("username", credentials.username().isPresent());
    given.put("scope", !scope.isEmpty());
    return given.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(
            option ->
                "the option "
                    + option.getKey()
                    + " says what the token is for, and others who read the secret could not know"
                    + " that")
        .findFirst();
  }

  /**
   * What the flow and the client's proof need.
   *
   * @return parts of the credentials
   */
  Set<CredentialPart> needs() {
    return CredentialPart.neededBy(grant, authentication);
  }

  /**
   * What the options mean, for people: without secrets.
   *
   * @param layout where the token is kept, as far as that is known by now
   */
  String summary(TokenLayout layout) {
    String where =
        "credentials in "
            + credentials.secretId().orElse("options")
            + ", token in "
            + switch (layout) {
              case OWN -> tokenSecretId.orElseThrow();
              case SHARED -> "the same secret";
              case MEMORY -> "memory";
            };
    return "flow "
        + grant.flow()
        + (grant.authenticatesClient() ? ", " + authentication.method() : "")
        + ", "
        + where;
  }

  /**
   * The options in which two settings differ, their names aside.
   *
   * @param other other settings
   * @return names of options, never values
   */
  List<String> differences(ConnectionSettings other) {
    List<String> names = new ArrayList<>();
    note(names, "flow", grant.flow(), other.grant.flow());
    note(names, "secretArn", credentials.secretId(), other.credentials.secretId());
    note(names, "tokenSecretArn", tokenSecretId, other.tokenSecretId);
    note(names, "clientId", credentials.clientId(), other.credentials.clientId());
    note(names, "clientSecret", credentials.clientSecret(), other.credentials.clientSecret());
    note(names, "loginUrl", credentials.loginUrl(), other.credentials.loginUrl());
    note(names, "username", credentials.username(), other.credentials.username());
    note(names, "audience", credentials.audience(), other.credentials.audience());
    note(names, "the key", credentials.key(), other.credentials.key());
    note(names, "scope", scope, other.scope);
    note(names, "clientAuthentication", authentication, other.authentication);
    note(names, "audienceFallback", audienceFallback, other.audienceFallback);
    note(names, "redirectUri", redirectUri, other.redirectUri);
    note(names, "sessionTimeout", sessionTimeout, other.sessionTimeout);
    note(names, "allowedHosts", allowedHosts, other.allowedHosts);
    note(names, "the AWS options", aws, other.aws);
    note(names, "the options of the HTTP proxy", http.proxy(), other.http.proxy());
    note(names, "sslContextParameters", http.tls(), other.http.tls());
    note(names, "secretsManagerClient", secretsManager, other.secretsManager);
    return names;
  }

  private static void note(List<String> names, String name, Object ours, Object theirs) {
    if (!Objects.equals(ours, theirs)) {
      names.add(name);
    }
  }
}
