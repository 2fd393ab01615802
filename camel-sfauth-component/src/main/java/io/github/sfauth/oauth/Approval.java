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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What to do when Salesforce says that the user of an assertion has not approved the app. It says
 * the same when it does not find the user, so that the reasons are guessed from what is known of
 * the configuration (Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server
 * Integration").
 *
 * @param steps what to look at, the likeliest first
 * @param link where the user approves the app
 */
record Approval(List<String> steps, String link) {

  static final String PLACEHOLDER = "<callback-URL-of-the-app>";

  static final String PRE_AUTHORISE =
      "Set Permitted Users to 'Admin approved users are pre-authorized' and attach the user's profile"
          + " or permission set"
          + Places.APPROVED
          + ".";

  private static final Set<String> SHARED_LOGIN_HOSTS =
      Set.of("login.salesforce.com", "test.salesforce.com");

  static Approval of(ClientCredentials who, Optional<URI> redirectUri) {
    String link = link(who, redirectUri);
    List<String> steps = new ArrayList<>();
    UserName.of(who).doubt().ifPresent(steps::add);
    otherHost(who).ifPresent(steps::add);
    steps.add(PRE_AUTHORISE);
    steps.add(
        "Or let the user approve the app once at "
            + link
            + (redirectUri.isPresent() ? "" : ", with one of the app's callback URLs put in")
            + " (an app that requires PKCE wants a code_challenge there too).");
    steps.add("Check that the user is active (Setup > Users > the user).");
    return new Approval(List.copyOf(steps), link);
  }

  private static String link(ClientCredentials who, Optional<URI> redirectUri) {
    return who.loginUrl()
        + "/services/oauth2/authorize?response_type=code&client_id="
        + encoded(who.clientId())
        + "&redirect_uri="
        + redirectUri.map(uri -> encoded(uri.toString())).orElse(PLACEHOLDER)
        + "&scope=api%20refresh_token";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Some orgs are not asked at the hosts that all orgs share, and their users not found there. */
  private static Optional<String> otherHost(ClientCredentials who) {
    String host = String.valueOf(who.loginUrl().getHost()).toLowerCase(Locale.ROOT);
    return SHARED_LOGIN_HOSTS.contains(host)
        ? Optional.of(
            "If the org wants logins at its My Domain (government cloud, Trailhead playground, or"
                + " Setup > My Domain > Prevent login from "
                + who.loginUrl()
                + "), name that in the option loginUrl or in the secret's key Domain, and keep the"
                + " audience "
                + Audience.of(who).map(Texts::shown).orElse(Audience.PRODUCTION)
                + ".")
        : Optional.empty();
  }

  String advice() {
    return Steps.numbered(steps);
  }
}
