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
import java.util.List;

/**
 * The token endpoint, for the client credentials flow (Salesforce Help, "OAuth 2.0 Client
 * Credentials Flow for Server-to-Server Integration"; RFC 6749 sections 2.3.1, 3.2 and 4.4).
 */
final class TokenService {

  private static final String CLIENT_CREDENTIALS = "client_credentials";

  private final ConnectedApps apps;
  private final Sessions sessions;
  private final LoginHistory history;
  private final Planned<OAuthError> refusals;
  private final TokenAnswer tokenAnswer;
  private volatile boolean loginHost;

  TokenService(
      ConnectedApps apps,
      Sessions sessions,
      LoginHistory history,
      Planned<OAuthError> refusals,
      TokenAnswer tokenAnswer) {
    this.apps = apps;
    this.sessions = sessions;
    this.history = history;
    this.refusals = refusals;
    this.tokenAnswer = tokenAnswer;
  }

  /** Serves this flow no longer, as login.salesforce.com does not. */
  void asLoginHost(boolean on) {
    loginHost = on;
  }

  Answer answer(Call call) {
    try {
      if (!call.method().equals("POST")) {
        throw new RefusedException(TokenRefusal.POST_REQUIRED);
      }
      Form form = Form.parse(call.text());
      return login(form, ClientCredentials.sentWith(call, form));
    } catch (RefusedException refused) {
      return refused.error().answer();
    }
  }

  private Answer login(Form form, List<ClientCredentials> sent) {
    try {
      ConnectedApp app = authenticated(form, sent);
      Scope scope = form.value("scope").map(app.scope()::narrowedTo).orElse(app.scope());
      if (scope.isEmpty()) {
        throw new RefusedException(TokenRefusal.NO_SCOPES);
      }
      if (!history.admit(app)) {
        throw new RefusedException(TokenRefusal.RATE_LIMIT_EXCEEDED);
      }
      return tokenAnswer.of(sessions.open(app, scope), app);
    } catch (RefusedException refused) {
      apps.named(sent).ifPresent(app -> history.failed(app, refused.error().history()));
      throw refused;
    }
  }

  private ConnectedApp authenticated(Form form, List<ClientCredentials> sent) {
    refusals.take().ifPresent(TokenService::refuse);
    if (!form.value("grant_type").filter(CLIENT_CREDENTIALS::equals).isPresent()) {
      throw new RefusedException(TokenRefusal.GRANT_TYPE_UNSUPPORTED);
    }
    if (loginHost) {
      throw new RefusedException(TokenRefusal.WRONG_DOMAIN);
    }
    ConnectedApp app = apps.authenticate(sent);
    app.refusal().map(TokenRefusal::asError).ifPresent(TokenService::refuse);
    return app;
  }

  private static void refuse(OAuthError error) {
    throw new RefusedException(error);
  }
}
