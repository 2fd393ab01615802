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

import io.github.sfauth.token.RetryClass;
import java.util.List;
import java.util.Set;

/** What is wrong with the app, its credentials, its user or its org. */
final class ClientCures {

  static final String NOT_APPROVED =
      "The app admits pre-authorised users only, and this user is none: attach the app to the"
          + " profile or a permission set of the run-as user (External Client App: its policies;"
          + " Connected App: Manage Profiles or Manage Permission Sets).";

  static final String INACTIVE_USER =
      "The user is deactivated or frozen: reactivate it, or choose another run-as user in the app's"
          + " policies (with JWT bearer: another user name).";

  private static final String NOT_INSTALLED =
      "The External Client App is not installed in this org: install its package, or use the host of"
          + " the org that it belongs to.";

  private static final String BLOCKED =
      "The app is blocked in this org: unblock it under Connected Apps OAuth Usage in Setup, or"
          + " install it; API Access Control may also list which apps are allowed.";

  /** The client's proof did not convince. */
  static final Cure CLIENT =
      row(
          Set.of("invalid_client"),
          "The consumer secret is wrong, was rotated or is missing: put the app's current"
              + " consumer key and secret where the credentials are kept.",
          CREDENTIALS);

  static final List<Cure> ROWS =
      List.of(
          row(
              Set.of("invalid_client_id"),
              "Check the consumer key, and that the host belongs to the app's org; a new app takes up"
                  + " to ten minutes to work.",
              CREDENTIALS),
          CLIENT,
          row(Set.of("invalid_app_access", "oauth_app_access_denied"), NOT_APPROVED, NEVER),
          row(Set.of("app_not_found", "oauth_ec_app_not_found"), NOT_INSTALLED, NEVER),
          row(Set.of("app_blocked", "oauth_app_blocked", "fail_close_app_blocked"), BLOCKED, NEVER),
          row(
              Set.of("ecapp_policy_not_found", "oauth_policy_not_found"),
              "The app has no OAuth policies in this org: open the app in Setup, and save its"
                  + " policies.",
              NEVER),
          row(Set.of("inactive_user"), INACTIVE_USER, NEVER),
          row(
              Set.of("inactive_org"),
              "The org is locked, closed or suspended: ask Salesforce's account team.",
              NEVER),
          row(
              Set.of("oauth_flow_disabled"),
              "The flow is disabled for the whole org: enable it under OAuth and OpenID Connect"
                  + " Settings in Setup.",
              NEVER),
          row(
              Set.of("unsupported_grant_type"),
              "The flow is disabled for the app or the org, or the host is no login host: enable it"
                  + " in the app's settings and under OAuth and OpenID Connect Settings in Setup, and"
                  + " use the org's My Domain.",
              NEVER),
          row(
              Set.of("unauthorized_client"),
              "The app may not use this flow: enable it in the app's settings, and for an External"
                  + " Client App in its policies too.",
              NEVER),
          row(
              Set.of("invalid_scope"),
              "Add the scope to the app's OAuth scopes, or leave the option scope out.",
              NEVER),
          row(
              Set.of("login_error"),
              "The login failed: the user's Login History in Setup names the reason.",
              NEVER),
          row(
              Set.of("invalid_session_level"),
              "The app's policies ask for a high assurance session, which a flow without a person"
                  + " cannot give: relax the session policy of the app or of the user's profile.",
              NEVER));

  private ClientCures() {}

  private static Cure row(Set<String> codes, String advice, RetryClass retry) {
    return new Cure(codes, "", advice, retry);
  }
}
