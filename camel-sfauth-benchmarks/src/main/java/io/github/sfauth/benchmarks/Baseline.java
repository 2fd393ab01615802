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
package io.github.sfauth.benchmarks;

import io.github.sfauth.camel.connection.Stamp;
import java.time.InstantSource;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** What no stamp can do without: one look at the clock and two headers, with constants. */
final class Baseline extends AsyncProcessorSupport {

  private final InstantSource clock = InstantSource.system();
  private final Object authorization;
  private final String instanceUrl;

  Baseline(Object authorization, String instanceUrl) {
    this.authorization = authorization;
    this.instanceUrl = instanceUrl;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    if (clock.millis() > 0) {
      exchange.getMessage().setHeader(Stamp.AUTHORIZATION, authorization);
      exchange.getMessage().setHeader(Stamp.INSTANCE_URL, instanceUrl);
    }
    callback.done(true);
    return true;
  }
}
