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
package io.github.sfauth.camel.route;

import io.github.sfauth.camel.connection.AuthorizationValue;
import io.github.sfauth.camel.connection.Holder;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.token.AccessToken;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.MessageHelper;

/**
 * For {@code onRedelivery}: puts the token in hand onto a message that was stamped before. It waits
 * for nothing; {@link SfAuthSessionExpired} has done that. A body that is a cached stream is read
 * from its beginning again, which Camel sees to in redeliveries, but not after {@code doCatch}.
 *
 * <p>Bound as {@value RouteBeans#RESTAMP}.
 */
public final class SfAuthRestamp implements Processor {

  /** Makes a processor; it has no state. */
  public SfAuthRestamp() {}

  @Override
  public void process(Exchange exchange) {
    MessageHelper.resetStreamCache(exchange.getMessage());
    Holder.in(exchange.getContext())
        .flatMap(sources -> Stamp.on(exchange, sources))
        .ifPresent(stamped -> restamp(exchange, stamped));
  }

  private static void restamp(Exchange exchange, AuthorizationValue stamped) {
    Optional<AccessToken> token = stamped.connection().source().ready();
    token.ifPresent(
        fresh -> {
          Remedy.beforeStamp(exchange);
          AuthorizationValue value =
              new AuthorizationValue(stamped.connection(), fresh, stamped.kept());
          Stamp.put(exchange.getMessage(), value);
          Stamp.remember(exchange, value);
          Remedy.afterStamp(exchange, value);
        });
  }
}
