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
import io.github.sfauth.camel.diagnosis.Finding;
import io.github.sfauth.camel.observe.StatusReport;
import io.github.sfauth.camel.route.SfAuthScrub;
import io.github.sfauth.token.AccessToken;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Does everything but stamping. Nothing but a diagnosis calls anybody. */
final class SfAuthOperationProducer extends DefaultProducer {

  private static final SfAuthScrub SCRUB = new SfAuthScrub();

  private final SfAuthEndpoint endpoint;

  SfAuthOperationProducer(SfAuthEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  public void process(Exchange exchange) {
    switch (endpoint.options().operation()) {
      case CLEAR -> SCRUB.process(exchange);
      case REJECT -> reject(exchange);
      case STATUS ->
          exchange
              .getMessage()
              .setBody(StatusReport.of(endpoint.connection(), endpoint.getConnection()));
      case DIAGNOSE ->
          exchange
              .getMessage()
              .setBody(
                  endpoint.connection().diagnosis().run().stream().map(Finding::toMap).toList());
      case STAMP -> throw new IllegalStateException("Stamping has a producer of its own");
    }
  }

  private void reject(Exchange exchange) {
    Optional<AuthorizationValue> stamped = Stamp.on(exchange, endpoint.sources());
    if (stamped.isPresent()) {
      stamped.get().connection().source().reject(stamped.get().token());
      return;
    }
    Connection connection = endpoint.connection();
    Optional<AccessToken> inHand = connection.source().status().token();
    inHand.ifPresent(connection.source()::reject);
  }
}
