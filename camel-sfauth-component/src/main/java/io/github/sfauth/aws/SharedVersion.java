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

import io.github.sfauth.token.StoredToken;

/**
 * A version of a shared secret, understood.
 *
 * @param version what was read
 * @param secret the client in it
 * @param kept the token in it
 */
record SharedVersion(SecretVersion version, SharedSecret secret, KeptToken kept)
    implements TokenVersion {

  @Override
  public StoredToken stored() {
    return new StoredToken(version.id(), version.createdAt(), token());
  }

  /**
   * Whether this was written to follow another version and nobody made it current: its writer is
   * between its two calls, or died there. All but the token must be as in that other version, so
   * that finishing its work overwrites nothing.
   */
  boolean awaitsItsMoveFrom(SharedVersion current) {
    return version.stages().contains(SharedLayout.PENDING)
        && !version.isCurrent()
        && !version.stages().contains(SecretVersion.PREVIOUS)
        && token().map(current.secret()::with).equals(version.text());
  }
}
