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

import io.github.sfauth.camel.connection.AuthorizationValue;
import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.route.RouteBeans;
import io.github.sfauth.camel.route.RouteGuard;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays on an exchange when the route ends that it began in. */
class RouteScrubTest {

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
  void givesNothingBackToACallerOfARoute() throws Exception {
    CamelContext context = bed.started(auth(route -> {}));

    assertThat(answer(context)).isEmpty();
  }

  @Test
  void takesOrgAndUserAwayToo() throws Exception {
    CamelContext context =
        bed.started(
            routes(builder -> builder.from("direct:auth").to(bed.sfauth("identityHeaders=true"))));

    assertThat(answer(context)).isEmpty();
  }

  @Test
  void givesTheStampBackIfToldToKeepIt() throws Exception {
    CamelContext context =
        bed.started(
            routes(builder -> builder.from("direct:auth").to(bed.sfauth("keepHeaders=true"))));

    assertThat(answer(context)).containsOnlyKeys(Stamp.AUTHORIZATION, Stamp.INSTANCE_URL);
  }

  @Test
  void givesTheStampBackWhereThereIsNoRoute() throws Exception {
    CamelContext context = bed.started();

    Exchange answer = SalesforceBed.send(context, bed.sfauth());

    assertThat(answer.getMessage().getHeaders())
        .containsOnlyKeys(Stamp.AUTHORIZATION, Stamp.INSTANCE_URL);
  }

  @Test
  void leavesAnAuthorizationAloneThatIsNotOurs() throws Exception {
    CamelContext context =
        bed.started(auth(route -> route.setHeader(Stamp.AUTHORIZATION).constant("Basic own")));

    assertThat(answer(context)).containsExactly(Map.entry(Stamp.AUTHORIZATION, "Basic own"));
  }

  @Test
  void leavesABearerTokenAloneThatIsNotOurs() throws Exception {
    CamelContext context =
        bed.started(auth(route -> route.setHeader(Stamp.AUTHORIZATION).constant("Bearer own")));

    assertThat(answer(context)).containsExactly(Map.entry(Stamp.AUTHORIZATION, "Bearer own"));
  }

  @Test
  void knowsTheTokenAgainAfterTheRouteTurnedItIntoText() throws Exception {
    CamelContext context = bed.started(auth(RouteScrubTest::intoText));

    assertThat(answer(context)).isEmpty();
  }

  @Test
  void knowsATextAgainThatWasReplacedMeanwhile() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context =
        bed.started(
            auth(
                route -> {
                  intoText(route);
                  route.process(e -> replaceToken(e.getContext()));
                }));

