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
package io.github.sfauth.examples.keys;

import java.io.PrintStream;
import java.nio.file.Path;

/** Tells what people do in Salesforce's Setup, click by click. */
final class UploadSteps {

  private static final String NEW_APP =
      """

      Upload %1$s to Salesforce. In an External Client App:
        1. Setup > External Client App Manager > New External Client App, or your app.
        2. Settings > OAuth Settings: tick "Enable OAuth"; any callback URL will do, such as
           https://login.salesforce.com/services/oauth2/success.
        3. Scopes: "Manage user data via APIs (api)" and
           "Perform requests at any time (refresh_token, offline_access)".
        4. Flow Enablement: tick "Enable JWT Bearer Flow" and upload %1$s.
        5. Policies > OAuth Policies > Permitted Users: "Admin approved users are pre-authorized".
        6. Policies > App Policies: select a permission set, and assign it to the user.
      In a Connected App that exists (new ones cannot be made any more): Setup > App Manager >
        your app > Edit > "Use digital signatures" and upload %1$s; then Manage > Edit Policies, as
        in 5, and Manage Permission Sets.
      Salesforce may take 10 minutes to know of it.
      """;

  private static final String ROTATION =
      """

      Upload %1$s to the app BEFORE a route logs in again: from now on the secret holds its key.
        External Client App: Setup > External Client App Manager > your app > Settings >
          OAuth Settings > "Enable JWT Bearer Flow": replace the certificate.
        Connected App: Setup > App Manager > your app > Edit > "Use digital signatures".
      Routes go on with the token that they have. To upload first and change the secret later: make
      the files with --no-secret, upload, and then run --rotate with --existing.
      """;

  private static final String SIMULATOR =
      """
      On the simulator this stands for the upload:
        curl --fail --data-binary @%s %s/simulator/certificate
      """;

  private UploadSteps() {}

  static void print(SecretOrder order, Path certificate, PrintStream out) {
    out.printf(order instanceof SecretOrder.Rotate ? ROTATION : NEW_APP, certificate);
    if (order instanceof SecretOrder.Create create
        && !SecretOrder.GUARD.trusts(create.loginUrl().getHost())) {
      // Only loopback gets past the guard without being Salesforce's.
      out.printf(SIMULATOR, certificate, create.loginUrl());
    }
  }
}
