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

import static io.github.sfauth.camel.SalesforceBed.expectAnswer;
import static io.github.sfauth.camel.SalesforceBed.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.server.Gate;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenUnavailableException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who shares a token source with whom, and what becomes of it when one of them stops. */
class SharingTest {

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
  void sharesOneLoginBetweenRoutes() throws Exception {
    CamelContext context = bed.started(query(ENTRY, bed.sfauth()), query("direct:b", bed.sfauth()));

    expectAnswer(context, ENTRY);
    expectAnswer(context, "direct:b");

    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void sharesOneLoginBetweenNamesOfTheSameCredentials() throws Exception {
    String other = bed.sfauth().replace("sfauth:crm", "sfauth:billing");
    CamelContext context = bed.started(query(ENTRY, bed.sfauth()), query("direct:b", other));

    expectAnswer(context, ENTRY);
    bed.secrets().counters().reset();
    expectAnswer(context, "direct:b");

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.secrets().counters().all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"identityHeaders=true", "keepHeaders=true", "synchronous=true"})
  void sharesOneLoginBetweenEndpointsThatDifferInHowTheyStamp(String option) throws Exception {
    CamelContext context =
        bed.started(query(ENTRY, bed.sfauth()), query("direct:b", bed.sfauth(option)));

    expectAnswer(context, ENTRY);
    bed.secrets().counters().reset();
    expectAnswer(context, "direct:b");

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.secrets().counters().all()).isEmpty();
  }

  @Test
  void sharesOneLoginBetweenContextsOfOneHolder() throws Exception {
    TokenSources sources = bed.tokenSources();
    CamelContext one = bed.start(bed.context(sources), query(ENTRY, bed.inMemory()));
    CamelContext two = bed.start(bed.context(sources), query(ENTRY, bed.inMemory()));

    expectAnswer(one, ENTRY);
    expectAnswer(two, ENTRY);

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @Test
  void findsAHolderOfAnyNameIfItIsTheOnlyOne() throws Exception {
    CamelContext context = ownContext();
    TokenSources sources = bed.tokenSources();
    context.getRegistry().bind("myTokens", sources);

    bed.start(context, query(ENTRY, bed.sfauth()));
    expectAnswer(context, ENTRY);

    assertThat(sources.named("crm")).isPresent();
    assertThat(context.getRegistry().lookupByName(TokenSources.BEAN_NAME)).isNull();
    context.stop();
  }

  @Test
  void leavesTheOtherContextAloneWhenOneStops() throws Exception {
    TokenSources sources = bed.tokenSources();
    CamelContext one = bed.start(bed.context(sources), query(ENTRY, bed.inMemory()));
    CamelContext two = bed.start(bed.context(sources), query(ENTRY, bed.inMemory()));
    one.getShutdownStrategy().setTimeout(1);
    Gate login = bed.org().holdBefore("token");
    CompletableFuture<Exchange> waitsInOne = sendAsync(one);
    login.awaitArrivals(1);
    CompletableFuture<Exchange> waitsInTwo = sendAsync(two);

    one.stop();

    assertThat(waitsInOne.get(10, TimeUnit.SECONDS).getException())
        .isInstanceOf(TokenUnavailableException.class);
    assertThat(waitsInTwo).isNotDone();
    login.open();
    assertThat(waitsInTwo.get(10, TimeUnit.SECONDS).getException()).isNull();
    expectAnswer(two, ENTRY);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @Test
  void failsWaitersInsteadOfHangingWhenItsOwnHolderStops() throws Exception {
    CamelContext context = bed.start(ownContext(), query(ENTRY, bed.inMemory()));
    context.getShutdownStrategy().setTimeout(1);
    Gate login = bed.org().holdBefore("token");
    CompletableFuture<Exchange> waiting = sendAsync(context);
    login.awaitArrivals(1);

    context.stop();

    assertThat(waiting.get(10, TimeUnit.SECONDS).getException())
        .isInstanceOf(SfAuthException.class);
    login.open();
  }

  @Test
  void bindsAHolderOfItsOwnAndClosesItOnStop() throws Exception {
    CamelContext context = bed.start(ownContext(), query(ENTRY, bed.inMemory()));
    expectAnswer(context, ENTRY);
    TokenSources own =
        context.getRegistry().lookupByNameAndType(TokenSources.BEAN_NAME, TokenSources.class);
    assertThat(own).isNotNull();
    assertThat(threadsOf(context)).isNotEmpty();

    context.stop();

    assertThat(context.getRegistry().lookupByName(TokenSources.BEAN_NAME)).isNull();
    assertThat(own.named("crm")).isEmpty();
    await().until(() -> threadsOf(context).isEmpty());
  }

  @Test
  void neverClosesAHolderOfTheUser() throws Exception {
    TokenSources sources = bed.tokenSources();
    CamelContext context = bed.start(bed.context(sources), query(ENTRY, bed.inMemory()));
    expectAnswer(context, ENTRY);

    context.stop();

    assertThat(sources.named("crm").orElseThrow().source().token()).isNotNull();
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @Test
  void worksAgainAfterARestart() throws Exception {
    CamelContext context = bed.start(ownContext(), query(ENTRY, bed.sfauth()));
    expectAnswer(context, ENTRY);

    context.stop();
    // Camel forgets every bean when it stops.
    context.getRegistry().bind("secretsManager", bed.aws());
    context.start();

    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    context.stop();
    await().until(() -> threadsOf(context).isEmpty());
  }

  @Test
  void worksAgainAfterASuspension() throws Exception {
    CamelContext context = bed.start(ownContext(), query(ENTRY, bed.inMemory()));
    expectAnswer(context, ENTRY);

    context.suspend();
    context.resume();

    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    context.stop();
  }

  @Test
  void worksAgainAfterTheComponentWasRemoved() throws Exception {
    CamelContext context = bed.start(ownContext(), query(ENTRY, bed.sfauth()));
    expectAnswer(context, ENTRY);

    context.getRouteController().stopAllRoutes();
    context.removeRoute(context.getRoutes().get(0).getRouteId());
    context.removeEndpoints("sfauth:*");
    context.removeComponent("sfauth");
    assertThat(context.getRegistry().lookupByName(TokenSources.BEAN_NAME)).isNull();
    context.addRoutes(query(ENTRY, bed.sfauth()));

    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    context.stop();
  }

  @Test
  void leavesNoHolderBehindWhenItIsStoppedBeforeItsEndpoints() throws Exception {
    CamelContext context = bed.start(ownContext(), query(ENTRY, bed.inMemory()));
    expectAnswer(context, ENTRY);
    context.getRouteController().stopAllRoutes();

    context.removeComponent("sfauth");
    context.removeEndpoints("sfauth:*");

    assertThat(context.getRegistry().lookupByName(TokenSources.BEAN_NAME)).isNull();
    context.stop();
    await().until(() -> threadsOf(context).isEmpty());
  }

  @Test
  void keepsItsTokenWhileARouteIsReplaced() throws Exception {
    CamelContext context = bed.started(query(ENTRY, bed.inMemory()));
    expectAnswer(context, ENTRY);

    String id = context.getRoutes().get(0).getRouteId();
    context.getRouteController().stopRoute(id);
    context.removeRoute(id);
    context.addRoutes(query(ENTRY, bed.inMemory()));

    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "sessionTimeout=1h, sessionTimeout",
    "allowedHosts=gateway.example.com, allowedHosts",
    "clientAuthentication=clientSecretBasic, clientAuthentication",
  })
  void refusesEndpointsOfOneSecretThatDifferInPolicy(String option, String named) {
    assertThatThrownBy(
            () -> bed.started(query(ENTRY, bed.sfauth()), query("direct:b", bed.sfauth(option))))
        .rootCause()
        .hasMessageContaining("sfauth:crm")
        .hasMessageContaining(named);
  }

  @Test
  void refusesEndpointsOfOneClientThatDifferInItsSecretWithoutShowingOne() {
    CamelContext context = bed.context();
    context.getRegistry().bind("otherClientSecret", "anotherConsumerSecret");
    String other = bed.inMemory().replace(SalesforceBed.CLIENT_SECRET, "otherClientSecret");

    assertThatThrownBy(
            () -> bed.start(context, query(ENTRY, bed.inMemory()), query("direct:b", other)))
        .rootCause()
        .hasMessageContaining("clientSecret")
        .hasMessageNotContaining("anotherConsumerSecret")
        .hasMessageNotContaining(SimulatedOrg.CONSUMER_SECRET);
  }

  @Test
  void refusesEndpointsOfOneAccessKeyThatDifferInItsSecretWithoutShowingOne() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      String one = "sfauth:crm?secretArn=sf/crm&accessKey=AKIDONE&secretKey=RAW(PLANTED)";
      String other = "sfauth:billing?secretArn=sf/crm&accessKey=AKIDONE&secretKey=RAW(SOWN)";

      assertThatThrownBy(() -> bed.start(context, query(ENTRY, one), query("direct:b", other)))
          .rootCause()
          .hasMessageContaining("sfauth:billing and sfauth:crm mean the same connection")
          .hasMessageContaining("the AWS options")
          .hasMessageNotContainingAny("PLANTED", "SOWN");
    }
  }

  @Test
  void refusesOneNameForTwoSecrets() {
    bed.secrets().create("sf/other", SalesforceBed.json(bed.credentials()));

    assertThatThrownBy(
            () ->
                bed.started(
                    query(ENTRY, bed.sfauth()), query("direct:b", "sfauth:crm?secretArn=sf/other")))
        .rootCause()
        .hasMessageContaining("secretArn");
  }

  /** A context that has nothing but an AWS client: the component makes its own holder. */
  private CamelContext ownContext() {
    CamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("secretsManager", bed.aws());
    context.getRegistry().bind(SalesforceBed.CLIENT_SECRET, SimulatedOrg.CONSUMER_SECRET);
    return context;
  }

  private static CompletableFuture<Exchange> sendAsync(CamelContext context) {
    return context.createProducerTemplate().asyncSend(ENTRY, exchange -> {});
  }

  private static Set<String> threadsOf(CamelContext context) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("(" + context.getName() + ")") && name.contains("SfAuth"))
        .collect(Collectors.toSet());
  }
}
