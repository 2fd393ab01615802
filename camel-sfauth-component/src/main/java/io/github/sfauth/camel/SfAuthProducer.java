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
package io.github.sfauth.camel;

import io.github.sfauth.camel.connection.AuthorizationValue;
import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.route.Remedy;
import io.github.sfauth.token.AccessToken;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Stamps the token. With a token in hand that takes a volatile read, a clock and two headers; an
 * exchange that has to wait gives its thread back and is continued on the component's resume pool.
 */
public class SfAuthProducer extends DefaultAsyncProducer {

  private final SfAuthEndpoint endpoint;
  private final boolean synchronous;
  private final boolean identityHeaders;
  private final boolean keepHeaders;
  private final Waiters waiters;

  // One value serves for every exchange that gets the same token.
  private volatile @Nullable AuthorizationValue last;

  /**
   * Makes a producer.
   *
   * @param endpoint its endpoint
   */
  public SfAuthProducer(SfAuthEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.synchronous = endpoint.options().synchronous();
    this.identityHeaders = endpoint.options().identityHeaders();
    this.keepHeaders = endpoint.options().keepHeaders();
    this.waiters = new Waiters(endpoint.getComponent()::resumePool);
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      Remedy.beforeStamp(exchange);
      Connection connection = endpoint.connection();
      Optional<AccessToken> ready = connection.source().ready();
      if (ready.isPresent() && nothingToLearn(connection, ready.get())) {
        stamp(exchange, connection, ready.get());
      } else if (synchronous || exchange.isTransacted()) {
        stampWaiting(exchange, connection);
      } else {
        waiters.await(
            prepared(connection), token -> stamp(exchange, connection, token), exchange, callback);
        return false;
      }
    } catch (RuntimeException e) {
      exchange.setException(e);
    }
    callback.done(true);
    return true;
  }

  private boolean nothingToLearn(Connection connection, AccessToken token) {
    return !identityHeaders || connection.identities().settled(token);
  }

  private void stamp(Exchange exchange, Connection connection, AccessToken token) {
    AuthorizationValue value = last;
    if (value == null || value.token() != token) {
      value = new AuthorizationValue(connection, token, keepHeaders);
      last = value;
    }
    Stamp.put(exchange.getMessage(), value);
    if (identityHeaders) {
      // If they are unknown the exchange goes on without: they are no reason to stop.
      connection
          .identities()
          .known(token)
          .ifPresent(identity -> Stamp.put(exchange.getMessage(), identity));
    }
    if (endpoint.getComponent().headersMayBeDropped()) {
      Stamp.remember(exchange, value);
    }
    Remedy.afterStamp(exchange, value);
  }

  private void stampWaiting(Exchange exchange, Connection connection) {
    AccessToken token = connection.source().token();
    if (identityHeaders) {
      connection.identities().await(token);
    }
    stamp(exchange, connection, token);
  }

  /** The token to be stamped, once everything else that is stamped with it is known as well. */
  private CompletionStage<AccessToken> prepared(Connection connection) {
    CompletionStage<AccessToken> token = connection.source().tokenAsync();
    return identityHeaders
        ? token.thenCompose(got -> connection.identities().ask(got).thenApply(any -> got))
        : token;
  }

  @Override
  protected void doStop() throws Exception {
    waiters.failAll();
    super.doStop();
  }
}
