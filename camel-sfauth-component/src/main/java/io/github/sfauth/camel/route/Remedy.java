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
import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.camel.connection.Holder;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenSource;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from how an exchange fared with its token, and cures what a new token cures. */
public final class Remedy {

  private static final Logger LOG = LoggerFactory.getLogger(Remedy.class);

  /** The step that was repeated last: it is not repeated twice. */
  private static final String REPEATED = "CamelSfAuthRepeatedStep";

  private Remedy() {}

  /**
   * To be called before an exchange is stamped. If it was stamped before, whoever stamps it again
   * by hand must not get the token that was just refused; and what it failed with so far is not the
   * new token's fault. Costs a few look-ups on an exchange that nothing happened to.
   *
   * @param exchange the exchange that will be stamped
   */
  public static void beforeStamp(Exchange exchange) {
    if (Answers.noneOn(exchange)) {
      return;
    }
    if (Stamp.isOn(exchange)) {
      Holder.in(exchange.getContext()).ifPresent(sources -> learnFrom(exchange, sources));
    }
    Settled.settle(exchange);
  }

  /**
   * To be called after an exchange was stamped: if it is a copy it may end without leaving any
   * route, and is watched.
   *
   * @param exchange the exchange that was stamped
   * @param stamped what it was stamped with
   */
  public static void afterStamp(Exchange exchange, AuthorizationValue stamped) {
    if (exchange.getProperty(ExchangePropertyKey.CORRELATION_ID) != null) {
      new CopyWatch(stamped).over(exchange);
    }
  }

  /**
   * Tells the token's source how the exchange fared with it: a session that has ended is given up,
   * so that no later exchange fails for the same reason. Never fails itself.
   *
   * @param exchange an exchange, at the end of its route or before it is cleared
   * @param sources knows which values are ours
   */
  public static void learnFrom(Exchange exchange, TokenSources sources) {
    Stamp.on(exchange, sources).ifPresent(stamped -> learnFrom(exchange, stamped));
  }

  /** The same where the stamp is known already. Never fails either. */
  static void learnFrom(Exchange exchange, AuthorizationValue stamped) {
    try {
      Answers.of(exchange).ifPresent(answer -> learnFrom(answer, stamped));
    } catch (RuntimeException e) {
      // Such as a response code that is no number. The scrub comes after this: it must not fail.
      LOG.debug("Nothing was learned from {}", exchange, e);
    }
  }

  /**
   * Tells the token's source what an answer says about the token that was sent.
   *
   * @param answer the answer
   * @param stamped what was sent
   * @return true if the session had ended: the token was given up, and a new one helps
   */
  public static boolean learnFrom(HttpFailure answer, AuthorizationValue stamped) {
    TokenSource source = stamped.connection().source();
    Verdict verdict = Verdict.of(answer, stamped);
    switch (verdict) {
      case ACCEPTED -> source.accept(stamped.token());
      case EXPIRED -> source.reject(stamped.token());
      case OTHER -> {}
    }
    return verdict == Verdict.EXPIRED;
  }

  /**
   * Whether the step that has just failed should be repeated: the session has ended, the step was
   * not repeated yet, and there is another token now. Waits for that token.
   *
   * @param exchange the failed exchange, as an error handler's predicate sees it
   * @param sources knows which values are ours
   * @return true if a repeat is worth it
   */
  static boolean repeatable(Exchange exchange, TokenSources sources) {
    Throwable caught = failure(exchange);
    Optional<AuthorizationValue> stamped = Stamp.on(exchange, sources);
    if (caught == null || stamped.isEmpty()) {
      return false;
    }
    boolean ended =
        HttpFailure.in(caught).filter(answer -> learnFrom(answer, stamped.get())).isPresent();
    return ended
        && firstTime(exchange)
        && replaced(stamped.get().connection(), stamped.get().token(), caught);
  }

  /** An error handler has taken it off the exchange; a {@code doCatch} has not when it asks. */
  private static @Nullable Throwable failure(Exchange exchange) {
    Exception failure = exchange.getException();
    return failure != null
        ? failure
        : exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
  }

  private static boolean replaced(Connection connection, AccessToken refused, Throwable caught) {
    try {
      return !connection.source().token().sameValueAs(refused);
    } catch (SfAuthException reason) {
      // Camel goes on with the API's refusal; why there is no new token must not be lost.
      caught.addSuppressed(reason);
      return false;
    }
  }

  private static boolean firstTime(Exchange exchange) {
    String step =
        exchange.getExchangeId()
            + '#'
            + exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, "", String.class)
            + '#'
            + exchange.getExchangeExtension().getHistoryNodeId()
            + '#'
            + exchange.getProperty(ExchangePropertyKey.LOOP_INDEX);
    boolean first = !Objects.equals(exchange.getProperty(REPEATED), step);
    exchange.setProperty(REPEATED, step);
    return first;
  }
}
