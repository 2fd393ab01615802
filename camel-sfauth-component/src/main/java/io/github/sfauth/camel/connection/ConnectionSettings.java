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
import io.github.sfauth.oauth.ClientAuthentication;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.token.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Everything that decides how a connection behaves, checked and complete.
 *
 * @param name the connection's name in the endpoint URI
 * @param grant what to ask for a token with
 * @param secretId name or ARN of the credentials' secret; absent if the credentials are options
 * @param clientId the consumer key, where it is an option
 * @param clientSecret the consumer secret, where it is an option
 * @param loginUrl the login URL, where it is an option
 * @param scope the scope asked for; empty for all
 * @param authentication how the client proves itself
 * @param sessionTimeout how long a session is assumed to live without activity
 * @param allowedHosts hosts that are trusted beside Salesforce's
 * @param aws how AWS is asked
 * @param secretsManager a client to use instead, owned by whoever made it
 */
public record ConnectionSettings(
    String name,
    Grant grant,
    Optional<String> secretId,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<String> loginUrl,
    String scope,
    ClientAuthentication authentication,
    Duration sessionTimeout,
    Set<String> allowedHosts,
    AwsClientOptions aws,
    Optional<SecretsManagerClient> secretsManager) {

  /**
   * What makes it the same connection as another.
   *
   * @return the key
   */
  public ConnectionKey key() {
    return new ConnectionKey(
        grant.flow(),
        secretId.orElse(""),
        clientId.orElse(""),
        loginUrl.orElse(""),
        scope,
        secretsManager.<Object>map(client -> client).orElse(aws.access()));
  }

  /**
   * Whether the token is kept in the credentials' secret. Only a secret that fixes by itself what
   * its token is for may hold one: whoever else reads it knows nothing of our options.
   *
   * @return true if it is kept there
   */
  public boolean keepsTokenInSecret() {
    return secretId.isPresent() && loginUrl.isEmpty() && scope.isEmpty();
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
    note(names, "secretArn", secretId, other.secretId);
    note(names, "clientId", clientId, other.clientId);
    note(names, "clientSecret", clientSecret, other.clientSecret);
    note(names, "loginUrl", loginUrl, other.loginUrl);
    note(names, "scope", scope, other.scope);
    note(names, "clientAuthentication", authentication, other.authentication);
    note(names, "sessionTimeout", sessionTimeout, other.sessionTimeout);
    note(names, "allowedHosts", allowedHosts, other.allowedHosts);
    note(names, "the AWS options", aws, other.aws);
    note(names, "secretsManagerClient", secretsManager, other.secretsManager);
    return names;
  }

  private static void note(List<String> names, String name, Object ours, Object theirs) {
    if (!Objects.equals(ours, theirs)) {
      names.add(name);
    }
  }
}
