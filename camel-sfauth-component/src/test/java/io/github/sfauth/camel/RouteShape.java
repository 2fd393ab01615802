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

import static io.github.sfauth.camel.SalesforceBed.QUERY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.AsyncProcessorSupport;

/** The shapes that a route may have which answers a caller and stamps a token on its way. */
enum RouteShape {
  PLAIN(
      r -> {
        r.begin().to(r.local("auth"));
        r.from(r.local("auth")).to(r.stamp()).toD(QUERY);
      }),
  INLINE_STAMP(r -> r.begin().to(r.stamp())),
  INLINE_STAMP_AND_CALL(r -> r.begin().to(r.stamp()).toD(QUERY)),
  ASYNC_STAMP(r -> r.begin().to(r.stamp()).toD(QUERY)),
  ASYNC_AFTER_STAMP(r -> r.begin().to(r.stamp()).process(new OnAnotherThread()).toD(QUERY)),
  THREADS(r -> r.begin().to(r.stamp()).threads(1).toD(QUERY)),
  VERTX_HTTP(
      r ->
          r.begin()
              .to(r.stamp())
              .setBody(r.constant(null))
              .toD("vertx-http:${header.CamelSfAuthInstanceUrl}/services/data/v65.0/limits")),
  ERROR(r -> r.begin().to(r.stamp()).process(RouteShape::fail)),
  HANDLED_ERROR(
      r -> {
        r.onException(Exception.class).handled(true).setBody(r.constant("handled"));
        r.begin().to(r.stamp()).process(RouteShape::fail);
      }),
  ERROR_IN_SUB_ROUTE(
      r -> {
        r.begin().to(r.local("sub"));
        r.from(r.local("sub")).to(r.stamp()).process(RouteShape::fail);
      }),
  HTTP_FAILURE(
      r -> r.begin().to(r.stamp()).toD("${header.CamelSfAuthInstanceUrl}/services/data/v1.0/no")),
  DO_TRY(
      r ->
          r.begin()
              .doTry()
              .to(r.stamp())
              .process(RouteShape::fail)
              .doCatch(Exception.class)
              .setBody(r.constant("caught"))
              .end()),
  STOP(r -> r.begin().to(r.stamp()).stop()),
  STOP_IN_SUB_ROUTE(
      r -> {
        r.begin().to(r.local("sub")).setBody(r.constant("never"));
        r.from(r.local("sub")).to(r.stamp()).stop();
      }),
  SPLIT(r -> r.begin().split(r.parts()).to(r.stamp()).toD(QUERY).end()),
  SPLIT_WITH_AGGREGATION(r -> r.begin().split(r.parts(), newest()).to(r.stamp()).toD(QUERY).end()),
  PARALLEL_SPLIT(
      r ->
          r.begin().split(r.parts(), newest()).parallelProcessing().to(r.stamp()).toD(QUERY).end()),
  SPLIT_SHARING_UNIT_OF_WORK(
      r -> r.begin().split(r.parts(), newest()).shareUnitOfWork().to(r.stamp()).toD(QUERY).end()),
  STAMP_THEN_SPLIT(r -> r.begin().to(r.stamp()).split(r.parts()).toD(QUERY).end()),
  MULTICAST(
      r -> {
        r.begin().multicast(newest()).to(r.local("one"), r.local("two")).end();
        r.from(r.local("one")).to(r.stamp()).toD(QUERY);
        r.from(r.local("two")).to(r.stamp());
      }),
  RECIPIENT_LIST(
      r -> {
        r.begin()
            .recipientList(r.constant(r.local("one") + "," + r.local("two")))
            .aggregationStrategy(newest());
        r.from(r.local("one")).to(r.stamp()).toD(QUERY);
        r.from(r.local("two")).to(r.stamp());
      }),
  ENRICH(
      r -> {
        r.begin().enrich(r.local("one"), newest());
        r.from(r.local("one")).to(r.stamp()).toD(QUERY);
      }),
  POLL_ENRICH(
      r ->
          r.begin()
              .to(r.stamp())
              .to(ExchangePattern.InOnly, r.seda("polled"))
              .removeHeaders("Authorization")
              .pollEnrich(r.seda("polled"), 20_000, newest())),
  WIRE_TAP_THAT_STAMPS(
      r -> {
        r.begin().wireTap(r.local("tapped"));
        r.from(r.local("tapped")).to(r.stamp()).toD(QUERY);
      }),
  STAMP_THEN_WIRE_TAP(
      r -> {
        r.begin().to(r.stamp()).wireTap(r.local("tapped"));
        r.from(r.local("tapped")).toD(QUERY);
      }),
  SEDA_IN_ONLY(
      r -> {
        r.begin().to(r.stamp()).to(ExchangePattern.InOnly, r.seda("sink"));
        r.from(r.seda("sink")).toD(QUERY);
      }),
  SEDA_THAT_STAMPS(
      r -> {
        r.begin().to(r.seda("auth"));
        r.from(r.seda("auth")).to(r.stamp()).toD(QUERY);
      }),
  CIRCUIT_BREAKER(
      r ->
          r.begin()
              .circuitBreaker()
              .to(r.stamp())
              .toD(QUERY)
              .onFallback()
              .setBody(r.constant("fallback"))
              .end()),
  CIRCUIT_BREAKER_TIME_OUT(
      r ->
          r.begin()
              .to(r.stamp())
              .circuitBreaker()
              .resilience4jConfiguration()
              .timeoutEnabled(true)
              .timeoutDuration(20)
              .end()
              .to(r.stamp())
              .process(r::hang)
              .onFallback()
              .setBody(r.constant("fallback"))
              .end()),
  LOOP_WITH_COPY(r -> r.begin().loop(2).copy().to(r.stamp()).toD(QUERY).end()),
  TRANSACTED(r -> r.begin().transacted("tx").to(r.stamp()).toD(QUERY)),
  TRANSACTED_ASYNC_STAMP(
      r -> r.begin().transacted("tx").to(r.stamp()).process(new OnAnotherThread()).toD(QUERY)),
  TRANSACTED_ERROR(r -> r.begin().transacted("tx").to(r.stamp()).process(RouteShape::fail)),
  SET_OUT(r -> r.begin().to(r.stamp()).toD(QUERY).process(RouteShape::setOut)),
  VALIDATE_INTERCEPT_ON_COMPLETION(
      r -> {
        r.intercept().setProperty("seen", r.constant(true));
        r.onCompletion().setProperty("completed", r.constant(true));
        // In two steps: what validate() gives differs between versions of Camel.
        ProcessorDefinition<?> valid = r.begin().validate().simple("${body} != null");
        valid.to(r.stamp()).toD(QUERY);
      }),
  SAGA(r -> r.begin().saga().to(r.stamp()).toD(QUERY)),
  STAMPED_TWICE(r -> r.begin().to(r.stamp()).toD(QUERY).to(r.stamp()).toD(QUERY)),
  IN_ONLY_TO_ANOTHER_HOST(
      r -> r.begin().to(r.stamp()).to(ExchangePattern.InOnly, r.otherHost().toString()));