    assertThat(answer(context)).isEmpty();
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @Test
  void takesTheStampAwayAlthoughTheResponseCodeIsNoNumber() throws Exception {
    CamelContext context =
        bed.started(auth(route -> route.setHeader(Exchange.HTTP_RESPONSE_CODE).constant("teapot")));

    assertThat(answer(context)).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE);
  }

  @Test
  void takesTheStampAwayAlthoughTheComponentIsGone() throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("secretsManager", bed.aws());
    context.addRoutes(auth(route -> route.process(e -> e.getContext().removeComponent("sfauth"))));
    context.addRoutes(routes(b -> b.from("direct:first").to(bed.sfauth())));
    try (context) {
      context.start();
      SalesforceBed.send(context, "direct:first");
      assertThat(answer(context)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void guardsARouteThatMeetsTheComponentInItsFirstExchange(boolean plugin) throws Exception {
    CamelContext context = context(plugin);
    context.getRegistry().bind("where", bed.sfauth());
    bed.start(
        context, routes(builder -> builder.from("direct:auth").toD("${bean:where?method=strip}")));

    assertThat(answer(context)).isEmpty();
    assertThat(answer(context)).isEmpty();
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void guardsARouteThatStoodBeforeTheOneThatNamesTheComponent(boolean plugin) throws Exception {
    CamelContext context =
        bed.start(
            context(plugin),
            routes(builder -> builder.from("direct:auth").to("direct:later")),
            routes(builder -> builder.from("direct:later").to(bed.sfauth())));

    assertThat(answer(context)).isEmpty();
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void guardsRoutesThatAreAddedToARunningContext(boolean plugin) throws Exception {
    CamelContext context =
        bed.start(
            context(plugin), routes(builder -> builder.from("direct:auth").toD("direct:later")));

    context.addRoutes(routes(builder -> builder.from("direct:later").to(bed.sfauth())));
    context.addRoutes(routes(builder -> builder.from("direct:newer").to(bed.sfauth())));

    assertThat(answer(context)).isEmpty();
    assertThat(SalesforceBed.send(context, "direct:newer").getMessage().getHeaders()).isEmpty();
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void guardsARouteThatIsReloaded(boolean plugin) throws Exception {
    CamelContext context = bed.start(context(plugin), auth(route -> route.routeId("auth")));
    assertThat(answer(context)).isEmpty();

    context.getRouteController().stopRoute("auth");
    context.removeRoute("auth");
    context.addRoutes(auth(route -> route.routeId("auth")));

    assertThat(answer(context)).isEmpty();
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void guardsARouteMadeFromATemplate() throws Exception {
    CamelContext context =
        bed.started(
            routes(
                builder ->
                    builder
                        .routeTemplate("template")
                        .templateParameter("name")
                        .from("direct:{{name}}")
                        .to(bed.sfauth())));

    context.addRouteFromTemplate("auth", "template", Map.of("name", "auth"));

    assertThat(answer(context)).isEmpty();
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void guardsARouteThatWasStoppedAndStarted() throws Exception {
    CamelContext context = bed.started(auth(route -> route.routeId("auth")));

    context.getRouteController().stopRoute("auth");
    context.getRouteController().startRoute("auth");

    assertThat(answer(context)).isEmpty();
  }

  @Test
  void bindsTheBeansWhereNoPluginDidThat() throws Exception {
    CamelContext context = bed.start(context(false), auth(route -> {}));

    assertThat(context.getRegistry().lookupByName(RouteBeans.SCRUB)).isNotNull();
    assertThat(context.getRegistry().lookupByName(RouteBeans.RESTAMP)).isNotNull();
    assertThat(context.getRegistry().lookupByName(RouteBeans.SESSION_EXPIRED)).isNotNull();
  }

  private CamelContext context(boolean plugin) {
    CamelContext context = bed.context();
    boolean loaded = context.getLifecycleStrategies().removeIf(RouteGuard.class::isInstance);
    assertThat(loaded).as("the plugin was loaded").isEqualTo(contextsLoadPlugins());
    for (String bean : new String[] {RouteBeans.SCRUB, RouteBeans.RESTAMP}) {
      context.getRegistry().unbind(bean);
    }
    context.getRegistry().unbind(RouteBeans.SESSION_EXPIRED);
    if (plugin) {
      RouteGuard.install(context);
    }
    return context;
  }

  /** They do since Camel 4.15. */
  private static boolean contextsLoadPlugins() {
    return CamelContext.class.getResource("spi/ContextServicePlugin.class") != null;
  }

  private RouteBuilder auth(Consumer<RouteDefinition> more) {
    return routes(builder -> more.accept(builder.from("direct:auth").to(bed.sfauth())));
  }

  private static void intoText(RouteDefinition route) {
    route.process(
        exchange -> {
          String text = exchange.getMessage().getHeader(Stamp.AUTHORIZATION, String.class);
          assertThat(text).startsWith("Bearer 00D");
          exchange.getMessage().setHeader(Stamp.AUTHORIZATION, text);
        });
  }

  private void replaceToken(CamelContext context) {
    // A token fresh from a login is not given up for another at once.
    bed.clock().advance(Duration.ofMinutes(2));
    Exchange stamped = SalesforceBed.send(context, bed.sfauth());
    AuthorizationValue value =
        stamped.getMessage().getHeader(Stamp.AUTHORIZATION, AuthorizationValue.class);
    value.connection().source().reject(value.token());
    SalesforceBed.send(context, bed.sfauth());
  }

  private static Map<String, Object> answer(CamelContext context) {
    Exchange answer = SalesforceBed.send(context, "direct:auth");
    assertThat(answer.getException()).isNull();
    return answer.getMessage().getHeaders();
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
