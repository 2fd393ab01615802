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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.SimulatorClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is measured does what it says: a benchmark that fails at once would be fast. */
@Timeout(60)
class BenchmarksRunTest {

  @Test
  void stampBaselineAndPeerPutTheSameHeadersOn() throws Exception {
    StampBenchmark benchmark = new StampBenchmark();
    benchmark.open();
    try {
      for (Exchange exchange :
          List.of(
              benchmark.stampFresh(), benchmark.baselineFresh(), benchmark.handWrittenFresh())) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders())
            .containsKeys(Stamp.AUTHORIZATION, Stamp.INSTANCE_URL);
      }
    } finally {
      benchmark.close();
    }
  }

  @Test
  void thePeersInterceptorPutsItsTokenOn() throws Exception {
    InterceptorBenchmark benchmark = new InterceptorBenchmark();
    benchmark.open();
    try {
      InterceptorBenchmark.Request request = new InterceptorBenchmark.Request();
      assertThat(benchmark.oneUrl(request).getFirstHeader("Authorization").getValue())
          .startsWith("Bearer ");
    } finally {
      benchmark.close();
    }
  }

  @Test
  void theRoutesUnderLoadCallTheOrg() throws Exception {
    SimulatorClock clock = SimulatorClock.running();
    try (Stage stage = new Stage(clock);
        Party shared = new Party(stage, clock, Stage.shared());
        Party own = new Party(stage, clock, Stage.own())) {
      for (Party party : List.of(shared, own)) {
        for (String route : Calls.ROUTES) {
          Exchange exchange =
              party
                  .context()
                  .createProducerTemplate()
                  .send(route, sent -> sent.getMessage().setBody(""));

          assertThat(exchange.getException()).isNull();
        }
        assertThat(party.inHand()).isPresent();
      }
      assertThat(stage.simulator().org().counters().of("query")).isEqualTo(2);
      assertThat(stage.simulator().org().counters().of("limits")).isEqualTo(2);
    }
  }

  @Test
  void mischiefThatFailsIsToldAtTheClose() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    Mischief mischief = new Mischief(1);
    mischief.every(
        Duration.ofMillis(1),
        () -> {
          failed.countDown();
          throw new IllegalArgumentException("planted");
        });
    failed.await();

    assertThatThrownBy(mischief::close).hasRootCauseMessage("planted");
  }

  @Test
  void aLoginIsNoticedByExchangesThatPass() throws Exception {
    try (Stage stage = new Stage();
        TokenSources sources = TokenSources.builder().build();
        CamelContext context = stage.context(sources)) {
      context.start();
      LoginWindow window = new LoginWindow(stage.simulator().org(), Duration.ofHours(1));
      assertThat(window.overlaps(0, 1)).isFalse();

      context.createProducerTemplate().send(Stage.shared(), sent -> {});

      assertThat(window.overlaps(2, 3)).isTrue();
      assertThat(window.overlaps(4, 5)).isTrue();
    }
  }
}
