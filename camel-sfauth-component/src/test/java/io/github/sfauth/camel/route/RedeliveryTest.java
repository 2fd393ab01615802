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
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session ends, and Camel's own redelivery repeats what failed, with a new token. */
class RedeliveryTest {

  private static final Predicate EXPIRED = new SfAuthSessionExpired();
  private static final Processor RESTAMP = new SfAuthRestamp();
  private static final String ENTRY = "direct:in";

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
  void repeatsADynamicCallOnce() throws Exception {
    expectCure(routes(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUERY)), 1);
  }

  @Test
  void repeatsACallOfAFixedHostOnce() throws Exception {
    String url = bed.org().instanceUrl() + "/services/data/v65.0/query?q=SELECT+Id+FROM+Account";
    expectCure(routes(r -> r.from(ENTRY).to(bed.sfauth()).to(url)), 1);
  }

  @Test
  void repeatsEachPartOfASplitThatWasStampedBeforeOnce() throws Exception {
    expectCure(
        routes(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth())
                    .split(r.constant(List.of("a", "b", "c")))
                    .toD(QUERY)
                    .end()),
        3);
  }

  @Test
  void repeatsOnlyTheFirstPartOfASplitThatStampsItself() throws Exception {
    CamelContext context =
        start(
            routes(
                r ->
                    r.from(ENTRY)
                        .split(r.constant(List.of("a", "b", "c")))
                        .to(bed.sfauth())
                        .toD(QUERY)
                        .end()));
    expire(context);

    assertThat(send(context).getException()).isNull();

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(4);
  }

  @Test
  void repeatsEachBranchOfAMulticastOnce() throws Exception {
    expectCure(
        routes(
            r -> {
              r.from(ENTRY).to(bed.sfauth()).multicast().to("direct:a", "direct:b").end();
              r.from("direct:a").toD(QUERY);
              r.from("direct:b").toD(QUERY);
            }),
        2);
  }

  @Test
  void repeatsEachPartOfAParallelSplitOnceWithOneLogin() throws Exception {
    expectCure(
        routes(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth())
                    .split(r.constant(List.of("a", "b", "c", "d", "e", "f")))
                    .parallelProcessing()
                    .toD(QUERY)
                    .end()),
        6);
  }

  @NeedsContextPlugin
  @Test
  void repeatsACallInASubRouteThatStampsAndLeavesErrorsToItsCaller() throws Exception {
    expectCure(
        routes(
            r -> {
              r.from(ENTRY).to("direct:sub");
              r.from("direct:sub").errorHandler(r.noErrorHandler()).to(bed.sfauth()).toD(QUERY);
            }),
        1);
  }

  @NeedsContextPlugin
  @Test
  void repeatsACallWhereTheEndpointStandsInALaterRouteOnly() throws Exception {
    expectCure(
        routes(
            r -> {
              r.from(ENTRY).to("direct:sub").toD(QUERY);
              r.from("direct:sub").to(bed.sfauth());
            }),
        1);
  }

  @NeedsContextPlugin
  @Test
  void repeatsACallWhereTheEndpointIsDynamicOnly() throws Exception {
    expectCure(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(HttpOperationFailedException.class)
                .retryWhile(simple("${bean:sfauthSessionExpired}"))
                .onRedeliveryRef("sfauthRestamp")
                .redeliveryDelay(0);
            from(ENTRY).toD(bed.sfauth()).toD(QUERY);
          }
        },
        1);
  }

  @Test
  void repeatsACallWithBeansNamedByTheirClasses() throws Exception {
    expectCure(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(HttpOperationFailedException.class)
                .retryWhile(method(SfAuthSessionExpired.class, "matches"))
                .onRedeliveryRef("#class:" + SfAuthRestamp.class.getName())
                .redeliveryDelay(0);
            from(ENTRY).to(bed.sfauth()).toD(QUERY);
          }
        },
        1);
  }

  @Test
  void repeatsACallByTheErrorHandlerOfTheRoute() throws Exception {
    expectCure(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(ENTRY)
                .errorHandler(
                    defaultErrorHandler()
                        .retryWhile(method("sfauthSessionExpired"))
                        .onRedelivery(RESTAMP)
                        .redeliveryDelay(0))
                .to(bed.sfauth())
                .toD(QUERY);
          }
        },
        1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "netty-http:", "undertow:"})
  void repeatsACallOfEveryHttpComponent(String scheme) throws Exception {
    expectCure(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(Exception.class)
                .retryWhile(EXPIRED)
                .onRedelivery(RESTAMP)
                .redeliveryDelay(0);
            from(ENTRY).to(bed.sfauth()).toD(scheme + QUERY);
          }
        },
        1);
  }

  @Test
  void repeatsACallOfEachOfSeveralStepsThatFail() throws Exception {
    CamelContext context =
        start(
            routes(
                r ->
                    r.from(ENTRY)
                        .to(bed.sfauth())
                        .toD(QUERY)
                        .process(expireOnDemand())
                        .toD(QUERY)
                        .process(expireOnDemand())
                        .toD(QUERY)));
    expire(context);

    Exchange answer = send(context, true);

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().counters().of("token")).isEqualTo(3);
    assertThat(bed.org().counters().of("query")).isEqualTo(6);
  }

  @Test
  void repeatsACallInEveryIterationThatFails() throws Exception {
    CamelContext context =
        start(
            routes(
                r ->
                    r.from(ENTRY)
                        .to(bed.sfauth())
                        .loop(3)
                        .toD(QUERY)
                        .process(expireOnDemand())
                        .end()));
    expire(context);

    Exchange answer = send(context, true);

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().counters().of("token")).isEqualTo(3);
    assertThat(bed.org().counters().of("query")).isEqualTo(6);
  }

  @Test
  void repeatsACallInALoopOfCopiesThatStampsInside() throws Exception {
    CamelContext context =
        start(
            routes(
                r ->
                    r.from(ENTRY)
                        .loop(3)
                        .copy()
                        .to(bed.sfauth())
                        .toD(QUERY)
                        .process(expireOnDemand())
                        .end()));
    expire(context);

    Exchange answer = send(context, true);

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().counters().of("token")).isEqualTo(3);
    assertThat(bed.org().counters().of("query")).isEqualTo(6);
  }

  @Test
  void sendsAStreamedBodyWholeAgain() throws Exception {
    CamelContext context =
        start(
            routes(
                r ->
                    r.from(ENTRY)
                        .to(bed.sfauth())
                        .setHeader(Exchange.HTTP_METHOD, r.constant("POST"))
                        .setHeader(Exchange.CONTENT_TYPE, r.constant("application/json"))
                        .toD(
                            "${header.CamelSfAuthInstanceUrl}"
                                + "/services/data/v65.0/sobjects/Account")));
    String account = "{\"Name\":\"Acme\"" + " ".repeat(300_000) + "}";
    sendStream(context, account);
    bed.org().expireSessions();
    bed.org().counters().reset();
    int before = bed.org().receivedBodies().size();

    Exchange answer = sendStream(context, account);

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("\"success\":true");
    assertThat(bed.org().counters().of("sobject")).isEqualTo(2);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().receivedBodies().stream().skip(before)).containsExactly(account);
  }

  @Test
  void repeatsACallAtTheNewInstanceAfterAMove() throws Exception {
    CamelContext context = start(routes(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUERY)));
    send(context);
    String old = bed.org().instanceUrl().toString();
    bed.org().moveInstance();
    bed.org().counters().reset();

    // The address of toD is computed anew for the repeat.
    Exchange answer = send(context);

    assertThat(bed.org().instanceUrl().toString()).isNotEqualTo(old);
    assertThat(answer.getException()).isNull();
    assertThat(answer.getProperty(Exchange.TO_ENDPOINT, String.class))
        .startsWith(bed.org().instanceUrl().toString());
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2);
  }

  @Test
  void repeatsACallAtTheNewInstanceWhenTheOldOneRedirectsThere() throws Exception {
    String trustingBothHosts = bed.sfauth("allowedHosts=127.0.0.1");
    CamelContext context = start(routes(r -> r.from(ENTRY).to(trustingBothHosts).toD(QUERY)));
    send(context);
    bed.org().moveInstanceWithRedirect();
    bed.org().counters().reset();

    Exchange answer = send(context);

    assertThat(answer.getException()).isNull();
    assertThat(answer.getProperty(Exchange.TO_ENDPOINT, String.class))
        .startsWith(bed.org().instanceUrl().toString());
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @Test
  void keepsTheNewTokenAfterACuredRepeat() throws Exception {
    CamelContext context = start(routes(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUERY)));
    expire(context);
    send(context);
    bed.org().counters().reset();

    for (int i = 0; i < 3; i++) {
      assertThat(send(context).getException()).isNull();
    }

    assertThat(bed.org().counters().of("token")).isZero();
    assertThat(bed.org().counters().of("query")).isEqualTo(3);
  }

  @Test
  void repeatsOnceOnlyHoweverOftenTheSameCallIsRefused() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context = start(routes(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUERY)));
    send(context);
    bed.org().rejectEveryToken(true);
    bed.org().counters().reset();

    Exchange answer = send(context);

    assertThat(answer.getException(HttpOperationFailedException.class).getStatusCode())
        .isEqualTo(401);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2);
  }

  /** A first exchange warms up, the session ends, and the next exchange is cured. */
  private void expectCure(RouteBuilder routes, int calls) throws Exception {
    CamelContext context = start(routes);
    expire(context);

    Exchange answer = send(context);

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2L * calls);

    bed.org().counters().reset();
    assertThat(send(context).getException()).isNull();
    assertThat(bed.org().counters().of("token")).isZero();
    assertThat(bed.org().counters().of("query")).isEqualTo(calls);
  }

  private CamelContext start(RouteBuilder routes) throws Exception {
    return bed.started(routes);
  }

  private void expire(CamelContext context) {
    assertThat(send(context).getException()).isNull();
    endSessions();
    bed.org().counters().reset();
  }

  /** A token that ends within a minute of its login was never good: the clock moves on. */
  private void endSessions() {
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
  }

  private Processor expireOnDemand() {
    return exchange -> {
      if (exchange.getProperty("expire", false, Boolean.class)) {
        endSessions();
      }
    };
  }

  private static Exchange send(CamelContext context) {
    return send(context, false);
  }

  private static Exchange send(CamelContext context, boolean expiring) {
    return context
        .createFluentProducerTemplate()
        .to(ENTRY)
        .withProcessor(
            exchange -> {
              exchange.setProperty("expire", expiring);
              exchange.getMessage().setBody("");
            })
        .send();
  }

  private static Exchange sendStream(CamelContext context, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int half = bytes.length / 2;
    SequenceInputStream once =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes, 0, half),
            new ByteArrayInputStream(bytes, half, bytes.length - half));
    return context.createFluentProducerTemplate().to(ENTRY).withBody(once).send();
  }

  private interface Routes {
    void in(RouteBuilder builder);
  }

  /** Routes under the error handling that the documentation shows. */
  private static RouteBuilder routes(Routes routes) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        onException(HttpOperationFailedException.class)
            .retryWhile(EXPIRED)
            .onRedelivery(RESTAMP)
            .redeliveryDelay(0);
        routes.in(this);
      }
    };
  }
}
