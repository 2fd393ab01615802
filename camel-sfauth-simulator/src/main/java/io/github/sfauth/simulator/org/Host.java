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
import io.github.sfauth.simulator.server.Service;
import java.util.function.BiFunction;

/** One host of the org. All of them serve OAuth; what they do with API calls differs. */
final class Host implements Service {

  private final TokenService token;
  private final OAuthService oauth;
  private final Setup setup;
  private volatile BiFunction<Operation, Call, Answer> api;

  Host(
      TokenService token,
      OAuthService oauth,
      Setup setup,
      BiFunction<Operation, Call, Answer> api) {
    this.token = token;
    this.oauth = oauth;
    this.setup = setup;
    this.api = api;
  }

  /** Has API calls answered in another way from now on. */
  void api(BiFunction<Operation, Call, Answer> other) {
    api = other;
  }

  @Override
  public String operation(Call call) {
    return Operation.of(call).label();
  }

  @Override
  public Answer handle(Call call) {
    Operation operation = Operation.of(call);
    try {
      return switch (operation) {
        case TOKEN -> token.answer(call);
        case REVOKE -> oauth.revoke(call);
        case USERINFO -> oauth.userinfo(call);
        case DISCOVERY -> oauth.discovery(call);
        case SETUP -> setup.answer(call);
        case IDENTITY -> oauth.identity(call);
        default -> api.apply(operation, call);
      };
    } catch (RefusedException malformed) {
      return malformed.error().answer();
    }
  }
}
