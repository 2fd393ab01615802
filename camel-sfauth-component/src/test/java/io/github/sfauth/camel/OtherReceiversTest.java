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

import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.route.SfAuthScrub;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no end of a route reaches: other hosts, dead letters, and copies. */
class OtherReceiversTest {

  private static final String DEAD = "seda:dead";
  private static final long PATIENCE_MS = 20_000;

  private final OtherHost otherHost = new OtherHost();
  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
    otherHost.close();
  }

  @Test
  void tellsAnotherHostTheTokenIfTheRouteDoesNotClear() throws Exception {
    CamelContext context = bed.started(routes(b -> b.from("direct:in").to(bed.sfauth()).to(url())));

    SalesforceBed.send(context, "direct:in");

    assertThat(otherHost.heard()).singleElement().satisfies(h -> shows(h.everything()));
  }

  @Test
  void tellsAnotherHostNothingAfterClear() throws Exception {
    CamelContext context =
        bed.started(
            routes(
                b ->
                    b.from("direct:in")
                        .to(bed.sfauth())
                        .toD(SalesforceBed.QUERY)
                        .to("sfauth:crm?operation=clear")
                        .setBody(b.constant(null))
                        .to(url())));

    assertThat(SalesforceBed.send(context, "direct:in").getException()).isNull();

    assertThat(otherHost.heard()).singleElement().satisfies(h -> showsNothing(h.everything()));
    assertThat(bed.org().counters().of("query")).isEqualTo(1);
  }

  @Test
  void clearsATokenThatWasTurnedIntoText() throws Exception {
    CamelContext context =
        bed.started(
            routes(
                b ->
                    b.from("direct:in")
                        .to(bed.sfauth())
                        .setHeader(
                            Stamp.AUTHORIZATION, b.simple("${header.Authorization}", String.class))
                        .to("sfauth:crm?operation=clear")
                        .to(url())));

    SalesforceBed.send(context, "direct:in");

    assertThat(otherHost.heard()).singleElement().satisfies(h -> showsNothing(h.everything()));
  }

  @Test
  void clearsNoAuthorizationOfTheUsersOwn() throws Exception {
    CamelContext context =
        bed.started(
            routes(
                b ->
                    b.from("direct:in")
                        .to(bed.sfauth())
                        .setHeader(Stamp.AUTHORIZATION, b.constant("Basic own"))
                        .to("sfauth:crm?operation=clear")
                        .to(url())));

    SalesforceBed.send(context, "direct:in");

    assertThat(otherHost.heard())
        .singleElement()
        .extracting(OtherHost.Heard::authorization)
        .isEqualTo("Basic own");
  }

  @Test
  void stampsAgainAfterClear() throws Exception {
    CamelContext context =
        bed.started(
            routes(
                b ->
                    b.from("direct:in")
                        .to(bed.sfauth(), "sfauth:crm?operation=clear", bed.sfauth())
                        .toD(SalesforceBed.QUERY)));

    assertThat(SalesforceBed.send(context, "direct:in").getException()).isNull();
    assertThat(bed.org().counters().of("query")).isEqualTo(1);
  }

  /** Camel copies the result of a call back onto the exchange even if it had given the call up. */
  @Test
  void bringsNothingBackFromACallThatACircuitBreakerGaveUpIfThatClears() throws Exception {
    CountDownLatch letGo = new CountDownLatch(1);
    CountDownLatch copiedBack = new CountDownLatch(1);
    CamelContext context =
        bed.started(
            routes(
                b ->
                    b.from("direct:in")
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .timeoutEnabled(true)
                        .timeoutDuration(20)
                        .end()
                        .to(bed.sfauth())
                        .process(e -> atEnd(e, copiedBack))
                        .process(e -> await(letGo))
                        .to("sfauth:crm?operation=clear")
                        .setHeader("Late", b.constant(true))
                        .onFallback()
                        .setBody(b.constant("fallback"))
                        .end()));
    Exchange answer = SalesforceBed.send(context, "direct:in");
    assertThat(answer.getMessage().getBody()).isEqualTo("fallback");

    letGo.countDown();
    await(copiedBack);

    assertThat(answer.getMessage().getHeaders()).containsOnlyKeys("Late");
  }

  @Test
  void sendsTheTokenToADeadLetterChannelThatIsNotTold() throws Exception {
    CamelContext context = bed.started(failing(b -> b.errorHandler(b.deadLetterChannel(DEAD))));

    assertThat(deadLetter(context)).containsKeys(Stamp.AUTHORIZATION, Stamp.INSTANCE_URL);
  }

  @Test
  void sendsNothingToADeadLetterChannelThatScrubs() throws Exception {
    CamelContext context =
        bed.started(
            failing(
                b ->
                    b.errorHandler(b.deadLetterChannel(DEAD).onPrepareFailure(new SfAuthScrub()))));

    assertThat(deadLetter(context)).isEmpty();
  }

  @Test
  void sendsNothingToADeadLetterChannelThatScrubsByBean() throws Exception {
    CamelContext context =
        bed.started(
            failing(
                b -> b.errorHandler(b.deadLetterChannel(DEAD).onPrepareFailureRef("sfauthScrub"))));

    assertThat(deadLetter(context)).isEmpty();
  }

  @Test
  void sendsNoTextOfATokenToADeadLetterChannelThatScrubs() throws Exception {
    CamelContext context =
        bed.started(
            routes(
                b -> {
                  b.errorHandler(b.deadLetterChannel(DEAD).onPrepareFailureRef("sfauthScrub"));
                  b.from("direct:in")
                      .to(bed.sfauth())
                      .setHeader(
                          Stamp.AUTHORIZATION, b.simple("${header.Authorization}", String.class))
                      .throwException(new IllegalStateException("failing on purpose"));
                }));

    assertThat(deadLetter(context)).isEmpty();
  }

  @Test
  void sendsNothingToADeadLetterChannelOfAYamlRoute() throws Exception {
    CamelContext context = bed.context();
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(
            ResourceHelper.fromString(
                "routes.yaml",
                """
                - errorHandler:
                    deadLetterChannel:
                      deadLetterUri: "seda:dead"
                      onPrepareFailureRef: sfauthScrub
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to: "%s"
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: failing on purpose
                """
                    .formatted(bed.sfauth())));
    context.start();

    assertThat(deadLetter(context)).isEmpty();
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  private static void atEnd(Exchange exchange, CountDownLatch latch) {
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                latch.countDown();
              }
            });
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
  }

  private Map<String, Object> deadLetter(CamelContext context) throws Exception {
    SalesforceBed.send(context, "direct:in");
    try (ConsumerTemplate dead = context.createConsumerTemplate()) {
      Exchange letter = dead.receive(DEAD, PATIENCE_MS);
      assertThat(letter).isNotNull();
      return letter.getMessage().getHeaders();
    }
  }

  private RouteBuilder failing(Consumer<RouteBuilder> errorHandler) {
    return routes(
        b -> {
          errorHandler.accept(b);
          b.from("direct:in")
              .to(bed.sfauth())
              .throwException(new IllegalStateException("failing on purpose"));
        });
  }

  private String url() {
    return otherHost.url().toString();
  }

  private void shows(String text) {
    assertThat(text).contains((String) bed.secret().get("SessionId"));
  }

  private void showsNothing(String text) {
    assertThat(text)
        .doesNotContain((String) bed.secret().get("SessionId"))
        .doesNotContainIgnoringCase("authorization")
        .doesNotContainIgnoringCase("CamelSfAuth");
  }

  private static RouteBuilder routes(Consumer<RouteBuilder> body) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        body.accept(this);
      }
    };
  }
}
