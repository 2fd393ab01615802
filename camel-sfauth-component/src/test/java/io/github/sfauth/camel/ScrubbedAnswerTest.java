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

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.server.Gate;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.saga.InMemorySagaService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever calls a route over HTTP gets nothing that was stamped in it, whatever the route's shape.
 *
 * <p>Each shape stands twice: as users write it, and with {@code keepHeaders=true}, where the token
 * must appear. Without that second run a shape that never stamps would pass as clean.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScrubbedAnswerTest {

  private static final String KEPT = "kept-";

  private final SalesforceBed bed = new SalesforceBed();
  private final OtherHost otherHost = new OtherHost();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final HttpClient caller =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<HttpEntry, Site> sites = new EnumMap<>(HttpEntry.class);

  private record Site(CamelContext context, int port) {}

  @BeforeAll
  void open() throws Exception {
    bed.org().newTokenEachLogin(true);
    TokenSources shared = bed.tokenSources();
    for (HttpEntry entry : HttpEntry.values()) {
      int port = HttpEntry.freePort();
      CamelContext context = bed.context(shared);
      entry.prepare(context, port);
      context.addService(new InMemorySagaService());
      context.getRegistry().bind("tx", new MarkedTransaction());
      for (RouteShape shape : RouteShape.values()) {
        context.addRoutes(routes(shape, "", entry.uri(port, shape.path()), bed.sfauth()));
        context.addRoutes(
            routes(
                shape, KEPT, entry.uri(port, KEPT + shape.path()), bed.sfauth("keepHeaders=true")));
      }
      context.start();
      sites.put(entry, new Site(context, port));
    }
  }

  @AfterAll
  void close() throws Exception {
    letGo.countDown();
    bed.close();
    otherHost.close();
  }

  static Stream<Arguments> everyShapeAndEntry() {
    return Arrays.stream(HttpEntry.values())
        .flatMap(entry -> Arrays.stream(RouteShape.values()).map(s -> Arguments.of(s, entry)));
  }

  static Stream<Arguments> shapesThatWouldLeak() {
    return everyShapeAndEntry()
        .filter(pair -> !RouteShape.harmless().contains(pair.get()[0]))
        .filter(
            pair ->
                pair.get()[1] != HttpEntry.JETTY || !RouteShape.failing().contains(pair.get()[0]));
  }

  @ParameterizedTest
  @MethodSource("everyShapeAndEntry")
  void answersWithNothingThatWasStamped(RouteShape shape, HttpEntry entry) {
    HttpResponse<String> answer = call(shape, entry, "");

    String token = token(entry);
    assertThat(answer.headers().map().keySet())
        .extracting(name -> name.toLowerCase(Locale.ROOT))
        .doesNotContain("authorization")
        .noneMatch(name -> name.startsWith("camelsfauth"));
    assertThat(answer.headers().map().toString()).doesNotContain(token);
    assertThat(answer.body()).doesNotContain(token);
  }

  @ParameterizedTest
  @MethodSource("shapesThatWouldLeak")
  void wouldAnswerWithTheTokenWereItNotRemoved(RouteShape shape, HttpEntry entry) {
    HttpResponse<String> answer = call(shape, entry, KEPT);

    assertThat(answer.statusCode() >= 400)
        .as(answer.body())
        .isEqualTo(RouteShape.failing().contains(shape));
    assertThat(answer.headers().allValues("Authorization"))
        .containsExactly("Bearer " + token(entry));
  }

  private HttpResponse<String> call(RouteShape shape, HttpEntry entry, String prefix) {
    if (shape.isCold()) {
      loseTheToken(entry);
      try (Gate gate = bed.org().holdBefore("token")) {
        CompletableFuture<HttpResponse<String>> answer = send(entry, prefix + shape.path());
        gate.awaitArrivals(1);
        gate.open();
        return answer.join();
      }
    }
    return send(entry, prefix + shape.path()).join();
  }

  private CompletableFuture<HttpResponse<String>> send(HttpEntry entry, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(HttpEntry.url(site(entry).port(), path))
            .timeout(Duration.ofSeconds(30))
            .build();
    return caller.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The token is old enough to have proved good, so that nothing brakes the next login. */
  private void loseTheToken(HttpEntry entry) {
    bed.clock().advance(Duration.ofMinutes(2));
    SalesforceBed.send(site(entry).context(), "sfauth:crm?operation=reject");
  }

  private String token(HttpEntry entry) {
    return SalesforceBed.send(site(entry).context(), bed.sfauth())
        .getMessage()
        .getHeader("Authorization", String.class)
        .substring("Bearer ".length());
  }

  private Site site(HttpEntry entry) {
    return Objects.requireNonNull(sites.get(entry));
  }

  private RouteBuilder routes(RouteShape shape, String prefix, String entry, String stamp) {
    return new ShapedRoutes(shape, prefix, entry, stamp, otherHost.url(), letGo);
  }
}
