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

import io.github.sfauth.token.TokenUnavailableException;

/** Sends token requests. */
@FunctionalInterface
public interface TokenEndpoint {

  /**
   * Sends a request and reads the answer. If the connection was lost on which it went, and was not
   * a new one, the request that is to follow it is sent. Never follows a redirect. Ends when its
   * thread is interrupted.
   *
   * @param request what to send
   * @return a token or a refusal
   * @throws io.github.sfauth.token.TokenRefusedException if no other request can be made
   * @throws TokenUnavailableException if nobody answered, or what came is no answer
   */
  TokenResponse send(TokenRequest request);
}
