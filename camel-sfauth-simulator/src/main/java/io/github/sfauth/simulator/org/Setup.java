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
package io.github.sfauth.simulator.org;

import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * What people do by hand in Setup, for scripts: {@code POST /simulator/certificate} with a PEM text
 * uploads a certificate to an app, {@code POST /simulator/approvals?username=…} lets a user, new if
 * need be, approve it. The org's own app, unless {@code consumerKey=…} names another. Salesforce
 * has no such thing.
 */
final class Setup {

  private final ConnectedApps apps;
  private final Users users;
  private final String usualApp;

  Setup(ConnectedApps apps, Users users, String usualApp) {
    this.apps = apps;
    this.users = users;
    this.usualApp = usualApp;
  }

  Answer answer(Call call) {
    Form query = Form.parse(Optional.ofNullable(call.uri().getRawQuery()).orElse(""));
    Optional<ConnectedApp> app = apps.withKey(query.value("consumerKey").orElse(usualApp));
    if (app.isEmpty()) {
      return wrong("The org has no app with this consumerKey");
    } else if (!call.method().equals("POST")) {
      return wrong("Must use POST");
    }
    return switch (call.path()) {
      case "/simulator/certificate" -> certificate(app.get(), call);
      case "/simulator/approvals" -> approval(app.get(), query.value("username"));
      default -> Answer.of(404, "text/plain", "There are certificate and approvals\n");
    };
  }

  private static Answer certificate(ConnectedApp app, Call call) {
    try {
      app.uploadCertificate(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(call.body())));
      return done();
    } catch (CertificateException | IllegalArgumentException unusable) {
      return wrong("The body must be a certificate of an RSA key, as PEM");
    }
  }

  private Answer approval(ConnectedApp app, Optional<String> username) {
    if (username.isEmpty()) {
      return wrong("Say who approves: ?username=...");
    }
    app.approve(users.add(username.get()).username());
    return done();
  }

  private static Answer done() {
    return Answer.of(204, "text/plain", "");
  }

  private static Answer wrong(String why) {
    return Answer.of(400, "text/plain", why + "\n");
  }
}
