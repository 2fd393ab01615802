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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * What many routes have instead: a processor with a map of tokens, which looks whether the token is
 * still good and puts the header together.
 */
final class HandWritten extends AsyncProcessorSupport {

  private static final long LIFETIME = 3_600_000;

  private final ConcurrentMap<String, Cached> tokens = new ConcurrentHashMap<>();
  private final String clientId;
  private final String token;
  private final String instanceUrl;

  HandWritten(String clientId, String token, String instanceUrl) {
    this.clientId = clientId;
    this.token = token;
    this.instanceUrl = instanceUrl;
  }

  private record Cached(String token, String instanceUrl, long expiresAt) {

    boolean isGood() {
      return expiresAt > System.currentTimeMillis();
    }
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Cached known = tokens.get(clientId);
    Cached cached =
        known != null && known.isGood()
            ? known
            : tokens.compute(clientId, (any, old) -> old != null && old.isGood() ? old : login());
    exchange.getMessage().setHeader(Stamp.AUTHORIZATION, "Bearer " + cached.token());
    exchange.getMessage().setHeader(Stamp.INSTANCE_URL, cached.instanceUrl());
    callback.done(true);
    return true;
  }

  private Cached login() {
    return new Cached(token, instanceUrl, System.currentTimeMillis() + LIFETIME);
  }
}
