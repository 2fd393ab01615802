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

import io.github.sfauth.token.StoreException;
import java.util.Optional;

/** Where the client's credentials come from. Thread-safe. */
public interface CredentialSource {

  /**
   * The credentials as last read; reads them if they never were.
   *
   * @return credentials to log in with
   * @throws StoreException if they cannot be read, or are no credentials
   */
  ClientCredentials current();

  /**
   * Reads the credentials afresh.
   *
   * @return credentials as they are kept now
   * @throws StoreException if they cannot be read, or are no credentials
   */
  ClientCredentials reread();

  /**
   * The credentials as last read, without reading.
   *
   * @return nothing if they never were, or if that is not remembered
   */
  default Optional<ClientCredentials> known() {
    return Optional.empty();
  }
}
