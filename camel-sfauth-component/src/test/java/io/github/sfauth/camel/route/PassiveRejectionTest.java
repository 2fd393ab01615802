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

import static io.github.sfauth.camel.SalesforceBed.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.camel.SfAuthConstants;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without redelivery: an ended session fails one exchange, and none after it. */
class PassiveRejectionTest {

  private static final String ENTRY = "direct:in";
  private static final String QUIET_QUERY = QUERY + "&throwExceptionOnFailure=false";

  private final LinkedBlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @Test
  void learnsFromAnException() throws Exception {
    expectOneFailure(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUERY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"netty-http:", "undertow:"})
  void learnsFromComponentsThatDropHeaders(String scheme) throws Exception {
    expectOneFailure(r -> r.from(ENTRY).to(bed.sfauth()).toD(scheme + QUERY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"netty-http:", "undertow:"})
  void learnsFromQuietAnswersOfComponentsThatDropHeaders(String scheme) throws Exception {
    expectOneAnswer(r -> r.from(ENTRY).to(bed.sfauth()).toD(scheme + QUIET_QUERY));
  }

  @Test
  void learnsFromAnExceptionBehindAnAnswerWithoutHeaders() throws Exception {
    expectOneFailure(
        r ->
            r.from(ENTRY)
                .to(bed.sfauth())
                .toD(QUIET_QUERY)
                .filter(r.header(Exchange.HTTP_RESPONSE_CODE).isEqualTo(401))
                .process(PassiveRejectionTest::failBehindAnAnswer));
  }

  @Test
  void learnsFromAHandledException() throws Exception {
    expectOneAnswer(
        r -> {
          r.onException(Exception.class).handled(true).setBody(r.simple("${exception.statusCode}"));
          r.from(ENTRY).to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromAContinuedException() throws Exception {
    expectOneAnswer(
        r -> {
          r.onException(Exception.class).continued(true);
          r.from(ENTRY)
              .to(bed.sfauth())
              .toD(QUERY)
              .setBody(r.simple("${exchangeProperty.CamelExceptionCaught?.statusCode}"));
        });
  }

  @Test
  void learnsFromACaughtException() throws Exception {
    expectOneAnswer(
        r ->
            r.from(ENTRY)
                .to(bed.sfauth())
                .doTry()
                .toD(QUERY)
                .doCatch(Exception.class)
                .setBody(r.simple("${exception.statusCode}"))
                .end());
  }

  @Test
  void learnsFromAQuietAnswerAndLeavesItsBodyReadable() throws Exception {
    expectOneAnswer(
        r ->
            r.from(ENTRY)
                .to(bed.sfauth())
                .toD(QUIET_QUERY)
                .setHeader("said", r.simple("${header.CamelHttpResponseCode}")));
  }

  @Test
  void learnsFromAQuietAnswerWhoseBodyCanBeReadOnceOnly() throws Exception {
    expectOneAnswer(
        r ->
            r.from(ENTRY)
                .noStreamCaching()
                .to(bed.sfauth())
                .toD(QUIET_QUERY + "&disableStreamCache=true")
                .process(PassiveRejectionTest::readOnce));
  }

  @Test
  void learnsFromASubRoute() throws Exception {
    expectOneFailure(
        r -> {
          r.from(ENTRY).to("direct:sub");
          r.from("direct:sub").to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromASubRouteWithoutErrorHandler() throws Exception {
    expectOneFailure(
        r -> {
          r.from(ENTRY).to("direct:sub");
          r.from("direct:sub").errorHandler(r.noErrorHandler()).to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromASedaRouteThatAnswers() throws Exception {
    expectOneFailure(
        r -> {
          r.from(ENTRY).to("seda:next?waitForTaskToComplete=Always");
          r.from("seda:next").to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromASedaRouteThatGotTheStamp() throws Exception {
    expectOneFailure(
        r -> {
          r.from(ENTRY).to(bed.sfauth()).to("seda:next?waitForTaskToComplete=Always");
          r.from("seda:next").toD(QUERY);
        });
  }

  @Test
  void learnsFromASplitAfterTheStamp() throws Exception {
    expectOneFailure(
        r -> r.from(ENTRY).to(bed.sfauth()).split(r.constant(List.of("a"))).toD(QUERY).end());
  }

  @Test
  void learnsFromASplitThatStampsItself() throws Exception {
    expectOneFailure(
        r -> r.from(ENTRY).split(r.constant(List.of("a"))).to(bed.sfauth()).toD(QUERY).end());
  }

  @Test
  void learnsFromASplitThatSharesItsUnitOfWork() throws Exception {
    expectOneFailure(
        r ->
            r.from(ENTRY)
                .split(r.constant(List.of("a")))
                .shareUnitOfWork()
                .to(bed.sfauth())
                .toD(QUERY)
                .end());
  }

  @Test
  void learnsFromAnAggregatingSplitThatHandlesItsErrors() throws Exception {
    expectOneAnswer(
        r -> {
          r.onException(Exception.class).handled(true).setBody(r.simple("${exception.statusCode}"));
          r.from(ENTRY)
              .split(r.constant(List.of("a")), new UseLatestAggregationStrategy())
              .to(bed.sfauth())
              .toD(QUERY)
              .end();
        });
  }

  @Test
  void learnsFromAMulticast() throws Exception {
    expectOneFailure(
        r -> {
          r.from(ENTRY).multicast().stopOnException().to("direct:a").end();
          r.from("direct:a").to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromARecipientList() throws Exception {
    expectOneFailure(
        r -> {
          r.from(ENTRY).recipientList(r.constant("direct:a")).stopOnException();
          r.from("direct:a").to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromAnEnrichment() throws Exception {
    expectOneFailure(
        r -> {
          r.from(ENTRY).enrich("direct:a");
          r.from("direct:a").to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromACircuitBreaker() throws Exception {
    expectOneFailure(r -> r.from(ENTRY).circuitBreaker().to(bed.sfauth()).toD(QUERY).end());
  }

  @Test
  void learnsFromACircuitBreakerThatFallsBack() throws Exception {
    expectOneAnswer(
        r ->
            r.from(ENTRY)
                .circuitBreaker()
                .to(bed.sfauth())
                .toD(QUERY)
                .onFallback()
                .setBody(r.simple("${exception.statusCode}"))
                .end());
  }

  @Test
  void learnsFromALoopOfCopies() throws Exception {
    expectOneFailure(r -> r.from(ENTRY).loop(1).copy().to(bed.sfauth()).toD(QUERY).end());
  }

  @Test
  void learnsFromAWireTap() throws Exception {
    CamelContext context =
        started(
            r -> {
              r.onException(Exception.class).handled(true).setBody(r.constant("failed"));
              r.from(ENTRY).wireTap("direct:tap");
              r.from("direct:tap")
                  .onCompletion()
                  .process(e -> bodies.add(e.getMessage().getBody(String.class)))
                  .end()
                  .to(bed.sfauth())
                  .toD(QUERY)
                  .setBody(r.constant("fine"));
            });
    send(context);
    assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("fine");
    expire();

    send(context);
    assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("failed");
    send(context);
    assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("fine");

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @Test
  void learnsFromARouteWhoseErrorHandlingRemovesEveryHeader() throws Exception {
    expectOneAnswer(
        r -> {
          r.onException(Exception.class)
              .handled(true)
              .removeHeaders("*")
              .setBody(r.simple("${exception.statusCode}"));
          r.from(ENTRY).to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsFromACatchThatRemovesTheStamp() throws Exception {
    expectOneAnswer(
        r ->
            r.from(ENTRY)
                .doTry()
                .to(bed.sfauth())
                .toD(QUERY)
                .doCatch(Exception.class)
                .choice()
                .when(r.constant(true))
                .removeHeader("Authorization")
                .setBody(r.simple("${exception.statusCode}"))
                .end()
                .end());
  }

  @Test
  void learnsFromARouteThatRemovesHeadersInItsMiddle() throws Exception {
    expectOneAnswer(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUIET_QUERY).removeHeaders("Auth*"));
  }

  @Test
  void learnsFromErrorHandlingThatClears() throws Exception {
    expectOneAnswer(
        r -> {
          r.onException(Exception.class)
              .handled(true)
              .setBody(r.simple("${exception.statusCode}"))
              .to(bed.sfauth("operation=clear"));
          r.from(ENTRY).to(bed.sfauth()).toD(QUERY);
        });
  }

  @Test
  void learnsWhenACatchStampsAndCallsAgainByHand() throws Exception {
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth())
                    .doTry()
                    .toD(QUERY)
                    .doCatch(Exception.class)
                    .to(bed.sfauth())
                    .toD(QUERY)
                    .end());
    send(context);
    expire();

    for (int i = 0; i < 3; i++) {
      assertThat(text(send(context))).contains("totalSize");
    }

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(4);
  }

  @Test
  void learnsWhenAQuietAnswerIsFollowedByAStampAndACallByHand() throws Exception {
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth())
                    .toD(QUIET_QUERY)
                    .filter(r.simple("${header.CamelHttpResponseCode} == 401"))
                    .to(bed.sfauth())
                    .toD(QUIET_QUERY)
                    .end());
    send(context);
    expire();

    for (int i = 0; i < 3; i++) {
      assertThat(text(send(context))).contains("totalSize");
    }

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(4);
  }

  @Test
  void blamesNoNewTokenForTheAnswerToAnOldOne() throws Exception {
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth())
                    .toD(QUIET_QUERY)
                    .filter(r.simple("${header.CamelHttpResponseCode} == 401"))
                    .to(bed.sfauth())
                    .end());
    send(context);
    expire();

    send(context);
    send(context);

    assertThat(status(context).get("rejections")).isEqualTo(1L);
    assertThat(status(context).get("state")).isEqualTo("FRESH");
  }

  private void expectOneFailure(Consumer<RouteBuilder> routes) throws Exception {
    CamelContext context = started(routes);
    assertThat(send(context).getException()).isNull();
    expire();

    assertThat(send(context).getException()).isNotNull();
    for (int i = 0; i < 3; i++) {
      assertThat(send(context).getException()).isNull();
    }

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(4);
  }

  /** The route ends well, with the refusal as its answer. */
  private void expectOneAnswer(Consumer<RouteBuilder> routes) throws Exception {
    CamelContext context = started(routes);
    send(context);
    expire();

    Exchange refused = send(context);
    assertThat(refused.getException()).isNull();
    assertThat(text(refused)).containsAnyOf("INVALID_SESSION_ID", "401");
    for (int i = 0; i < 3; i++) {
      assertThat(text(send(context))).doesNotContain("INVALID_SESSION_ID", "401");
    }

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(4);
  }

  private CamelContext started(Consumer<RouteBuilder> routes) throws Exception {
    return bed.started(
        new RouteBuilder() {
          @Override
          public void configure() {
            routes.accept(this);
          }
        });
  }

  private void expire() {
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    bed.org().counters().reset();
  }

  private static Exchange send(CamelContext context) {
    return SalesforceBed.send(context, ENTRY);
  }

  /** As camel-http of Camel 4.14 does. */
  @SuppressWarnings("deprecation")
  private static void failBehindAnAnswer(Exchange exchange) throws Exception {
    String url = exchange.getMessage().getHeader(SfAuthConstants.INSTANCE_URL, String.class);
    exchange.getOut().setHeader(Exchange.HTTP_RESPONSE_CODE, 401);
    throw new HttpOperationFailedException(
        url + "/services/data", 401, "Unauthorized", null, Map.of(), "INVALID_SESSION_ID");
  }

  private static void readOnce(Exchange exchange) throws IOException {
    InputStream body = exchange.getMessage().getBody(InputStream.class);
    assertThat(body).isNotInstanceOf(StreamCache.class);
    exchange.getMessage().setBody(new String(body.readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String text(Exchange exchange) {
    return String.valueOf(exchange.getMessage().getBody(String.class));
  }

  private static Map<?, ?> status(CamelContext context) {
    return SalesforceBed.send(context, "sfauth:crm?operation=status")
        .getMessage()
        .getBody(Map.class);
  }
}
