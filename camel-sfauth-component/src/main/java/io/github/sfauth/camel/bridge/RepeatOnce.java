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
package io.github.sfauth.camel.bridge;

import io.github.sfauth.camel.connection.AuthorizationValue;
import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.SfAuthException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Makes a call with the connection's token, and once more with the next one if its session had
 * ended: on the instance of that token, through the same proxy. A second refusal is handed out.
 */
final class RepeatOnce implements ExecChainHandler {

  private final Directory directory;

  RepeatOnce(Directory directory) {
    this.directory = directory;
  }

  @Override
  public ClassicHttpResponse execute(ClassicHttpRequest request, Scope scope, ExecChain chain)
      throws IOException, HttpException {
    // An endpoint that was restarted has configured its client twice.
    boolean underWay = Attempt.under(scope.clientContext) != null;
    String host = scope.route.getTargetHost().getHostName();
    Optional<Connection> connection = underWay ? Optional.empty() : directory.connectionFor(host);
    if (connection.isEmpty()) {
      return chain.proceed(request, scope);
    }
    AccessToken token = connection.get().source().token();
    Scope addressed = Placeholder.is(host) ? Instance.of(token).readdressed(scope, "") : scope;
    return call(connection.get(), token, addressed, chain);
  }

  private static ClassicHttpResponse call(
      Connection connection, AccessToken token, Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Attempt first = new Attempt(new AuthorizationValue(connection, token, false));
    ClassicHttpResponse response = first.send(scope, chain);
    HttpEntity body = scope.originalRequest.getEntity();
    if (!first.refused(response) || !Replay.possible(body)) {
      return response;
    }
    AccessToken fresh = next(connection, response);
    if (fresh.sameValueAs(token)) {
      return response;
    }
    Replay.rewind(body);
    response.close();
    Attempt second = new Attempt(new AuthorizationValue(connection, fresh, false));
    String oldPath = Instance.of(token).path();
    ClassicHttpResponse last = second.send(Instance.of(fresh).readdressed(scope, oldPath), chain);
    // For what is learned from it: there is no third attempt.
    boolean unused = second.refused(last);
    return last;
  }

  /** The reason why there is no token tells more than the refusal that made it be asked for. */
  private static AccessToken next(Connection connection, ClassicHttpResponse refusal)
      throws IOException {
    try {
      return connection.source().token();
    } catch (SfAuthException e) {
      refusal.close();
      throw e;
    }
  }
}
