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
import io.github.sfauth.camel.connection.Stamp;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Removes what was stamped. For {@code onPrepareFailure} of a dead letter channel, which gets the
 * message before any route ends, and for anything else that keeps messages.
 *
 * <p>Bound as {@value RouteBeans#SCRUB}.
 */
public final class SfAuthScrub implements Processor {

  /** Makes a processor; it has no state. */
  public SfAuthScrub() {}

  @Override
  public void process(Exchange exchange) {
    Holder.in(exchange.getContext())
        .ifPresent(
            sources -> {
              Remedy.learnFrom(exchange, sources);
              Stamp.remove(exchange.getMessage(), sources);
              Stamp.forget(exchange);
            });
  }
}
