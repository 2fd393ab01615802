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
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelInternalProcessorAdvice;
import org.jspecify.annotations.Nullable;

/**
 * Runs when an exchange leaves a route. The token's source learns how the exchange fared: in every
 * route, as copies of an exchange never leave the one that the original began in. In that one, what
 * was stamped is removed, before the consumer's callback writes an answer.
 *
 * <p>An advice, because nothing else is clean in all shapes: a synchronization moves with
 * hand-overs and runs too late for a circuit breaker, and a route policy is skipped while the
 * context stops.
 */
final class ScrubAdvice implements CamelInternalProcessorAdvice<Object> {

  private final String routeId;

  ScrubAdvice(Route route) {
    this.routeId = route.getRouteId();
  }

  @Override
  public @Nullable Object before(Exchange exchange) {
    return null;
  }

  @Override
  public void after(Exchange exchange, @Nullable Object state) {
    boolean last = routeId.equals(exchange.getFromRouteId());
    Message message = exchange.getMessage();
    if (Stamp.isOn(exchange) || last && carriesHeaders(message)) {
      leave(exchange, message, last);
    }
  }

  private static boolean carriesHeaders(Message message) {
    return message.hasHeaders()
        && (message.getHeader(Stamp.AUTHORIZATION) != null
            || message.getHeader(Stamp.INSTANCE_URL) != null
            || message.getHeader(Stamp.USER_ID) != null);
  }

  private static void leave(Exchange exchange, Message message, boolean last) {
    Holder.in(exchange.getContext()).ifPresent(sources -> Remedy.learnFrom(exchange, sources));
    boolean kept =
        message.getHeader(Stamp.AUTHORIZATION) instanceof AuthorizationValue value && value.kept();
    if (last && !kept) {
      Stamp.remove(exchange);
    }
  }

  @Override
  public boolean hasState() {
    return false;
  }
}
