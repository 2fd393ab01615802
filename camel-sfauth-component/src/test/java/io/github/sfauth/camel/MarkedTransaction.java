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

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;

/** Marks exchanges as transacted, as a transaction manager's policy does, and does no more. */
final class MarkedTransaction implements TransactedPolicy {

  @Override
  public void beforeWrap(Route route, NamedNode definition) {}

  @Override
  public Processor wrap(Route route, Processor processor) {
    return exchange -> run(exchange, processor);
  }

  private void run(Exchange exchange, Processor processor) throws Exception {
    exchange.getUnitOfWork().beginTransactedBy(this);
    try {
      processor.process(exchange);
    } finally {
      exchange.getUnitOfWork().endTransactedBy(this);
    }
  }
}
