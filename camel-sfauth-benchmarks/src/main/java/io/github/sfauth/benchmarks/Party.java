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

import io.github.sfauth.camel.connection.Connection;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.TokenCounts;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** A context with the routes of {@link Calls} and token sources of its own, as in a process. */
final class Party implements AutoCloseable {

  private final TokenSources sources;
  private final CamelContext context;

  /** Starts the routes; nothing is asked for yet. */
  Party(Stage stage, InstantSource clock, String sfauth) throws Exception {
    sources = TokenSources.builder().clock(clock).build();
    context = stage.context(sources);
    context.addRoutes(new Calls(sfauth));
    context.start();
  }

  CamelContext context() {
    return context;
  }

  Optional<AccessToken> inHand() {
    return connection().source().ready();
  }

  TokenCounts counts() {
    return connection().source().status().counts();
  }

  private Connection connection() {
    return sources.named(Stage.CONNECTION).orElseThrow();
  }

  @Override
  public void close() throws Exception {
    context.close();
    sources.close();
  }
}
