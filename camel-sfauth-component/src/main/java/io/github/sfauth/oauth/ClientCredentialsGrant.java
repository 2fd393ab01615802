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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The app acts as its run-as user (RFC 6749, section 4.4; Salesforce Help, "OAuth 2.0 Client
 * Credentials Flow").
 *
 * @param scope scopes separated by spaces; empty for all that the app has
 */
public record ClientCredentialsGrant(String scope) implements Grant {

  @Override
  public String flow() {
    return "clientCredentials";
  }

  @Override
  public String type() {
    return "client_credentials";
  }

  @Override
  public Set<CredentialPart> needs() {
    return Set.of();
  }

  @Override
  public boolean authenticatesClient() {
    return true;
  }

  @Override
  public Map<String, String> parameters(ClientCredentials who, Assertions assertions) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", type());
    if (!scope.isEmpty()) {
      form.put("scope", scope);
    }
    return form;
  }
}
