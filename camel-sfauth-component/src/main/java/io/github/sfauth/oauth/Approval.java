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

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What to do when Salesforce says that the user has not approved the app.
 *
 * @param link where the user approves it
 */
record Approval(String link) {

  static final String PLACEHOLDER = "<callback-URL-of-the-app>";

  static Approval of(ClientCredentials who, Optional<URI> redirectUri) {
    return new Approval(
        who.loginUrl()
            + "/services/oauth2/authorize?response_type=code&client_id="
            + URLEncoder.encode(who.clientId(), StandardCharsets.UTF_8)
            + "&redirect_uri="
            + redirectUri
                .map(uri -> URLEncoder.encode(uri.toString(), StandardCharsets.UTF_8))
                .orElse(PLACEHOLDER)
            + "&scope=api%20refresh_token");
  }

  String advice() {
    return "The user approves it at " + link;
  }
}
