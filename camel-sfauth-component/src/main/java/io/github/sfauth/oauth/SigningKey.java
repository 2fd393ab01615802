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
import java.util.Optional;

/** What assertions are signed with, as it is kept: nothing is parsed yet. */
public sealed interface SigningKey {

  /**
   * The client's secret, for HS256.
   *
   * @param secret the consumer secret
   */
  record Shared(Secret secret) implements SigningKey {}

  /**
   * A private key as text, for RS256.
   *
   * @param privateKey PEM
   * @param password what decrypts it, if it is encrypted
   * @param certificate PEM of the certificate beside it, if there is one; public
   */
  record Pem(Secret privateKey, Optional<Secret> password, Optional<String> certificate)
      implements SigningKey {}

  /** The private key that the signer was made with, for RS256. */
  record Installed() implements SigningKey {}
}
