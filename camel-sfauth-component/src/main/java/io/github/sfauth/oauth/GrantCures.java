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

import static io.github.sfauth.token.RetryClass.CREDENTIALS;
import static io.github.sfauth.token.RetryClass.HUMAN;
import static io.github.sfauth.token.RetryClass.NEVER;

import io.github.sfauth.token.RetryClass;
import java.util.List;
import java.util.Set;

/**
 * The code {@code invalid_grant}, which Salesforce uses for nearly everything that is wrong with
 * user, flow or grant: the description tells which.
 */
final class GrantCures {

  private static final String AUTHORISE_AGAIN =
      " A person must authorise again, with the scope refresh_token.";

  /** What is known of the configuration tells which of the reasons is likely. */
  static final Cure APPROVAL =
      row(
          "approved this consumer",
          "The user has not approved the app, or cannot be found: set Permitted Users to 'Admin"
              + " approved users are pre-authorized' and attach the user's profile or permission"
              + " set, or let the user approve the app once with the scope refresh_token. Check"
              + " that the user is active, that the user name (not the e-mail address) is right,"
              + " with its sandbox suffix, and that the login host is the org's.",
          NEVER);

  /** Another audience may be the right one. */
  static final Cure AUDIENCE =
      row(
          "audience",
          "The assertion's audience does not fit the org: https://login.salesforce.com for"
              + " production and Developer Edition, https://test.salesforce.com for sandboxes,"
              + " or the Experience Cloud site; not a My Domain.",
          NEVER);

  /** The key may have been replaced, or the assertion come too late. */
  static final Cure ASSERTION =
      row(
          "invalid assertion",
          "Upload the certificate that matches the private key to the app, check that it has not"
              + " expired, and check the clock of this machine.",
          CREDENTIALS);

  /** With assertions: the clock. */
  static final Cure CODE =
      row(
          "authorization code",
          "The authorization code was used, is older than 15 minutes, or belongs to another"
              + " redirect URI or host: start the authorisation again. If an assertion was sent,"
              + " check the clock and the time zone of this machine.",
          HUMAN);

  static final List<Cure> ROWS =
      List.of(
          row(
              "request not supported on this domain",
              "Client credentials work at the org's own host only, not at login or test: use the"
                  + " org's My Domain, https://<mydomain>.my.salesforce.com (secret key Domain, or"
                  + " option loginUrl).",
              NEVER),
          row(
              "no client credentials user enabled",
              "The app has no run-as user: choose one under Client Credentials Flow in the app's"
                  + " policies (External Client App or Connected App), active and with the"
                  + " permission API Enabled.",
              NEVER),
          row(
              "client credentials flow not enabled",
              "Enable the client credentials flow: for an External Client App in its settings and in"
                  + " its policies, for a Connected App in its OAuth settings. It takes up to ten"
                  + " minutes to work.",
              NEVER),
          row(
              "no valid scopes",
              "The app has no scope for this flow: add 'Manage user data via APIs (api)' to its OAuth"
                  + " scopes, and for JWT bearer 'Perform requests at any time (refresh_token)'.",
              NEVER),
          APPROVAL,
          row("not admin approved", ClientCures.NOT_APPROVED, NEVER),
          AUDIENCE,
          ASSERTION,
          row(
              "expired access/refresh token",
              "The refresh token was revoked, replaced by a newer one, unused for too long, or the"
                  + " oldest of more than five approvals of this app by this user."
                  + AUTHORISE_AGAIN,
              HUMAN),
          row(
              "token validity expired",
              "The app's refresh token policy ended the grant: change the policy if it should last"
                  + " longer."
                  + AUTHORISE_AGAIN,
              HUMAN),
          CODE,
          row(
              "code verifier",
              "The PKCE verifier is missing or does not fit the challenge: start the authorisation"
                  + " again, and let it end where it began.",
              HUMAN),
          row(
              "ip restricted",
              "This machine's address is not allowed: add it to the login IP ranges of the user's"
                  + " profile or to the app's ranges, or relax IP restrictions in the app's policies.",
              NEVER),
          row(
              "login hours",
              "The user may not log in at this hour: change the login hours of the user's profile.",
              NEVER),
          row("inactive user", ClientCures.INACTIVE_USER, NEVER),
          row(
              "authentication failure",
              "The user's Login History in Setup names the reason: a frozen user, login hours, or a"
                  + " flow that is blocked.",
              NEVER),
          row(
              "",
              "The user's Login History in Setup names the reason; check the app's policies and its"
                  + " run-as user.",
              NEVER));

  private GrantCures() {}

  private static Cure row(String contains, String advice, RetryClass retry) {
    return new Cure(Set.of("invalid_grant"), contains, advice, retry);
  }
}
