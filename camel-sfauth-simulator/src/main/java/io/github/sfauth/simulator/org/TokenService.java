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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The token endpoint, for client credentials (Salesforce Help, "OAuth 2.0 Client Credentials Flow
 * for Server-to-Server Integration"; RFC 6749, sections 2.3, 3.2 and 4.4) and for assertions of
 * users ({@link JwtBearerFlow}).
 */
final class TokenService {

  private static final String CLIENT_CREDENTIALS = "client_credentials";

  private final ClientProof clients;
  private final JwtBearerFlow jwtBearer;
  private final Sessions sessions;
  private final LoginHistory history;
  private final Planned<OAuthError> refusals;
  private final TokenAnswer tokenAnswer;
  private volatile boolean loginHost;

  TokenService(
      ClientProof clients,
      JwtBearerFlow jwtBearer,
      Sessions sessions,
      LoginHistory history,
      Planned<OAuthError> refusals,
      TokenAnswer tokenAnswer) {
    this.clients = clients;
    this.jwtBearer = jwtBearer;
    this.sessions = sessions;
    this.history = history;
    this.refusals = refusals;
    this.tokenAnswer = tokenAnswer;
  }

  /** Serves client credentials no longer, as login.salesforce.com does not. */
  void asLoginHost(boolean on) {
    loginHost = on;
  }

  Answer answer(Call call) {
    try {
      if (!call.method().equals("POST")) {
        throw new RefusedException(TokenRefusal.POST_REQUIRED);
      }
      Form form = Form.parse(call.text());
      return form.value("grant_type").filter(JwtBearerFlow.GRANT_TYPE::equals).isPresent()
          ? assertion(form)
          : clientCredentials(call, form);
    } catch (RefusedException refused) {
      return refused.error().answer();
    }
  }

  private Answer clientCredentials(Call call, Form form) {
    Optional<Login> named =
        clients
            .named(call, form)
            .map(app -> new Login(app, app.runAsUsername(), LoginHistoryEntry.CLIENT_CREDENTIALS));
    return noted(
        named,
        () -> {
          if (form.value("grant_type").filter(CLIENT_CREDENTIALS::equals).isEmpty()) {
            throw new RefusedException(TokenRefusal.GRANT_TYPE_UNSUPPORTED);
          } else if (loginHost) {
            throw new RefusedException(TokenRefusal.WRONG_DOMAIN);
          }
          ConnectedApp app = clients.authenticate(call, form);
          refuse(app.refusalOfClientCredentials());
          Scope scope = form.value("scope").map(app.scope()::narrowedTo).orElse(app.scope());
          Session session = open(named.orElseThrow(), scope);
          return tokenAnswer.signed(session, app);
        });
  }

  /** Scopes are not asked for here, but were approved before. */
  private Answer assertion(Form form) {
    return noted(
        jwtBearer.named(form),
        () -> {
          Login login = jwtBearer.login(form);
          return tokenAnswer.toAssertion(open(login, login.app().scope()), login.app());
        });
  }

  private Session open(Login login, Scope scope) {
    if (scope.isEmpty()) {
      throw new RefusedException(TokenRefusal.NO_SCOPES);
    } else if (!history.admit(login)) {
      throw new RefusedException(TokenRefusal.RATE_LIMIT_EXCEEDED);
    }
    return sessions.open(login.app(), login.username(), scope);
  }

  /** What was planned comes first; refusals are noted where it is known whose they are. */
  private Answer noted(Optional<Login> named, Supplier<Answer> login) {
    try {
      refusals.take().ifPresent(TokenService::refuse);
      return login.get();
    } catch (RefusedException refused) {
      named.ifPresent(who -> history.failed(who, refused.error().history()));
      throw refused;
    }
  }

  private static void refuse(Optional<TokenRefusal> refusal) {
    refusal.map(TokenRefusal::asError).ifPresent(TokenService::refuse);
  }

  private static void refuse(OAuthError error) {
    throw new RefusedException(error);
  }
}
