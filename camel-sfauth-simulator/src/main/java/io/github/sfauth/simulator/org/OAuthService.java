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
import java.util.function.Function;

/**
 * What an org serves beside its token endpoint: revocation, userinfo and identity URL. The identity
 * service refuses in its own words, not in those of the data API (Salesforce Help, "Identity
 * URLs").
 */
final class OAuthService {

  private static final Answer BAD_TOKEN =
      Answer.of(403, "text/html;charset=UTF-8", "Bad_OAuth_Token");
  private static final Answer MISSING_TOKEN =
      Answer.of(403, "text/html;charset=UTF-8", "Missing_OAuth_Token");

  private final Sessions sessions;
  private final Identity identity;

  OAuthService(Sessions sessions, Identity identity) {
    this.sessions = sessions;
    this.identity = identity;
  }

  /** OpenID Connect Discovery 1.0, section 3; needs no session. */
  Answer discovery(Call call) {
    String host = call.uri().getScheme() + "://" + call.uri().getRawAuthority();
    String oauth = host + "/services/oauth2/";
    return Json.answer(
        200,
        Json.object()
            .put("issuer", host)
            .put("authorization_endpoint", oauth + "authorize")
            .put("token_endpoint", oauth + "token")
            .put("revocation_endpoint", oauth + "revoke")
            .put("userinfo_endpoint", oauth + "userinfo")
            .put("introspection_endpoint", oauth + "introspect")
            .put("jwks_uri", host + "/id/keys"));
  }

  Answer userinfo(Call call) {
    return aboutUser(call, session -> Json.answer(200, identity.userinfo(session.username())));
  }

  Answer identity(Call call) {
    return aboutUser(
        call,
        session ->
            identity.url(session.username()).getPath().equals(call.path())
                ? Json.answer(200, identity.identity(session.username()))
                : Answer.of(404, "text/html;charset=UTF-8", "Bad_Id"));
  }

  private Answer aboutUser(Call call, Function<Session, Answer> answer) {
    Optional<String> token = BearerToken.of(call).or(() -> inQuery(call));
    if (token.isEmpty()) {
      return MISSING_TOKEN;
    }
    return token.flatMap(sessions::use).map(answer).orElse(BAD_TOKEN);
  }

  private static Optional<String> inQuery(Call call) {
    return Optional.ofNullable(call.uri().getRawQuery())
        .flatMap(query -> Form.parse(query).value("oauth_token"));
  }

  /** RFC 7009 has 200 for unknown tokens; Salesforce answers 400. GET works as well as POST. */
  Answer revoke(Call call) {
    String parameters =
        call.method().equals("POST")
            ? call.text()
            : Optional.ofNullable(call.uri().getRawQuery()).orElse("");
    boolean ended = Form.parse(parameters).value("token").filter(sessions::end).isPresent();
    return ended
        ? Answer.of(200, "text/html;charset=UTF-8", "")
        : TokenRefusal.TOKEN_INVALID.asError().answer();
  }
}
