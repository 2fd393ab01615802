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
      "Let a person authorise again, with the scope refresh_token.";

  /** What is known of the configuration tells which of the reasons is likely. */
  static final Cure APPROVAL =
      row(
          "approved this consumer",
          NEVER,
          "The user has not approved the app, or cannot be found: Salesforce says the same of both.",
          "Check the user name (not the e-mail address; in a sandbox with its suffix), that the user"
              + " is active, and that the login host is the org's.",
          Approval.PRE_AUTHORISE,
          "Or let the user approve the app once with the scope refresh_token.");

  /** Another audience may be the right one. */
  static final Cure AUDIENCE =
      row(
          "audience",
          NEVER,
          "The assertion's audience does not fit the org.",
          "It is https://login.salesforce.com for production and Developer Edition,"
              + " https://test.salesforce.com for sandboxes and scratch orgs, or the URL of the"
              + " Experience Cloud site; a My Domain only where that is known to work.");

  /** The key may have been replaced, or the assertion come too late. */
  static final Cure ASSERTION =
      row(
          "invalid assertion",
          CREDENTIALS,
          "The assertion's signature, times or shape were not accepted.",
          "Upload the certificate that matches the private key to the app, under JWT Bearer Flow or"
              + " Use digital signatures"
              + Places.SETTINGS
              + ".",
          "Check that this certificate has not expired.",
          "Check the clock of this machine (NTP).");

  /** Another process may have stored a newer one. */
  static final Cure REFRESH_TOKEN =
      row(
          "expired access/refresh token",
          HUMAN,
          "The refresh token was revoked, replaced by a newer one, unused for too long, or the"
              + " oldest of more than five approvals of this app by this user.",
          AUTHORISE_AGAIN,
          "If it happens again: let no two environments share user and app, and see that every"
              + " process that rotates the token keeps it in the same secret.");

  /** With assertions: the clock. */
  static final Cure CODE =
      row(
          "authorization code",
          HUMAN,
          "The authorization code was used, is older than 15 minutes, or belongs to another redirect"
              + " URI or host.",
          "Start the authorisation again.",
          "If an assertion was sent, check the clock and the time zone of this machine.");

  static final List<Cure> ROWS =
      List.of(
          row(
              "request not supported on this domain",
              NEVER,
              "Client credentials work at the org's own host only, not at login or test.",
              "Use the org's My Domain, https://<mydomain>.my.salesforce.com (Setup > My Domain), in"
                  + " the secret's key Domain or in the option loginUrl."),
          row(
              "no client credentials user enabled",
              NEVER,
              "The app has no run-as user.",
              "Choose one under Client Credentials Flow in the app's policies"
                  + Places.POLICIES
                  + ".",
              "See that this user is active and has the permission API Enabled (best an integration"
                  + " user with API Only)."),
          row(
              "client credentials flow not enabled",
              NEVER,
              "The client credentials flow is off for this app.",
              "Tick Enable Client Credentials Flow in the app's settings" + Places.SETTINGS + ".",
              "Tick it for an External Client App in its Policies too, and choose the run-as user.",
              "Wait: it takes up to ten minutes to work."),
          row(
              "no valid scopes",
              NEVER,
              "The app has no scope for this flow.",
              "Add 'Manage user data via APIs (api)' to its OAuth scopes, and for JWT bearer 'Perform"
                  + " requests at any time (refresh_token, offline_access)'"
                  + Places.SETTINGS
                  + ".",
              "Wait: it takes up to ten minutes to work."),
          APPROVAL,
          ClientCures.NOT_APPROVED.about("invalid_grant", "not admin approved"),
          AUDIENCE,
          ASSERTION,
          REFRESH_TOKEN,
          row(
              "token validity expired",
              HUMAN,
              "The app's refresh token policy ended the grant.",
              AUTHORISE_AGAIN,
              "If it should last longer, change the refresh token policy" + Places.POLICIES + "."),
          CODE,
          row(
              "code verifier",
              HUMAN,
              "The PKCE verifier is missing or does not fit the challenge.",
              "Start the authorisation again, and let it end where it began: the verifier is kept"
                  + " beside the state."),
          row(
              "ip restricted",
              NEVER,
              "This machine's address may not log in as {user}.",
              "Add the address with which this machine appears outside to the login IP ranges of the"
                  + " user's profile (Setup > Profiles > the profile > Login IP Ranges), and to the"
                  + " app's allowlist if it has one.",
              "Or set IP Relaxation to relax IP restrictions" + Places.POLICIES + "."),
          row(
              "login hours",
              NEVER,
              "The profile of {user} allows no login at this hour.",
              "Change Login Hours (Setup > Profiles > the profile > Login Hours), or {choose"
                  + " another}."),
          ClientCures.INACTIVE.about("invalid_grant", "inactive user"),
          row(
              "authentication failure",
              NEVER,
              "The user could not be authenticated: frozen, outside of the login hours, a wrong"
                  + " password or security token, or a flow that is blocked.",
              "Read the reason in the " + Places.LOGIN_HISTORY + ".",
              "Unfreeze the user or lift the restriction; where a password is sent, move to the client"
                  + " credentials or JWT bearer flow."),
          row(
              "",
              NEVER,
              "Something is wrong with user, flow or grant.",
              "Read the reason in the " + Places.LOGIN_HISTORY + ".",
              "Check the app's policies and its run-as user" + Places.POLICIES + "."));

  private GrantCures() {}

  private static Cure row(String contains, RetryClass retry, String meaning, String... steps) {
    return new Cure(Set.of("invalid_grant"), contains, retry, meaning, List.of(steps));
  }
}
