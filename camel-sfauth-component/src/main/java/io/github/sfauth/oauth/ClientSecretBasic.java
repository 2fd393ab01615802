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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Key and secret in a Basic header, each form-encoded first, as RFC 6749, section 2.3.1 has it. For
 * keys and secrets as Salesforce makes them that changes nothing.
 */
public record ClientSecretBasic() implements ClientAuthentication {

  @Override
  public String method() {
    return "clientSecretBasic";
  }

  @Override
  public Set<CredentialPart> needs() {
    return Set.of(CredentialPart.CLIENT_SECRET);
  }

  @Override
  public TokenRequest prove(
      TokenRequest request, ClientCredentials credentials, Assertions assertions) {
    String secret = credentials.clientSecret().orElseThrow().reveal();
    String pair = encode(credentials.clientId()) + ":" + encode(secret);
    String value = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return request.withHeader("Authorization", "Basic " + value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
