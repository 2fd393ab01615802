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

import io.github.sfauth.camel.connection.Holder;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;

/**
 * For {@code retryWhile}, or {@code onWhen} of a {@code doCatch}: true if the call that failed
 * should be repeated, because the Salesforce session had ended and there is a new token now. Each
 * call is repeated once at most; what no new token cures goes the way of Camel's error handler,
 * with the reason suppressed in the exception.
 *
 * <p>Bound as {@value RouteBeans#SESSION_EXPIRED}. Use it with {@link SfAuthRestamp}, which puts
 * the new token on, and with {@code redeliveryDelay: 0}.
 */
public final class SfAuthSessionExpired implements Predicate {

  /** Makes a predicate; it has no state. */
  public SfAuthSessionExpired() {}

  @Override
  public boolean matches(Exchange exchange) {
    return Holder.in(exchange.getContext())
        .map(sources -> Remedy.repeatable(exchange, sources))
        .orElse(false);
  }
}
