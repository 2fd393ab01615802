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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sfauth.simulator.server.Gate;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A context that stops still answers the callers whose requests are under way. */
class GracefulStopTest {

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @ParameterizedTest
  @EnumSource
  void answersWithNothingThatWasStampedWhileTheContextStops(HttpEntry entry) throws Exception {
    HttpResponse<String> answer = answerWhileStopping(entry, bed.sfauth());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.equalsIgnoreCase("authorization"))
        .noneMatch(name -> name.regionMatches(true, 0, "CamelSfAuth", 0, 11));
    assertThat(answer.headers().map().toString() + answer.body())
        .doesNotContain((String) bed.secret().get("SessionId"));
  }

  @ParameterizedTest
  @EnumSource
  void wouldAnswerWithTheTokenWereItNotRemoved(HttpEntry entry) throws Exception {
    HttpResponse<String> answer = answerWhileStopping(entry, bed.sfauth("keepHeaders=true"));

    assertThat(answer.headers().allValues("Authorization"))
        .containsExactly("Bearer " + bed.secret().get("SessionId"));
  }

  private HttpResponse<String> answerWhileStopping(HttpEntry entry, String stamp) throws Exception {
    int port = HttpEntry.freePort();
    CamelContext context = bed.context();
    entry.prepare(context, port);
    bed.start(context, route(entry.uri(port, "auth"), stamp));
    try (Gate gate = bed.org().holdBefore("query")) {
      CompletableFuture<HttpResponse<String>> answer =
          HttpClient.newHttpClient()
              .sendAsync(
                  HttpRequest.newBuilder(HttpEntry.url(port, "auth")).build(),
                  HttpResponse.BodyHandlers.ofString());
      gate.awaitArrivals(1);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(context::stop);
      await().until(context::isStopping);
      gate.open();
      stopped.join();
      return answer.join();
    }
  }

  private static RouteBuilder route(String entry, String stamp) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(entry).removeHeaders("CamelHttp*").to(stamp).toD(SalesforceBed.QUERY);
      }
    };
  }
}
