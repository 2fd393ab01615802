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

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/** Reads how the last HTTP call of an exchange ended. */
final class Answers {

  /** The lowest status code that is one of a refusal. */
  static final int FIRST_ERROR = 400;

  private static final int LONGEST_ERROR = 64 * 1024;

  private Answers() {}

  /** Whether no call has ended on this exchange yet, seen at a glance. */
  static boolean noneOn(Exchange exchange) {
    Message message = exchange.getMessage();
    return exchange.getException() == null
        && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) == null
        && (!message.hasHeaders() || message.getHeader(Exchange.HTTP_RESPONSE_CODE) == null);
  }

  /** From an exception if there is one, else from the response code and body on the message. */
  static Optional<HttpFailure> of(Exchange exchange) {
    Throwable failure = failure(exchange);
    if (failure != null) {
      return Settled.on(exchange).covers(failure) ? Optional.empty() : HttpFailure.in(failure);
    }
    return onMessage(exchange);
  }

  /** What the exchange failed with, handled or not. A caught one that is settled is history. */
  private static @Nullable Throwable failure(Exchange exchange) {
    Exception failure = exchange.getException();
    if (failure != null) {
      return failure;
    }
    Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    return caught == null || Settled.on(exchange).covers(caught) ? null : caught;
  }

  private static Optional<HttpFailure> onMessage(Exchange exchange) {
    Message message = exchange.getMessage();
    Integer status =
        message.hasHeaders() ? message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class) : null;
    if (status == null || Settled.on(exchange).coversAnswerOn(message)) {
      return Optional.empty();
    }
    String body = status < FIRST_ERROR ? "" : body(message);
    String target = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, "", String.class);
    String location = message.getHeader("Location", "", String.class);
    return Optional.of(new HttpFailure(status, body, target, location));
  }

  /** A body that can be read only once belongs to the route. */
  private static String body(Message message) {
    Object body = message.getBody();
    if (body instanceof String text) {
      return text;
    } else if (body instanceof byte[] bytes) {
      return new String(bytes, 0, Math.min(bytes.length, LONGEST_ERROR), StandardCharsets.UTF_8);
    } else if (body instanceof StreamCache stream && stream.length() <= LONGEST_ERROR) {
      stream.reset();
      String text = message.getBody(String.class);
      stream.reset();
      return text == null ? "" : text;
    }
    return "";
  }
}
