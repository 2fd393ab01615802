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
package io.github.sfauth.camel.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sfauth.camel.OtherHost;
import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.ApiRefusal;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the documents show works, in every language that they show it in. The routes in YAML and XML
 * have no class beside them.
 */
class DocumentedExamplesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private ExampleBed bed;

  @BeforeEach
  void open() {
    bed = new ExampleBed();
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void awaitCalls(String operation, int count) {
    await()
        .atMost(PATIENCE)
        .until(() -> bed.org().counters().of(operation), calls -> calls == count);
  }

  @ExampleTest("stamp")
  void callsWithTheTokenThatWasStamped(Example example) {
    bed.start(example);

    awaitCalls("query", 1);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ExampleTest("first-route")
  void callsWithASecretThatTheComponentKnows(Example example) {
    bed.secrets().create("salesforce/crm", SalesforceBed.json(ExampleBed.credentials(bed.org())));
    bed.propertiesOf(example).start(example);

    awaitCalls("query", 1);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ExampleTest("first-call")
  void repeatsInOneLineTheCallThatAStoredTokenCouldNotMake(Example example) {
    bed.staleToken().property("camel.component.sfauth.secret-arn", "sf/crm").start(example);

    awaitCalls("query", 2);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ExampleTest("jwt")
  void logsAUserInByAssertion(Example example) {
    bed.jwt().start(example);

    awaitCalls("query", 1);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ExampleTest("connections")
  void usesEachConnectionByItsName(Example example) {
    bed.jwt()
        .property("crm.secret", "sf/crm")
        .property("eu.secret", "sf/jwt")
        .propertiesOf(example)
        .start(example);

    bed.expectAccounts("direct:crm");
    bed.expectAccounts("direct:eu");

    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @ExampleTest("jwt-accounts")
  void repeatsTheCallOfAUser(Example example) {
    bed.jwt().start(example);

    expectRepeat();
  }

  @ExampleTest("repeat")
  void repeatsTheCallOnceTheSessionHasEnded(Example example) {
    bed.start(example);

    expectRepeat();
  }

  @ExampleTest("reject")
  void repeatsTheCallByHand(Example example) {
    bed.start(example);

    expectRepeat();
  }

  private void expectRepeat() {
    bed.expectAccounts("direct:accounts");
    bed.org().expireSessions();
    bed.org().counters().reset();

    bed.expectAccounts("direct:accounts");

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2);
  }

  @ExampleTest("sync")
  void repeatsTheCallThatAStoredTokenCouldNotMake(Example example) {
    bed.staleToken().start(example);

    awaitCalls("query", 2);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ExampleTest("camel-http")
  void callsWithCamelHttpWhereverTheOrgLives(Example example) {
    bed.property("camel.component.sfauth.connections[crm].secret-arn", "sf/crm").start(example);

    expectLimitsWithoutAHeader();
    bed.org().moveInstance();
    expectLimitsWithoutAHeader();
  }

  @ExampleTest("camel-http-host")
  void callsWithCamelHttpByTheOrgsOwnHost(Example example) {
    bed.property("crm.url", bed.org().instanceUrl().toString())
        .property("camel.component.sfauth.connections[crm].secret-arn", "sf/crm")
        .propertiesOf(example)
        .start(example);

    expectLimitsWithoutAHeader();
    bed.org().expireSessions();
    expectLimitsWithoutAHeader();
  }

  private void expectLimitsWithoutAHeader() {
    Exchange answer = bed.send("direct:limits");
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("DailyApiRequests");
    assertThat(answer.getMessage().getHeaders()).doesNotContainKey("Authorization");
  }

  @ExampleTest("clear")
  void tellsAnotherHostNoToken(Example example) {
    try (OtherHost warehouse = new OtherHost()) {
      bed.property("warehouse.url", warehouse.url().toString()).start(example);

      assertThat(bed.send("direct:copy").getException()).isNull();

      assertThat(warehouse.heard())
          .singleElement()
          .satisfies(
              heard -> {
                assertThat(heard.authorization()).isEmpty();
                assertThat(heard.everything())
                    .contains("totalSize")
                    .doesNotContainIgnoringCase("CamelSfAuth");
              });
    }
  }

  @ExampleTest("status")
  void saysHowTheConnectionStands(Example example) {
    bed.start(example);

    assertThat(bed.send("direct:status").getMessage().getBody(Map.class))
        .containsEntry("connection", "crm")
        .containsEntry("state", "ABSENT")
        .containsEntry("logins", 0L);
    assertThat(bed.org().logins()).isZero();
  }

  @ExampleTest("diagnose")
  void goesThroughTheWholeChain(Example example) {
    bed.start(example);

    Exchange answer = bed.send("direct:diagnose");

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(List.class))
        .isNotEmpty()
        .noneMatch(step -> ((Map<?, ?>) step).containsValue("fail"));
  }

  @ExampleTest("dead-letter")
  void deadLettersCarryNoToken(Example example) {
    CamelContext context = bed.start(example);
    bed.org().refuseApi(ApiRefusal.API_DISABLED_FOR_ORG);

    bed.send("direct:accounts");

    Exchange dead = context.createConsumerTemplate().receive("seda:failed", PATIENCE.toMillis());
    assertThat(dead.getMessage().getHeaders())
        .doesNotContainKeys("Authorization", "CamelSfAuthInstanceUrl");
  }

  @ExampleTest("keep-headers")
  void givesTheCallerTheHeaders(Example example) {
    bed.start(example);

    Exchange answer = bed.send("direct:authenticate");

    assertThat(answer.getMessage().getHeader("Authorization", String.class)).startsWith("Bearer ");
    assertThat(answer.getMessage().getHeader("CamelSfAuthInstanceUrl"))
        .isEqualTo(bed.org().instanceUrl().toString());
  }

  @ExampleTest("identity-headers")
  void saysWhoTheTokenSpeaksFor(Example example) {
    bed.start(example);

    assertThat(bed.send("direct:who").getMessage().getBody(String.class))
        .matches("user 005\\w+ of org 00D\\w+");
  }

  @ExampleTest("two-orgs")
  void asksEachOrgWithItsOwnToken(Example example) {
    try (Simulator elsewhere = Simulator.start()) {
      SimulatedOrg apac = elsewhere.org();
      bed.secret("emea", ExampleBed.credentials(bed.org()));
      bed.secret("apac", ExampleBed.credentials(apac)).start(example);

      Exchange answer = bed.send("direct:accounts");

      assertThat(answer.getException()).isNull();
      assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
      assertThat(answer.getVariable("emea", String.class)).contains("totalSize");
      assertThat(List.of(bed.org(), apac))
          .allSatisfy(
              org -> {
                assertThat(org.logins()).isEqualTo(1);
                assertThat(org.counters().of("query")).isEqualTo(1);
              });
    }
  }
}
