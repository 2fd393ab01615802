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

/** Where in an org's Setup things are, as Salesforce Help names the pages. */
final class Places {

  /** What an administrator of the org decides about an app. */
  static final String POLICIES =
      " (External Client App: Setup > External Client App Manager > the app > Policies; Connected"
          + " App: Setup > Manage Connected Apps > the app > Edit Policies)";

  /** What whoever made an app decides about it. */
  static final String SETTINGS =
      " (External Client App: Setup > External Client App Manager > the app > Settings; Connected"
          + " App: Setup > App Manager > the app > Edit)";

  /** Where users are attached to an app. */
  static final String ATTACHED =
      " (External Client App: Setup > External Client App Manager > the app > Policies, selected"
          + " profiles and permission sets; Connected App: Setup > Manage Connected Apps > the app >"
          + " Manage Profiles or Manage Permission Sets)";

  /** Where both are, for what needs both. */
  static final String APPROVED =
      " (External Client App: Setup > External Client App Manager > the app > Policies; Connected"
          + " App: Setup > Manage Connected Apps > the app > Edit Policies, and Manage Profiles or"
          + " Manage Permission Sets)";

  /** Where a user's refused logins are listed with their reasons. */
  static final String LOGIN_HISTORY = "Login History (Setup > Login History)";

  /** What holds for every app of an org. */
  static final String ORG_SETTINGS = "Setup > OAuth and OpenID Connect Settings";

  private Places() {}
}
