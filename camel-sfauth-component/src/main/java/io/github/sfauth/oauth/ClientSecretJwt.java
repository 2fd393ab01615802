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

import java.util.Set;

/**
 * An assertion signed with the client's secret, HS256 (RFC 7523, section 2.2; OpenID Connect Core,
 * section 9). Salesforce documents it for no flow.
 */
public record ClientSecretJwt() implements ClientAuthentication {

  @Override
  public String method() {
    return "clientSecretJwt";
  }

  @Override
  public Set<CredentialPart> needs() {
    return Set.of(CredentialPart.CLIENT_SECRET);
  }

  @Override
  public TokenRequest prove(
      TokenRequest request, ClientCredentials credentials, Assertions assertions) {
    SigningKey key = new SigningKey.Shared(credentials.clientSecret().orElseThrow());
    return assertions.proven(request, credentials, key);
  }
}
