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

import io.github.sfauth.aws.SecretPlace;
import java.util.Optional;

/**
 * What makes two endpoints mean the same token source, known from configuration alone.
 *
 * @param flow the flow's name
 * @param secretId name or ARN of the credentials' secret; empty if the credentials are options
 * @param tokenSecret the token's own secret; empty if it has none
 * @param clientId the consumer key, where it is an option; else empty
 * @param loginUrl the login URL, where it is an option; else empty
 * @param username the user, where it is an option; else empty
 * @param audience the audience, where it is an option; else empty
 * @param scope the scope asked for; empty for all
 * @param awsIdentity region, endpoint and identity that AWS is asked with; neither holds nor shows
 *     a secret
 */
public record ConnectionKey(
    String flow,
    String secretId,
    Optional<SecretPlace> tokenSecret,
    String clientId,
    String loginUrl,
    String username,
    String audience,
    String scope,
    Object awsIdentity) {

  /**
   * Whether this is certainly for another client, user, scope or login URL than another, though it
   * would certainly keep its token in the same secret. What only a secret says is not known.
   */
  boolean clashesWith(ConnectionKey other) {
    return tokenSecret.isPresent()
        && other.tokenSecret.filter(tokenSecret.get()::isCertainly).isPresent()
        && (!flow.equals(other.flow)
            || !scope.equals(other.scope)
            || differ(clientId, other.clientId)
            || differ(loginUrl, other.loginUrl)
            || differ(username, other.username));
  }

  private static boolean differ(String ours, String theirs) {
    return !ours.isEmpty() && !theirs.isEmpty() && !ours.equals(theirs);
  }
}
