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
import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.spi.SynchronizationVetoable;

/**
 * Learns from copies that are stamped on their own: the parts of a split, what a circuit breaker
 * guards. They end inside a route, and their parent carries no stamp that could be found there.
 * Where a copy shares its parent's unit of work, it is the parent that tells how it ended.
 *
 * @param stamped what the copy was stamped with
 */
record CopyWatch(AuthorizationValue stamped) implements SynchronizationVetoable, Ordered {

  void over(Exchange copy) {
    if (!copy.getExchangeExtension().containsOnCompletion(this)) {
      copy.getExchangeExtension().addOnCompletion(this);
    }
  }

  @Override
  public void onComplete(Exchange exchange) {
    Remedy.learnFrom(exchange, stamped);
  }

  @Override
  public void onFailure(Exchange exchange) {
    Remedy.learnFrom(exchange, stamped);
  }

  /** A copy of the copy has a stamp of its own to be judged by. */
  @Override
  public boolean allowHandover() {
    return false;
  }

  @Override
  public void beforeHandover(Exchange target) {
    // It is not handed over.
  }

  /** Before cached bodies are thrown away. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST;
  }
}
