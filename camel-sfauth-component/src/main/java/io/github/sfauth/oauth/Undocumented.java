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

import java.util.Optional;

/** Which ways of client authentication Salesforce does not document, though RFC 7523 knows them. */
public final class Undocumented {

  private Undocumented() {}

  /**
   * Whether a method is one of them.
   *
   * @param grant the flow that it is used in
   * @param authentication the method
   * @return a sentence for a warning, or for the advice after a refusal; nothing if it is
   *     documented
   */
  public static Optional<String> of(Grant grant, ClientAuthentication authentication) {
    boolean documented =
        !grant.authenticatesClient()
            || authentication instanceof ClientSecretPost
            || authentication instanceof ClientSecretBasic;
    return documented
        ? Optional.empty()
        : Optional.of(
            "Salesforce does not document clientAuthentication="
                + authentication.method()
                + " for "
                + grant.flow()
                + ", and may refuse it: if it does, use clientSecretPost or clientSecretBasic, or"
                + " flow=jwtBearer where no secret must be sent.");
  }
}
