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
package io.github.sfauth.camel.observe;

import static io.github.sfauth.camel.SalesforceBed.send;
import static io.github.sfauth.camel.observe.Shown.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.camel.SfAuthComponent;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthTest {

  private static final String ID = "sfauth:crm";

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
  void isUnknownBeforeTheFirstUseAndKeepsNoApplicationFromBeingReady() throws Exception {
    CamelContext context = Shown.started(bed);

    assertThat(health(context).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    assertThat(health(context).getMessage()).contains("Not used yet");
    Collection<HealthCheck.Result> readiness = HealthCheckHelper.invokeReadiness(context, "full");
    assertThat(readiness).anyMatch(result -> result.getCheck().getId().equals(ID));
    assertThat(HealthCheckHelper.isResultsUp(readiness, true)).isTrue();
    assertThat(bed.org().counters().of("token")).isZero();
    assertThat(bed.secrets().counters().of("GetSecretValue")).isZero();
  }

  @Test
  void hasACheckForEachNameOfAConnection() throws Exception {
    String batch = bed.sfauth().replace("sfauth:crm", "sfauth:batch");
    CamelContext context =
        bed.start(
            bed.context(),
            Shown.query(bed.sfauth()),
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:batch").to(batch);
              }
            });
    send(context, ENTRY);

    assertThat(HealthCheckHelper.invoke(context, "full"))
        .filteredOn(result -> result.getCheck().getId().startsWith("sfauth:"))
        .extracting(result -> result.getDetails().get("connection"))
        .containsExactlyInAnyOrder("crm", "batch");
    assertThat(
            send(context, batch.replace("?", "?operation=status&")).getMessage().getBody(Map.class))
        .containsEntry("connection", "batch");
  }

  @Test
  void tellsWhyNoLoginIsMadeAlthoughEveryCallIsRefused() throws Exception {
    bed.org().rejectEveryToken(true);
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    assertThat(health(context).getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(health(context).getDetails())
        .containsEntry("brakedForSeconds", 60L)
        .containsEntry("reason", "The token of a fresh login is refused too: no login for 60 s");
    assertThat(send(context, ID + "?operation=status").getMessage().getBody(Map.class))
        .containsEntry("brakedForSeconds", 60L);
  }

  @Test
  void isKnownInEachContextByTheNameThatItHasThere() throws Exception {
    TokenSources shared = bed.tokenSources();
    bed.start(bed.context(shared), Shown.query(bed.sfauth()));
    CamelContext other =
        bed.start(
            bed.context(shared), Shown.query(bed.sfauth().replace("sfauth:crm", "sfauth:batch")));

    assertThat(HealthCheckHelper.invoke(other, "full"))
        .extracting(result -> result.getCheck().getId())
        .contains("sfauth:batch")
        .doesNotContain(ID);
  }

  @Test
  void tellsOfReadinessAndNotOfLiveness() throws Exception {
    CamelContext context = Shown.started(bed);

    assertThat(HealthCheckHelper.invokeLiveness(context, "full"))
        .noneMatch(result -> result.getCheck().getId().equals(ID));
  }

  @Test
  void isUpWithStateAndAgeOnceThereIsAToken() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(3));

    HealthCheck.Result health = health(context);

    assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(health.getDetails())
        .containsEntry("connection", "crm")
        .containsEntry("flow", "clientCredentials")
        .containsEntry("state", "FRESH")
        .containsEntry("ageSeconds", 180L)
        .containsKey("fingerprint")
        .doesNotContainKey("reason");
  }

  @Test
  void isUpWhileTheNextExchangeWouldReplaceARefusedToken() throws Exception {
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    send(context, ENTRY);

    assertThat(health(context).getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(health(context).getDetails()).containsEntry("state", "EXPIRED");
  }

  @Test
  void isDownWithTheAdviceAndComesBackOnceTheSecretIsMendedThoughNoExchangePasses()
      throws Exception {
    Shown.breakSecret(bed);
    CamelContext context = Shown.started(bed);
    assertThat(send(context, ENTRY).getException()).isNotNull();

    HealthCheck.Result down = health(context);
    assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
    assertThat(down.getDetails())
        .containsEntry("state", "DENIED")
        .containsEntry("code", "invalid_client")
        .hasEntrySatisfying("advice", advice -> assertThat((String) advice).contains("consumer"))
        .containsEntry("reason", down.getMessage().orElseThrow());
    assertThat(down.getError()).isEmpty();
    assertThat(down.toString() + down.getDetails())
        .doesNotContain("not-the-consumer-secret", SimulatedOrg.CONSUMER_SECRET);
    assertThat(HealthCheckHelper.isResultsUp(HealthCheckHelper.invokeReadiness(context), true))
        .isFalse();

    Shown.mendSecret(bed);
    bed.clock().advance(Duration.ofSeconds(15));
    Shown.await(() -> health(context).getState() == HealthCheck.State.UP);
  }

  @Test
  void comesBackOnceTheOrgIsMendedThoughTheSecretStaysAsItIs() throws Exception {
    bed.org().refuse("invalid_grant", "user hasn't approved this consumer");
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    assertThat(health(context).getState()).isEqualTo(HealthCheck.State.DOWN);
    bed.org().allowLogins();

    bed.clock().advance(Duration.ofSeconds(90));
    Shown.await(() -> health(context).getState() == HealthCheck.State.UP);
  }

  @Test
  void isDownWhileTheSecretCannotBeReadAndComesBack() throws Exception {
    bed.secrets().deny(SalesforceBed.SECRET, "GetSecretValue");
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    assertThat(health(context).getState()).isEqualTo(HealthCheck.State.DOWN);
    assertThat(health(context).getMessage().orElseThrow())
        .contains("secretsmanager:GetSecretValue");

    bed.secrets().allow(SalesforceBed.SECRET);
    bed.clock().advance(Duration.ofSeconds(15));
    Shown.await(() -> health(context).getState() == HealthCheck.State.UP);
  }

  @Test
  void logsInNoOftenerThanExchangesWould() throws Exception {
    Shown.breakSecret(bed);
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);

    for (int i = 0; i < 100; i++) {
      assertThat(health(context).getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @Test
  void staysUpAndSaysWhyWhileATokenInHandCannotBeRenewed() throws Exception {
    TokenSources sources = bed.tokenSources();
    CamelContext context =
        bed.start(bed.context(sources), Shown.query(bed.inMemory("sessionTimeout=2h")));
    send(context, ENTRY);
    bed.org().refuse("invalid_client_id", "client identifier invalid");
    // In use meanwhile: an idle one would count as expired.
    for (int minute = 0; minute < 110; minute++) {
      bed.clock().advance(Duration.ofMinutes(1));
      send(context, ENTRY);
    }
    Shown.await(() -> Shown.status(sources).trouble().isPresent());

    HealthCheck.Result health = health(context);

    assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(health.getDetails()).containsKey("reason").containsEntry("state", "STALE");
  }

  @Test
  void doesNothingOnTheHealthThreadButStartATask() throws Exception {
    Shown.breakSecret(bed);
    CamelContext context = Shown.started(bed);
    send(context, ENTRY);
    bed.clock().advance(Duration.ofSeconds(15));

    try (var gate = bed.secrets().holdBefore("GetSecretValue")) {
      assertThat(health(context).getState()).isEqualTo(HealthCheck.State.DOWN);
      gate.awaitArrivals(1);
      assertThat(health(context).getState()).isEqualTo(HealthCheck.State.DOWN);
    }
  }

  @Test
  void canBeSwitchedOff() throws Exception {
    CamelContext context = bed.context();
    context.getComponent("sfauth", SfAuthComponent.class).setHealthCheckEnabled(false);
    bed.start(context, Shown.query(bed.sfauth()));

    assertThat(check(context)).isEmpty();
  }

  @Test
  void canBeExcludedByCamelsOwnPattern() throws Exception {
    CamelContext context = bed.context();
    HealthCheckRegistry.get(context).setExcludePattern("sfauth:*");
    bed.start(context, Shown.query(bed.sfauth()));

    assertThat(HealthCheckHelper.invoke(context, "full"))
        .noneMatch(result -> result.getCheck().getId().equals(ID));
  }

  @Test
  void isGoneWithTheLastEndpointOfItsContextAlone() throws Exception {
    TokenSources shared = bed.tokenSources();
    CamelContext one = bed.start(bed.context(shared), Shown.query(bed.sfauth()));
    CamelContext other = bed.start(bed.context(shared), Shown.query(bed.sfauth()));

    one.stop();

    assertThat(HealthCheckRegistry.get(one).stream()).noneMatch(check -> check.getId().equals(ID));
    assertThat(check(other)).isPresent();
  }

  @Test
  void isThereOnceForManyEndpointsUntilTheLastOfThemStops() throws Exception {
    CamelContext context = Shown.started(bed);
    context.getEndpoint(bed.sfauth("keepHeaders=true"));
    assertThat(HealthCheckRegistry.get(context).stream().filter(c -> c.getId().equals(ID)))
        .hasSize(1);

    context.removeEndpoints("sfauth:*keepHeaders*");
    assertThat(check(context)).isPresent();
    context.removeEndpoints("sfauth:*");
    assertThat(check(context)).isEmpty();
  }

  @Test
  void leavesNoCheckOfAnEndpointThatCouldNotLogInAtItsStart() throws Exception {
    Shown.breakSecret(bed);
    CamelContext context = bed.context();

    assertThat(catchThrowable(() -> bed.start(context, Shown.query(bed.sfauth("eagerLogin=true")))))
        .isNotNull();

    assertThat(check(context)).isEmpty();
  }

  private static Optional<HealthCheck> check(CamelContext context) {
    return HealthCheckRegistry.get(context).getCheck(ID);
  }

  private static HealthCheck.Result health(CamelContext context) {
    return check(context).orElseThrow().call(Map.of());
  }
}
