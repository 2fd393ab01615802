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
 * An assertion that the client signed speaks for a user (RFC 7523, section 2.1; Salesforce Help,
 * "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration"). It has no scope parameter: the
 * token carries what was approved before.
 */
public record JwtBearerGrant() implements Grant {

  /** {@code grant_type} of RFC 7523, section 2.1. */
  static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  @Override
  public String flow() {
    return "jwtBearer";
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String scope() {
    return "";
  }

  @Override
  public Set<CredentialPart> needs() {
    return Set.of(CredentialPart.KEY, CredentialPart.USERNAME);
  }

  @Override
  public boolean authenticatesClient() {
    return false;
  }

  @Override
  public Map<String, String> parameters(ClientCredentials who, Assertions assertions) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", type());
    form.put("assertion", assertions.forUser(who));
    return form;
  }
}
