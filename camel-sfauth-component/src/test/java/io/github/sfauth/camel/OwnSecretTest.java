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

import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.SfAuthException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that has a secret of its own, from routes' side. */
class OwnSecretTest {

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

  @SuppressWarnings("unchecked")
  private static Map<String, Object> status(CamelContext context) {
    return context
        .createProducerTemplate()
        .requestBody("sfauth:crm?operation=status", null, Map.class);
  }

  private long logins() {
    return bed.org().counters().of("token");
  }

  @Test
  void keepsTheTokenInItsOwnSecretAndLeavesTheCredentialsAlone() throws Exception {
    String before = bed.secrets().current(SalesforceBed.SECRET);
    CamelContext context = bed.started(query(ENTRY, bed.sfauth(bed.tokenSecret())));
    expectAnswer(context, ENTRY);

    assertThat(bed.secrets().current(SalesforceBed.SECRET)).isEqualTo(before);
    assertThat(bed.secrets().versions(SalesforceBed.SECRET)).hasSize(1);
    assertThat(bed.secrets().current(SalesforceBed.TOKEN_SECRET)).contains("accessToken");
    assertThat(status(context))
        .containsEntry("layout", "own")
        .containsEntry("storeVersion", bed.secrets().currentVersionId(SalesforceBed.TOKEN_SECRET));
  }

