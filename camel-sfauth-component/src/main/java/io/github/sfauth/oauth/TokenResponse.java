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
package io.github.sfauth.oauth;

import io.github.sfauth.token.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A token endpoint's answer (RFC 6749, sections 5.1 and 5.2). */
public sealed interface TokenResponse {

  /**
   * A token.
   *
   * @param accessToken the token
   * @param instanceUrl where Salesforce says its API answers; not yet checked
   * @param identityUrl the member {@code id}, if it is there
   * @param expiresIn lifetime, where the server names a usable one; Salesforce does not
   * @param scope granted scopes; empty if not said
   * @param signature what the server says of who answered, where it does
   * @param serverTime when the server says it answered
   */
  record Issued(
      Secret accessToken,
      String instanceUrl,
      Optional<String> identityUrl,
      Optional<Duration> expiresIn,
      String scope,
      Optional<AnswerSignature> signature,
      Optional<Instant> serverTime)
      implements TokenResponse {

    /** Nothing but the fingerprint: the server's other texts are unchecked, and may repeat it. */
    @Override
    public String toString() {
      return "Issued[accessToken=" + accessToken + "]";
    }
  }

  /**
   * A decision against the request.
   *
   * @param status HTTP status code
   * @param error what the server says
   * @param retryAfter how long it asks to wait, if it does
   * @param serverTime when the server says it answered
   */
  record Refused(
      int status, OAuthError error, Optional<Duration> retryAfter, Optional<Instant> serverTime)
      implements TokenResponse {}

  /**
   * When the server says it answered: the header {@code Date} (RFC 9110, section 6.6.1).
   *
   * @return the server's time, to the second
   */
  Optional<Instant> serverTime();
}
