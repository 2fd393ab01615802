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

import static io.github.sfauth.token.RetryClass.BACK_OFF;
import static io.github.sfauth.token.RetryClass.CREDENTIALS;
import static io.github.sfauth.token.RetryClass.HUMAN;
import static io.github.sfauth.token.RetryClass.NEVER;

import java.util.List;

/**
 * What Salesforce's refusals mean and how they are mended ("OAuth 2.0 Authorization Errors" in
 * Salesforce Help). The code decides; the description only refines, and an unknown one is no error.
 * The first row that fits counts.
 */
final class Cures {

  private static final String MY_DOMAIN =
      "Use the org's My Domain: https://<mydomain>.my.salesforce.com (secret key Domain, or option"
          + " loginUrl).";

  private static final List<Cure> TABLE =
      List.of(
          new Cure(
              "invalid_grant",
              "request not supported on this domain",
              "Client credentials work at the org's own host only, not at login or test. "
                  + MY_DOMAIN,
              NEVER),
          new Cure(
              "invalid_grant",
              "no client credentials user enabled",
              "The app has no run-as user: choose one in the app's policies, active and with API"
                  + " access.",
              NEVER),
          new Cure(
              "invalid_grant",
              "client credentials flow not enabled",
              "Enable the client credentials flow in the app's settings, and for an External Client"
                  + " App in its policies too; it takes up to ten minutes to work.",
              NEVER),
          new Cure(
              "invalid_grant",
              "no valid scopes",
              "The app has no scope for this flow: add 'api' (Manage user data via APIs).",
              NEVER),
          new Cure(
              "invalid_grant",
              "user hasn't approved this consumer",
              "Pre-authorise the user (permitted users: admin approved, and attach a profile or"
                  + " permission set), or let the user approve the app once; check the user name and"
                  + " the login host.",
              NEVER),
          new Cure(
              "invalid_grant",
              "audience",
              "The assertion's audience must fit the org: login host for production, test host for"
                  + " sandboxes.",
              NEVER),
          new Cure(
              "invalid_grant",
              "invalid assertion",
              "Upload the certificate that matches the key, and check the clock of this machine.",
              CREDENTIALS),
          new Cure(
              "invalid_grant",
              "expired access/refresh token",
              "The refresh token was revoked, replaced or unused for too long: authorise again.",
              HUMAN),
          new Cure(
              "invalid_grant",
              "token validity expired",
              "The app's refresh token policy ended the grant: authorise again.",
              HUMAN),
          new Cure(
              "invalid_grant",
              "authorization code",
              "The authorization code was used, is too old or belongs to another redirect URI: start"
                  + " again.",
              HUMAN),
          new Cure(
              "invalid_grant",
              "code verifier",
              "The PKCE verifier does not fit the challenge: start again.",
              HUMAN),
          new Cure(
              "invalid_grant",
              "ip restricted",
              "This machine's address is not allowed: add it to the trusted ranges of profile or app,"
                  + " or relax IP restrictions in the app's policies.",
              NEVER),
          new Cure(
              "invalid_grant",
              "invalid login hours",
              "The user may not log in at this hour: change the profile's login hours.",
              NEVER),
          new Cure(
              "invalid_grant",
              "inactive user",
              "The user is deactivated or frozen: reactivate it, or choose another run-as user.",
              NEVER),
          new Cure(
              "invalid_grant",
              "authentication failure",
              "Look at the user's Login History in Setup: it names the reason.",
              NEVER),
          new Cure(
              "inactive_user",
              "",
              "The user is deactivated or frozen: reactivate it, or choose another run-as user.",
              NEVER),
          new Cure("inactive_org", "", "The org is locked or closed: ask Salesforce.", NEVER),
          new Cure(
              "invalid_client_id",
              "",
              "Check the consumer key and that the host belongs to the app's org; a new app takes up"
                  + " to ten minutes to work.",
              CREDENTIALS),
          new Cure(
              "invalid_client",
              "",
              "The consumer secret is wrong or was rotated: update the secret.",
              CREDENTIALS),
          new Cure(
              "invalid_app_access",
              "",
              "The user is not approved for the app: attach the app to the run-as user's profile or"
                  + " permission set.",
              NEVER),
          new Cure(
              "OAUTH_APP_ACCESS_DENIED",
              "",
              "The user is not approved for the app: attach the app to a profile or permission set.",
              NEVER),
          new Cure(
              "app_not_found",
              "",
              "The External Client App is not installed in this org: install its package, or use the"
                  + " right org's host.",
              NEVER),
          new Cure(
              "OAUTH_EC_APP_NOT_FOUND",
              "",
              "The External Client App is not installed in this org: install its package, or use the"
                  + " right org's host.",
              NEVER),
          new Cure("app_blocked", "", "An administrator blocked the app: unblock it.", NEVER),
          new Cure("OAUTH_APP_BLOCKED", "", "An administrator blocked the app: unblock it.", NEVER),
          new Cure("fail_close_app_blocked", "", "The app is blocked: unblock it.", NEVER),
          new Cure(
              "unsupported_grant_type",
              "",
              "The flow is disabled for the app or the org, or the host is no Salesforce login host.",
              NEVER),
          new Cure(
              "oauth_flow_disabled",
              "",
              "The flow is disabled for the whole org: enable it under OAuth and OpenID Connect"
                  + " Settings.",
              NEVER),
          new Cure(
              "invalid_scope",
              "",
              "Add the scope to the app, or leave the option scope out.",
              NEVER),
          new Cure(
              "rate_limit_exceeded",
              "",
              "Salesforce allows 3,600 logins an hour for one user: share one token, and wait.",
              BACK_OFF),
          new Cure("server_error", "", "Salesforce is in trouble: it is asked again.", BACK_OFF),
          new Cure(
              "service_unavailable", "", "Salesforce is in trouble: it is asked again.", BACK_OFF),
          new Cure("system_down", "", "Salesforce is down: it is asked again.", BACK_OFF),
          new Cure("unknown_error", "", "Salesforce is in trouble: it is asked again.", BACK_OFF),
          new Cure(
              Cure.ANY,
              "",
              "Look the code up in 'OAuth 2.0 Authorization Errors' in Salesforce Help, and the login"
                  + " in the user's Login History.",
              NEVER));

  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Cure LATER =
      new Cure(Cure.ANY, "", "Salesforce is in trouble: it is asked again.", BACK_OFF);

  private Cures() {}

  static Cure of(TokenResponse.Refused refused) {
    if (refused.status() >= SERVER_ERROR || refused.status() == TOO_MANY_REQUESTS) {
      return LATER;
    }
    return TABLE.stream().filter(cure -> cure.fits(refused.error())).findFirst().orElseThrow();
  }
}
