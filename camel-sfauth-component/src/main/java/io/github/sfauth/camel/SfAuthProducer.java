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
import io.github.sfauth.camel.connection.Identity;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.route.Remedy;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.SfAuthException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stamps the token. With a token in hand that takes a volatile read, a clock and two headers; an
 * exchange that has to wait gives its thread back and is continued on the component's resume pool.
 */
public class SfAuthProducer extends DefaultAsyncProducer {

  private static final Logger LOG = LoggerFactory.getLogger(SfAuthProducer.class);

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
      if (ready.isPresent() && stampAtOnce(exchange, connection, ready.get())) {
        callback.done(true);
        return true;
      } else if (synchronous || exchange.isTransacted()) {
        stampWaiting(exchange, connection);
      } else {
        waiters.await(
            stamping(connection), stamping -> stamping.apply(exchange), exchange, callback);
        return false;
      }
    } catch (RuntimeException e) {
      exchange.setException(e);
    }
    callback.done(true);
    return true;
  }

  private boolean stampAtOnce(Exchange exchange, Connection connection, AccessToken token) {
    if (identityHeaders) {
      Optional<Identity> identity = connection.identities().known(token);
      if (identity.isEmpty()) {
        return false;
      }
      Stamp.put(exchange.getMessage(), identity.get());
    }
    stamp(exchange, connection, token);
    return true;
  }

  private void stamp(Exchange exchange, Connection connection, AccessToken token) {
    AuthorizationValue value = last;
    if (value == null || value.token() != token) {
      value = new AuthorizationValue(connection, token, keepHeaders);
      last = value;
    }
    Stamp.put(exchange.getMessage(), value);
    if (endpoint.getComponent().headersMayBeDropped()) {
      Stamp.remember(exchange, value);
    }
    Remedy.afterStamp(exchange, value);
  }

  private void stampWaiting(Exchange exchange, Connection connection) {
    AccessToken token = connection.source().token();
    Optional<Identity> identity =
        identityHeaders
            ? identity(connection, token).toCompletableFuture().join()
            : Optional.empty();
    identity.ifPresent(who -> Stamp.put(exchange.getMessage(), who));
    stamp(exchange, connection, token);
  }

  /** What is still to be done to an exchange once everything is known. */
  private interface Stamping {
    void apply(Exchange exchange);
  }

  private CompletionStage<Stamping> stamping(Connection connection) {
    CompletionStage<AccessToken> token = connection.source().tokenAsync();
    if (!identityHeaders) {
      return token.thenApply(got -> exchange -> stamp(exchange, connection, got));
    }
    return token.thenCompose(
        got ->
            identity(connection, got)
                .thenApply(
                    identity ->
                        exchange -> {
                          identity.ifPresent(who -> Stamp.put(exchange.getMessage(), who));
                          stamp(exchange, connection, got);
                        }));
  }

  /**
   * Whom the token speaks for. Where that cannot be learned the exchange goes on without: if the
   * token is dead, the API says so and it is replaced; the headers are no reason to stop.
   */
  private CompletionStage<Optional<Identity>> identity(Connection connection, AccessToken token) {
    return connection
        .identities()
        .ask(token)
        .handle(
            (identity, failure) -> {
              if (failure != null) {
                LOG.warn("{}: org and user are unknown: {}", endpoint, reason(failure));
              }
              return Optional.ofNullable(identity);
            });
  }

  private static @Nullable String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause instanceof SfAuthException ? cause.getMessage() : failure.getMessage();
  }

  @Override
  protected void doStop() throws Exception {
    waiters.failAll();
    super.doStop();
  }
}