  @Test
  void usesTheStoredTokenAfterARestart() throws Exception {
    String tokenSecret = bed.tokenSecret();
    expectAnswer(bed.started(query(ENTRY, bed.sfauth(tokenSecret))), ENTRY);
    expectAnswer(bed.started(query(ENTRY, bed.sfauth(tokenSecret))), ENTRY);

    assertThat(logins()).isEqualTo(1);
    assertThat(bed.secrets().versions(SalesforceBed.TOKEN_SECRET)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loginUrl", "scope"})
  void keepsATokenThatOptionsShape(String option) throws Exception {
    String uri =
        bed.sfauth(
            bed.tokenSecret(),
            option + "=" + (option.equals("scope") ? "api" : bed.org().uri().toString()));
    expectAnswer(bed.started(query(ENTRY, uri)), ENTRY);
    expectAnswer(bed.started(query(ENTRY, uri)), ENTRY);

    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void keepsATokenWhoseCredentialsAreOptions() throws Exception {
    String uri = bed.inMemory(bed.tokenSecret());
    expectAnswer(bed.started(query(ENTRY, uri)), ENTRY);
    CamelContext context = bed.started(query(ENTRY, uri));
    expectAnswer(context, ENTRY);

    assertThat(logins()).isEqualTo(1);
    assertThat(status(context)).containsEntry("layout", "own");
  }

  @Test
  void theIssuerRenewsAheadOfNeedAndTheOtherFollows() throws Exception {
    bed.org().newTokenEachLogin(true);
    String uri = bed.sfauth(bed.tokenSecret());
    CamelContext issuer = bed.started(query(ENTRY, uri));
    expectAnswer(issuer, ENTRY);
    CamelContext other = bed.started(query(ENTRY, uri));
    expectAnswer(other, ENTRY);
    Object first = status(other).get("fingerprint");

    for (int quarter = 0; quarter < 9; quarter++) {
      bed.clock().advance(Duration.ofMinutes(15));
      expectAnswer(issuer, ENTRY);
      awaitIdle(issuer);
      expectAnswer(other, ENTRY);
      awaitIdle(other);
    }

    assertThat(logins()).isEqualTo(2);
    assertThat(status(issuer).get("fingerprint")).isEqualTo(status(other).get("fingerprint"));
    assertThat(status(other).get("fingerprint")).isNotEqualTo(first);
    assertThat(bed.secrets().versions(SalesforceBed.TOKEN_SECRET)).hasSize(2);
  }

  /** A refresh ahead runs in the background: until it ended, its state is stale. */
  private static void awaitIdle(CamelContext context) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !"STALE".equals(status(context).get("state")));
  }

  @Test
  void aRefusedTokenIsReplacedForBothAtOnce() throws Exception {
    String uri = bed.sfauth(bed.tokenSecret());
    CamelContext one = bed.started(query(ENTRY, uri));
    CamelContext two = bed.started(query(ENTRY, uri));
    expectAnswer(one, ENTRY);
    expectAnswer(two, ENTRY);
    bed.org().expireSessions();

    SalesforceBed.send(one, ENTRY);
    SalesforceBed.send(two, ENTRY);
    expectAnswer(one, ENTRY);
    expectAnswer(two, ENTRY);

    assertThat(logins()).isEqualTo(2);
    assertThat(bed.secrets().versions(SalesforceBed.TOKEN_SECRET)).hasSize(2);
  }

  @Test
  void aMissingSecretIsNamedAndTheRouteGoesOnFromMemory() throws Exception {
    CamelContext context = bed.started(query(ENTRY, bed.sfauth("tokenSecretArn=sf/not-there")));
    expectAnswer(context, ENTRY);
    expectAnswer(context, ENTRY);

    assertThat(logins()).isEqualTo(1);
    assertThat(bed.secrets().counters().of("CreateSecret")).isZero();
  }

  @Test
  void twoClientsInOneSecretAreRefusedAtTheStartWithBothNamed() {
    String tokenSecret = bed.tokenSecret();
    String other = bed.sfauth(tokenSecret, "scope=api").replace("sfauth:crm", "sfauth:billing");

    assertThatThrownBy(
            () -> bed.started(query(ENTRY, bed.sfauth(tokenSecret)), query("direct:b", other)))
        .rootCause()
        .hasMessageContaining("sfauth:crm")
        .hasMessageContaining("sfauth:billing")
        .hasMessageContaining("tokenSecretArn")
        .hasMessageContaining("scope");
  }

  @Test
  void norDoesItHelpToNameTheSecretOnceByItsNameAndOnceByItsArn() {
    String tokenSecret = bed.tokenSecret();
    String other =
        bed.sfauth("tokenSecretArn=" + SalesforceBed.TOKEN_SECRET, "scope=api")
            .replace("sfauth:crm", "sfauth:billing");

    assertThatThrownBy(
            () -> bed.started(query(ENTRY, bed.sfauth(tokenSecret)), query("direct:b", other)))
        .rootCause()
        .hasMessageContaining("mean the same secret by tokenSecretArn, but differ in scope.");
  }

  @Test
  void twoSecretsOfOneNameInTwoRegionsAreTwo() throws Exception {
    String options = "&tokenSecretArn=sf/tok&region=";
    String us = "sfauth:us?secretArn=sf/us" + options + "us-east-1";
    String eu = "sfauth:eu?secretArn=sf/eu&scope=api" + options + "eu-central-1";
    try (CamelContext context = new DefaultCamelContext()) {
      context.addRoutes(query(ENTRY, us));
      context.addRoutes(query("direct:b", eu));
      context.start();

      assertThat(context.isStarted()).isTrue();
    }
  }

  @Test
  void twoClientsInOneSecretThatOnlyTheirSecretsTellApartDoNotOverwriteEachOther()
      throws Exception {
    String tokenSecret = bed.tokenSecret();
    expectAnswer(bed.started(query(ENTRY, bed.sfauth(tokenSecret))), ENTRY);
    String theirs = bed.secrets().current(SalesforceBed.TOKEN_SECRET);
    CamelContext other = bed.started(query(ENTRY, bed.sfauth(tokenSecret, "scope=api")));
    expectAnswer(other, ENTRY);

    assertThat(bed.secrets().current(SalesforceBed.TOKEN_SECRET)).isEqualTo(theirs);
    assertThat(logins()).isEqualTo(2);
    assertThat(status(other)).doesNotContainKey("storeVersion");
  }

  @Test
  void theSameSecretTwiceIsRefusedHoweverEachIsNamed() {
    assertRefusedAsTheSame(bed.sfauth("tokenSecretArn=" + bed.arn()));
    assertRefusedAsTheSame(bed.sfauth("tokenSecretArn=" + SalesforceBed.SECRET));
    assertRefusedAsTheSame(
        "sfauth:crm?secretArn=" + SalesforceBed.SECRET + "&tokenSecretArn=" + bed.arn());
  }

  private void assertRefusedAsTheSame(String same) {
    assertThatThrownBy(() -> bed.started(query(ENTRY, same)))
        .rootCause()
        .hasMessageContaining("the same secret as secretArn and tokenSecretArn");
  }

  @Test
  void endpointsOfOneNameThatDifferInItAreRefused() {
    String with = bed.sfauth(bed.tokenSecret());

    assertThatThrownBy(() -> bed.started(query(ENTRY, bed.sfauth()), query("direct:b", with)))
        .rootCause()
        .hasMessageContaining("tokenSecretArn");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> storeStep(CamelContext context) {
    List<Map<String, String>> steps =
        context
            .createProducerTemplate()
            .requestBody("sfauth:crm?operation=diagnose", null, List.class);
    return steps.stream().filter(step -> "store".equals(step.get("step"))).findAny().get();
  }

  @Test
  void aDiagnosisLooksAtTheSecretAndWritesNothing() throws Exception {
    CamelContext context = bed.started(query(ENTRY, bed.sfauth(bed.tokenSecret())));
    assertThat(storeStep(context))
        .containsEntry("outcome", "pass")
        .hasEntrySatisfying("detail", detail -> assertThat(detail).contains("no token yet"));
    assertThat(bed.secrets().counters().of("PutSecretValue")).isZero();

    expectAnswer(context, ENTRY);
    assertThat(storeStep(context))
        .containsEntry("outcome", "pass")
        .hasEntrySatisfying("detail", detail -> assertThat(detail).contains("token number 1"));
  }

  @Test
  void aDiagnosisNamesWhatIsInTheWay() throws Exception {
    String tokenSecret = bed.tokenSecret();
    expectAnswer(bed.started(query(ENTRY, bed.sfauth(tokenSecret, "scope=api"))), ENTRY);
    CamelContext other = bed.started(query(ENTRY, bed.sfauth(tokenSecret)));
    assertThat(storeStep(other))
        .containsEntry("outcome", "warn")
        .hasEntrySatisfying("fix", fix -> assertThat(fix).contains("its own tokenSecretArn"));

    bed.secrets().edit(SalesforceBed.TOKEN_SECRET, "no JSON");
    assertThat(storeStep(other))
        .containsEntry("outcome", "fail")
        .hasEntrySatisfying("fix", fix -> assertThat(fix).contains("It is not overwritten"));
  }

  @Test
  void withSecretsManagerDownAtTheStartTheErrorIsClearAndTheRouteRecovers() throws Exception {
    CamelContext context = bed.started(query(ENTRY, bed.sfauth(bed.tokenSecret())));
    bed.secrets()
        .faults()
        .always(
            "GetSecretValue",
            new Fault.Instead(SimulatedSecretsManager.error("InternalServiceError", "down")));
    assertThat(SalesforceBed.send(context, ENTRY).getException())
        .isInstanceOf(SfAuthException.class)
        .hasMessageContaining("cannot be read")
        .hasMessageNotContaining(SimulatedOrg.CONSUMER_SECRET);

    bed.secrets().faults().clear();
    bed.clock().advance(Duration.ofMinutes(1));
    expectAnswer(context, ENTRY);
    assertThat(bed.secrets().current(SalesforceBed.TOKEN_SECRET)).contains("accessToken");
  }
}
