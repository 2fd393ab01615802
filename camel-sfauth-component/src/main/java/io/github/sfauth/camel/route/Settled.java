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

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What stood on an exchange when it was stamped anew: it tells nothing about the new token, but
 * Camel leaves it where it is.
 *
 * @param failure the caught exception, if there was one
 * @param status the response code's header, if there was one; the same object as long as no other
 *     answer came
 */
record Settled(@Nullable Object failure, @Nullable Object status) {

  private static final String PROPERTY = "CamelSfAuthSettled";
  private static final Settled NOTHING = new Settled(null, null);

  /** Notes what stands there. Costs two look-ups where there was no failure. */
  static void settle(Exchange exchange) {
    Object caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT);
    Object refused = refusalOn(exchange.getMessage());
    if (caught != null || refused != null) {
      exchange.setProperty(PROPERTY, new Settled(caught, refused));
    }
  }

  static Settled on(Exchange exchange) {
    return exchange.getProperty(PROPERTY, NOTHING, Settled.class);
  }

  boolean covers(Throwable thrown) {
    return thrown == failure;
  }

  boolean coversAnswerOn(Message message) {
    return status != null && status == refusalOn(message);
  }

  /** Codes of success are constants in some components, and settle nothing anyway. */
  private static @Nullable Object refusalOn(Message message) {
    Object code = message.hasHeaders() ? message.getHeader(Exchange.HTTP_RESPONSE_CODE) : null;
    return code instanceof Integer status && status >= Answers.FIRST_ERROR ? code : null;
  }
}
