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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.CapturedLog;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configured connection means to the endpoints of its name, and to those of none. */
class NamedConnectionsTest {

  private final CapturedLog log = CapturedLog.of(SfAuthEndpoint.class);
  private SalesforceBed bed;
  private CamelContext context;
  private SfAuthComponent component;

  @BeforeEach
  void open() throws Exception {
    bed = new SalesforceBed();
    context = bed.context();
    component = context.getComponent("sfauth", SfAuthComponent.class);
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    bed.close();
  }

  @Test
  void areUsedByTheirNameAlone() throws Exception {
    connection("crm").setSecretArn(bed.arn());
    start("sfauth:crm");

    assertThat(send("direct:in").getMessage().getBody(String.class)).contains("totalSize");
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void callNobodyWhileNobodyUsesThem() throws Exception {
    connection("crm").setSecretArn(bed.arn());
    connection("unused").setSecretArn("sf/none");
    connection("unused").setEagerLogin(true);
    start("sfauth:crm");

    send("sfauth:crm?operation=status");
    send("sfauth:unused?operation=status");
    send("sfauth:unused?operation=reject");

    assertThat(bed.org().counters().all()).isEmpty();
    assertThat(bed.secrets().counters().all()).isEmpty();
  }

  @Test
  void answerOperationsThoughNoEndpointUsedThem() throws Exception {
    connection("crm").setSecretArn(bed.arn());
    context.start();

    assertThat(status()).containsEntry("connection", "crm").containsEntry("state", "ABSENT");
    assertThat(send("sfauth:crm?operation=reject").getException()).isNull();
    assertThat(send("sfauth:crm?operation=diagnose").getMessage().getBody(List.class))
        .isNotEmpty()
        .noneMatch(step -> step.toString().contains("outcome=fail"));
  }

  @Test
  void areAskedAfterAsTheirUsersUseThem() throws Exception {
    connection("crm").setSecretArn(bed.arn());
    start("sfauth:crm?sessionTimeout=1h");
    send("direct:in");

    assertThat(status()).containsEntry("state", "FRESH");
  }

  @Test
  void areNotTiedByWhoOnlyAskedAfterThem() throws Exception {
    connection("crm").setSecretArn(bed.arn());
    context.start();
    status();

    context.addRoutes(query("sfauth:crm?sessionTimeout=1h"));

    assertThat(send("direct:in").getException()).isNull();
    assertThat(status()).containsEntry("state", "FRESH");
  }

  @Test
  void needNoCredentialsIfTheUriHasThem() throws Exception {
    connection("crm").setIdentityHeaders(true);
    start("sfauth:crm?secretArn=" + bed.arn() + "&keepHeaders=true");

    assertThat(send("direct:in").getMessage().getHeaders()).containsKey("CamelSfAuthOrgId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sf/default"})
  void mayTakeADefaultOfTheComponentAway(String ownSecret) {
    component.getConfiguration().setSecretArn("sf/default");
    connection("dev").setSecretArn(ownSecret);
    connection("dev").setClientId("app");
    connection("dev").setClientSecret("s3cr3tV4lue");
    connection("dev").setLoginUrl("https://acme.my.salesforce.com");

    if (ownSecret.isEmpty()) {
      assertThatCode(() -> endpoint("sfauth:dev")).doesNotThrowAnyException();
    } else {
      refused("sfauth:dev").hasStackTraceContaining("an empty value takes a default away");
    }
  }

  @Test
  void mayBeChangedWithoutEffectOnEndpointsThatStand() throws Exception {
    SfAuthConfiguration crm = connection("crm");
    crm.setSecretArn(bed.arn());
    SfAuthEndpoint endpoint = endpoint("sfauth:crm");

    crm.setSecretArn("sf/other");
    crm.setLoginUrl("https://evil.example.com");
    component.getConnections().clear();
    start("sfauth:crm");

    assertThat(endpoint.getConfiguration().getSecretArn()).isEqualTo(bed.arn());
    assertThat(send("direct:in").getException()).isNull();
  }

  @Test
  void areMissedAtStartWithTheLikelyName() {
    connection("crm").setSecretArn(bed.arn());
    connection("eu-crm").setSecretArn(bed.arn());

    refused("sfauth:cmr")
        .hasStackTraceContaining("there are crm, eu-crm; did you mean crm?")
        .hasStackTraceContaining("camel.component.sfauth.connections[cmr].secret-arn");
    refused("sfauth:eCrm?keepHeaders=true").hasStackTraceContaining("sfauth:eCrm has no");
  }

  @Test
  void areMissedAtStartThoughNoneIsNear() {
    connection("crm").setSecretArn(bed.arn());

    refused("sfauth:billing").hasStackTraceContaining("(there is crm)");
  }

  @Test
  void areMissedWhenTheyAreAskedAfter() throws Exception {
    connection("crm").setSecretArn(bed.arn());
    start("sfauth:crm");

    assertThat(send("sfauth:cmr?operation=status").getException())
        .hasMessageContaining("did you mean crm?");
    assertThat(send("sfauth:cmr?operation=clear").getException()).isNull();
  }

  @Test
  void areNotMissedByWhoNamesCredentials() throws Exception {
    connection("crm").setSecretArn("sf/other");
    start("sfauth:cmr?secretArn=" + bed.arn());

    assertThat(send("direct:in").getException()).isNull();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void areMissedWithAWarningWhereTheComponentHasCredentials() throws Exception {
    component.getConfiguration().setSecretArn(bed.arn());
    connection("crm").setSecretArn("sf/other");
    start("sfauth:cmr");

    assertThat(send("direct:in").getException()).isNull();
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("sfauth:cmr", "did you mean crm?", "the component's own credentials");
  }

  @Test
  void haveToDescribeCredentialsSomewhere() {
    connection("crm").setIdentityHeaders(true);

    refused("sfauth:crm")
        .hasStackTraceContaining("sfauth:crm has no credentials")
        .hasStackTraceContaining("camel.component.sfauth.connections[crm].secret-arn");
  }

  @Test
  void areToldWhatIsPointlessInThem() {
    connection("crm").setSecretArn("sf/crm");
    connection("crm").setAudience("https://login.salesforce.com");

    refused("sfauth:crm")
        .hasStackTraceContaining("audience (from its connection), which has no effect")
        .hasStackTraceContaining("remove it from camel.component.sfauth.connections[crm]");
    assertThatCode(() -> endpoint("sfauth:crm?operation=clear")).doesNotThrowAnyException();
  }

  @Test
  void mayShapeStampsForOtherOperationsToo() {
    connection("crm").setSecretArn("sf/crm");
    connection("crm").setKeepHeaders(true);
    connection("crm").setIdentityHeaders(true);

    assertThatCode(() -> endpoint("sfauth:crm?operation=status")).doesNotThrowAnyException();
    refused("sfauth:crm?operation=status&keepHeaders=true").hasStackTraceContaining("keepHeaders");
  }

  @Test
  void takeNoOffenceAtPointlessDefaultsOfTheComponent() {
    component.getConfiguration().setAudience("https://login.salesforce.com");
    connection("crm").setSecretArn("sf/crm");

    assertThatCode(() -> endpoint("sfauth:crm")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"sessionTimeout=30s, sessionTimeout", "loginUrl=https://evil.example.com, loginUrl"})
  void areCheckedTogetherWithTheUri(String option, String named) {
    connection("crm").setSecretArn("sf/crm");

    refused("sfauth:crm?" + option).hasStackTraceContaining(named);
  }

  private SfAuthConfiguration connection(String name) {
    return component.getConnections().computeIfAbsent(name, any -> new SfAuthConfiguration());
  }

  private SfAuthEndpoint endpoint(String uri) {
    return context.getEndpoint(uri, SfAuthEndpoint.class);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String uri) {
    return assertThatThrownBy(() -> endpoint(uri));
  }

  private void start(String stamp) throws Exception {
    bed.start(context, query(stamp));
  }

  private static RouteBuilder query(String stamp) {
    return SalesforceBed.query("direct:in", stamp);
  }

  private Exchange send(String endpoint) {
    return SalesforceBed.send(context, endpoint);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> status() {
    return send("sfauth:crm?operation=status").getMessage().getBody(Map.class);
  }
}
