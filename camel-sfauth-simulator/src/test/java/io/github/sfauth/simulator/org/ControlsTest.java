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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Faults;
import io.github.sfauth.simulator.server.Gate;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counters, faults and gates cover login URL and instance alike. */
class ControlsTest {

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void countEachOperationByName() {
    String token = client.token();
    for (String path :
        new String[] {
          "/services/data",
          "/services/data/",
          "/services/data/v65.0",
          "/services/data/v65.0/limits",
          "/services/data/v65.0/query?q=x",
          "/services/data/v65.0/queryAll/?q=x",
          "/services/data/v65.0/sobjects",
          "/services/data/v65.0/sobjects/Account/describe",
          "/services/data/v65.0/sobjects/Account/001",
          "/services/oauth2/userinfo",
          "/services/oauth2/revoke",
          "/id/00D/005",
          "/services/async/65.0/job",
          "/services/Soap/u/65.0",
          "/favicon.ico"
        }) {
      client.get(org.instanceUrl(), path, token);
    }

    assertThat(org.counters().all())
        .containsEntry("token", 1L)
        .containsEntry("versions", 2L)
        .containsEntry("resources", 1L)
        .containsEntry("limits", 1L)
        .containsEntry("query", 2L)
        .containsEntry("describe", 2L)
        .containsEntry("sobject", 1L)
        .containsEntry("userinfo", 1L)
        .containsEntry("revoke", 1L)
        .containsEntry("identity", 1L)
        .containsEntry("bulk", 1L)
        .containsEntry("soap", 1L)
        .containsEntry("other", 1L);
  }

  @Test
  void countCallsOnTheWrongHost() {
    client.get(org.uri(), "/services/data/v65.0/limits", "any");

    assertThat(org.counters().of("limits")).isEqualTo(1);
  }

  @Test
  void faultReplacesTheAnswer() {
    org.faults().next("query", new Fault.Instead(ApiRefusal.SERVER_UNAVAILABLE.answer()));
    String token = client.token();

    assertThat(client.query(token).status()).isEqualTo(503);
    assertThat(client.query(token).status()).isEqualTo(200);
  }

  @Test
  void loginWhoseAnswerIsLostTakesEffect() {
    org.faults().next("token", new Fault.Reset(true));

    assertThatThrownBy(client::login).isInstanceOf(UncheckedIOException.class);

    assertThat(org.logins()).isEqualTo(1);
  }

  @Test
  void delayedAnswerIsTheUsualOne() {
    org.faults().always(Faults.ANY, new Fault.Delay(Duration.ofMillis(1)));

    assertThat(client.query(client.token()).status()).isEqualTo(200);
  }

  @Test
  void gateHoldsLoginBeforeItTakesEffect() {
    try (Gate gate = org.holdBefore("token")) {
      CompletableFuture<Integer> login =
          CompletableFuture.supplyAsync(() -> client.login().status());
      gate.awaitArrivals(1);
      assertThat(org.logins()).isZero();

      gate.open();

      assertThat(login.join()).isEqualTo(200);
    }
  }

  @Test
  void gateHoldsAnswerOfTheInstance() {
    String token = client.token();
    try (Gate gate = org.holdAfter("query")) {
      CompletableFuture<Integer> query =
          CompletableFuture.supplyAsync(() -> client.query(token).status());
      gate.awaitArrivals(1);
      assertThat(query).isNotDone();

      gate.open();

      assertThat(query.join()).isEqualTo(200);
    }
  }

  @Test
  void gateHoldsTheNthCallOnly() {
    String token = client.token();
    try (Gate gate = org.holdNth("query", 2, false)) {
      assertThat(client.query(token).status()).isEqualTo(200);
      CompletableFuture<Integer> second =
          CompletableFuture.supplyAsync(() -> client.query(token).status());
      gate.awaitArrivals(1);
      assertThat(second).isNotDone();

      gate.open();

      assertThat(second.join()).isEqualTo(200);
      assertThat(client.query(token).status()).isEqualTo(200);
    }
  }

  @Test
  void loginThatIsLostBeforeItArrivesHasNoEffect() {
    try (Gate gate = org.holdNth("token", 1, false)) {
      CompletableFuture<Integer> login =
          CompletableFuture.supplyAsync(() -> client.login().status());
      gate.awaitArrivals(1);

      gate.lose();

      assertThatThrownBy(login::join).hasCauseInstanceOf(UncheckedIOException.class);
      assertThat(org.logins()).isZero();
      assertThat(client.login().status()).isEqualTo(200);
    }
  }

  @Test
  void loginWhoseAnswerIsLostAtTheGateTookEffect() {
    try (Gate gate = org.holdNth("token", 1, true)) {
      CompletableFuture<Integer> login =
          CompletableFuture.supplyAsync(() -> client.login().status());
      gate.awaitArrivals(1);

      gate.lose();

      assertThatThrownBy(login::join).hasCauseInstanceOf(UncheckedIOException.class);
      assertThat(org.logins()).isEqualTo(1);
    }
  }
}