  private final Consumer<ShapedRoutes> body;

  RouteShape(Consumer<ShapedRoutes> body) {
    this.body = body;
  }

  void define(ShapedRoutes routes) {
    body.accept(routes);
  }

  /** Whether a stamp has to wait for a login. */
  boolean isCold() {
    return this == ASYNC_STAMP || this == TRANSACTED_ASYNC_STAMP;
  }

  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Shapes in which the stamp never gets onto the message that is answered with. */
  static Set<RouteShape> harmless() {
    return HeaderDroppers.camelHttpIsOne(new DefaultCamelContext().getVersion())
        ? EnumSet.of(SPLIT, WIRE_TAP_THAT_STAMPS, HTTP_FAILURE)
        : EnumSet.of(SPLIT, WIRE_TAP_THAT_STAMPS);
  }

  /** Shapes that end in an exception: some components answer those without any header. */
  static Set<RouteShape> failing() {
    return EnumSet.copyOf(Arrays.asList(ERROR, ERROR_IN_SUB_ROUTE, HTTP_FAILURE, TRANSACTED_ERROR));
  }

  /** The newest exchange wins, with all its headers. */
  private static AggregationStrategy newest() {
    return (oldest, newest) -> newest;
  }

  private static void fail(Exchange exchange) {
    throw new IllegalStateException("failing on purpose");
  }

  @SuppressWarnings("deprecation")
  private static void setOut(Exchange exchange) {
    exchange.getOut().setHeaders(exchange.getIn().getHeaders());
    exchange.getOut().setBody("out");
  }

  /** Gives its thread back and goes on with another. */
  private static final class OnAnotherThread extends AsyncProcessorSupport {

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      CompletableFuture.runAsync(() -> callback.done(false));
      return false;
    }
  }
}
