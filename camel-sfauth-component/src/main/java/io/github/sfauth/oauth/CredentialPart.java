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

import java.util.EnumSet;
import java.util.Set;

/** What a flow or a client's proof may need beside login URL and consumer key. */
public enum CredentialPart {
  /** The consumer secret. */
  CLIENT_SECRET,
  /** A private key. */
  KEY,
  /** The user whom an assertion speaks for. */
  USERNAME;

  /**
   * What a flow needs, its client's proof included where it has one.
   *
   * @param grant the flow
   * @param authentication how the client proves itself
   * @return parts of the credentials
   */
  public static Set<CredentialPart> neededBy(Grant grant, ClientAuthentication authentication) {
    Set<CredentialPart> needs = EnumSet.noneOf(CredentialPart.class);
    needs.addAll(grant.needs());
    if (grant.authenticatesClient()) {
      needs.addAll(authentication.needs());
    }
    return needs;
  }
}
