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
import static io.github.sfauth.token.RetryClass.NEVER;

import java.util.List;
import java.util.Set;

/** What is wrong with the app, its credentials, its user or its org. */
final class ClientCures {

  /** The policy that a user must be attached to the app. */
  static final Cure NOT_APPROVED =
      Cure.of(
          Set.of("invalid_app_access", "oauth_app_access_denied"),
          NEVER,
          "The app admits pre-authorised users only, and {user} is none.",
          "Attach the profile of {user}, or a permission set that this user has, to the app"
              + Places.ATTACHED
              + ".",
          "Wait a few minutes, as the change takes time; or {choose another}.");

  /** A user who cannot log in at all. */
  static final Cure INACTIVE =
      Cure.of(
          Set.of("inactive_user"),
          NEVER,
          "{user} is deactivated or frozen.",
          "Reactivate or unfreeze this user (Setup > Users > the user).",
          "Or {choose another}.");

  /** The client's proof did not convince. */
  static final Cure CLIENT =
      Cure.of(
          Set.of("invalid_client"),
          CREDENTIALS,
          "The consumer secret is wrong, was rotated, or is missing.",
          "Open the app's Consumer Key and Secret (External Client App: Setup > External Client App"
              + " Manager > the app > Settings > OAuth Settings; Connected App: Setup > App Manager >"
              + " the app > View > Manage Consumer Details).",
          "Put both where the credentials are kept: secret keys ConsumerKey and ConsumerSecret, or"
              + " options clientId and clientSecret.");

  static final List<Cure> ROWS =
      List.of(
          Cure.of(
              Set.of("invalid_client_id"),
              CREDENTIALS,
              "The org knows no app with this consumer key.",
              "Compare the consumer key with the app's"
                  + Places.SETTINGS
                  + ": secret key ConsumerKey, or option clientId.",
              "Check that the login host is that of the app's org.",
              "Wait if the app is new: it takes up to ten minutes to work."),
          CLIENT,
          NOT_APPROVED,
          Cure.of(
              Set.of("app_not_found", "oauth_ec_app_not_found"),
              NEVER,
              "The External Client App is not installed in this org: such apps belong to one org.",
              "Check that the login host is that of the app's org.",
              "Or install the app's package here, and look for it in Setup > External Client App"
                  + " Manager."),
          Cure.of(
              Set.of("app_blocked", "oauth_app_blocked", "fail_close_app_blocked"),
              NEVER,
              "An administrator blocked the app, or uninstalled apps are not admitted.",
              "Unblock or install it (External Client App: Setup > External Client Apps OAuth Usage;"
                  + " Connected App: Setup > Connected Apps OAuth Usage).",
              "If API Access Control is on (Setup > API Access Control), let it admit the app."),
          Cure.of(
              Set.of("ecapp_policy_not_found", "oauth_policy_not_found"),
              NEVER,
              "The app has no OAuth policies in this org.",
              "Open its policies and save them" + Places.POLICIES + "."),
          INACTIVE,
          Cure.of(
              Set.of("inactive_org"),
              NEVER,
              "The org is locked, closed or suspended.",
              "Ask Salesforce's account team."),
          Cure.of(
              Set.of("oauth_flow_disabled"),
              NEVER,
              "The flow is disabled for the whole org.",
              "Enable it under " + Places.ORG_SETTINGS + "."),
          Cure.of(
              Set.of("unsupported_grant_type"),
              NEVER,
              "The flow is disabled for the app or the org, or the host is no login host.",
              "Enable the flow in the app's settings" + Places.SETTINGS + ".",
              "See that it is not switched off under " + Places.ORG_SETTINGS + ".",
              "Use the org's My Domain as login URL."),
          Cure.of(
              Set.of("unauthorized_client"),
              NEVER,
              "The app may not use this flow.",
              "Enable the flow in the app's settings" + Places.SETTINGS + ".",
              "Enable it for an External Client App in its Policies too."),
          Cure.of(
              Set.of("invalid_scope"),
              NEVER,
              "A scope was asked for that the app does not have.",
              "Add it to the app's OAuth scopes"
                  + Places.SETTINGS
                  + ", or leave the option scope out."),
          Cure.of(
              Set.of("login_error"),
              NEVER,
              "The login of {user} failed.",
              "Read the reason in the " + Places.LOGIN_HISTORY + "."),
          Cure.of(
              Set.of("invalid_session_level"),
              NEVER,
              "The org asks for a high assurance session, which a flow without a person cannot give.",
              "Relax the session policy of the app" + Places.POLICIES + ".",
              "Or relax the session level that the user's profile requires (Setup > Profiles > the"
                  + " profile > Session Settings)."));

  private ClientCures() {}
}
