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
 * A version of a secret that is the token's own, understood.
 *
 * @param version what was read; without id if the secret has no version yet
 * @param record what it holds
 * @param kept the token in it, if it is ours
 */
record OwnVersion(SecretVersion version, OwnRecord record, KeptToken kept) implements TokenVersion {

  @Override
  public StoredToken stored() {
    return new StoredToken(version.id(), version.createdAt(), record.sequence(), token());
  }
}
