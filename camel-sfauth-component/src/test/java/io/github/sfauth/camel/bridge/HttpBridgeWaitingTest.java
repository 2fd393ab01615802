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
package io.github.sfauth.camel.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.camel.connection.Threads;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.server.Gate;
import io.github.sfauth.token.TokenUnavailableException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** camel-http waits for a token on the exchange's own thread. */
class HttpBridgeWaitingTest {

  private final SalesforceBed bed = new SalesforceBed();
  private final ExecutorService flights = Executors.newCachedThreadPool();
  private final Queue<Runnable> deadlines = new ConcurrentLinkedQueue<>();
  private final TokenSources sources =
      bed.tokenSources(
          builder -> builder.threads(new Threads(flights, this::arm, flights::shutdownNow)));
  private CamelContext context;
  private Gate login;

  private Runnable arm(Duration delay, Runnable task) {
    deadlines.add(task);
    return () -> deadlines.remove(task);
  }

  @BeforeEach
  void start() throws Exception {
    context =
        bed.start(
            bed.context(sources),
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:auth").to(bed.inMemory());
                from("direct:in")
                    .to(
                        "http://crm.sfauth.invalid/services/data/v65.0/limits"
                            + "?httpClientConfigurer=#sfauthHttp");
              }
            });
    login = bed.org().holdBefore("token");
  }

  @AfterEach
  void close() throws Exception {
    login.open();
    bed.close();
  }

  @Test
  void isBoundedByTheDeadlineOfTheLogin() throws Exception {
    Future<Exchange> waiting = call();
    await().until(() -> !deadlines.isEmpty());
    deadlines.remove().run();
    assertFailed(waiting);
  }

  @Test
  void endsWhenTheTokenSourceIsClosed() throws Exception {
    Future<Exchange> waiting = call();
    await().until(() -> !deadlines.isEmpty());
    sources.close();
    assertFailed(waiting);
  }

  private Future<Exchange> call() {
    return context.createFluentProducerTemplate().to("direct:in").withBody("").asyncSend();
  }

  private static void assertFailed(Future<Exchange> waiting) throws Exception {
    assertThat(waiting.get(20, TimeUnit.SECONDS).getException())
        .isInstanceOf(TokenUnavailableException.class);
  }
}
