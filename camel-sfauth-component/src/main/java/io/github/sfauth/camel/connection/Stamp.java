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
package io.github.sfauth.camel.connection;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;
import org.jspecify.annotations.Nullable;

/** Puts a token onto a message, and takes it away again. The body is never touched. */
public final class Stamp {

  /** Carries the token (RFC 6750, section 2.1). */
  public static final String AUTHORIZATION = "Authorization";

  /** Base URL of the API, without a slash at the end. */
  public static final String INSTANCE_URL = "CamelSfAuthInstanceUrl";

  /** The org's id. */
  public static final String ORG_ID = "CamelSfAuthOrgId";

  /** The user's id. */
  public static final String USER_ID = "CamelSfAuthUserId";

  /**
   * Where the stamp is found again if the headers are gone. Prints redacted, as the header does.
   */
  private static final String REMEMBERED = "CamelSfAuthStamp";

  private Stamp() {}

  /**
   * Stamps token and instance URL, which belong together.
   *
   * @param message the message
   * @param value the header's value
   */
  public static void put(Message message, AuthorizationValue value) {
    message.setHeader(AUTHORIZATION, value);
    message.setHeader(INSTANCE_URL, value.token().instanceUrlText());
  }

  /**
   * Notes on an exchange what was stamped, for HTTP components whose answer replaces the headers.
   *
   * @param exchange the exchange
   * @param value the header's value
   */
  public static void remember(Exchange exchange, AuthorizationValue value) {
    exchange.setProperty(REMEMBERED, value);
  }

  /**
   * Whether an exchange was stamped, as far as that is seen at a glance.
   *
   * @param exchange the exchange
   * @return true if a stamp as this component puts it is there
   */
  public static boolean isOn(Exchange exchange) {
    Message message = stamped(exchange);
    return message.hasHeaders() && message.getHeader(AUTHORIZATION) instanceof AuthorizationValue
        || exchange.getProperty(REMEMBERED) != null;
  }

  /**
   * Stamps whom the token speaks for.
   *
   * @param message the message
   * @param identity org and user
   */
  public static void put(Message message, Identity identity) {
    message.setHeader(ORG_ID, identity.orgId());
    message.setHeader(USER_ID, identity.userId());
  }

  /**
   * Takes away what was stamped, and forgets what was noted. An {@code Authorization} header that
   * is none of ours stays.
   *
   * @param exchange the exchange; what its message carries is known again even after the component
   *     was stopped
   */
  public static void remove(Exchange exchange) {
    exchange.removeProperty(REMEMBERED);
    Message message = exchange.getMessage();
    if (!message.hasHeaders()) {
      return;
    }
    if (isOurs(message.getHeader(AUTHORIZATION), exchange.getContext())) {
      message.removeHeader(AUTHORIZATION);
    }
    message.removeHeader(INSTANCE_URL);
    message.removeHeader(ORG_ID);
    message.removeHeader(USER_ID);
  }

  private static boolean isOurs(@Nullable Object header, CamelContext context) {
    return header instanceof AuthorizationValue
        || (header instanceof String
            && Holder.in(context).flatMap(sources -> sources.stamped(header)).isPresent());
  }

  /**
   * Finds the stamp that an exchange was last given: the one that stands on it, else the one that
   * was noted. A foreign {@code Authorization} means that there is none of ours.
   *
   * @param exchange the exchange
   * @param sources knows which values are ours
   * @return the stamp, if there is one
   */
  public static Optional<AuthorizationValue> on(Exchange exchange, TokenSources sources) {
    Message message = stamped(exchange);
    return message.hasHeaders() && message.getHeader(AUTHORIZATION) != null
        ? on(message, sources)
        : Optional.ofNullable(exchange.getProperty(REMEMBERED, AuthorizationValue.class));
  }

  /**
   * The message with the headers that were sent. A failed call may leave an answer without any in
   * front of it, as camel-http of Camel 4.14 does.
   */
  private static Message stamped(Exchange exchange) {
    Message message = exchange.getMessage();
    boolean bare = !message.hasHeaders() || message.getHeader(AUTHORIZATION) == null;
    return bare ? exchange.getIn() : message;
  }

  /**
   * Finds the stamp on a message.
   *
   * @param message the message
   * @param sources knows which values are ours
   * @return the stamp, if there is one
   */
  public static Optional<AuthorizationValue> on(Message message, TokenSources sources) {
    Object header = message.hasHeaders() ? message.getHeader(AUTHORIZATION) : null;
    return header == null ? Optional.empty() : sources.stamped(header);
  }

  /**
   * Teaches a context to turn the redacted value into the real header, as HTTP components ask.
   *
   * @param context the context
   */
  public static void teach(CamelContext context) {
    TypeConverterRegistry registry = context.getTypeConverterRegistry();
    if (registry.lookup(String.class, AuthorizationValue.class) instanceof ToHeader) {
      return;
    }
    registry.addTypeConverter(String.class, AuthorizationValue.class, new ToHeader());
  }

  private static final class ToHeader extends SimpleTypeConverter {
    ToHeader() {
      super(false, (type, exchange, value) -> ((AuthorizationValue) value).header());
    }
  }
}
