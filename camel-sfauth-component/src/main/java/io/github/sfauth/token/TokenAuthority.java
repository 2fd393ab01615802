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
package io.github.sfauth.token;

import java.time.Instant;

/**
 * Logs in. Never called on a caller's thread; calls overlap only where one outlives its deadline,
 * or while the credentials are looked at.
 */
public interface TokenAuthority {

  /**
   * Obtains a token. Must end by itself, and soon when its thread is interrupted.
   *
   * @param askedAt the instant before the request is sent; the token's issue time
   * @return the new token, which may have the value of an earlier one
   * @throws SfAuthException if it was refused or could not be asked
   */
  AccessToken issue(Instant askedAt);

  /**
   * Reads the credentials afresh.
   *
   * @return true if they differ from those of the last login that was tried
   * @throws SfAuthException if they cannot be read
   */
  boolean credentialsChanged();
}
