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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections in the properties of camel-main, in every spelling that people try. */
class ConnectionPropertiesTest {

  private static final String CONNECTIONS = "camel.component.sfauth.connections";

  private final Main main = new Main();

  /** A bean that people define. */
  public static final class BillingConnection extends SfAuthConfiguration {
    /** Sets what this connection is about. */
    public BillingConnection() {
      setScope("billing");
    }
  }

  @AfterEach
  void stop() {
    main.stop();
  }

  @Test
  void bindOptionsInKebabAndCamelCase() {
    property("[crm].flow", "jwtBearer");
    property("[crm].secret-arn", "sf/crm");
    property("[crm].sessionTimeout", "5m");
    property("[crm].audience-fallback", "true");

    SfAuthConfiguration crm = bound("crm");

    assertThat(crm.getFlow()).isEqualTo(SfAuthFlow.JWT_BEARER);
    assertThat(crm.getSecretArn()).isEqualTo("sf/crm");
    assertThat(crm.getSessionTimeout()).isEqualTo(300_000L);
    assertThat(crm.getAudienceFallback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-crm", "euCrm", "EU_CRM", "crm2", "crm.eu"})
  void takeNamesAsTheyAreWritten(String name) {
    property("[" + name + "].secret-arn", "sf/eu");
    property("[billing].secret-arn", "sf/billing");

    assertThat(bound(name).getSecretArn()).isEqualTo("sf/eu");
    assertThat(component().getConnections()).containsOnlyKeys(name, "billing");
  }

  @Test
  void takeABeanOfTheRegistry() {
    SfAuthConfiguration bean = new SfAuthConfiguration();
    bean.setSecretArn("sf/bean");
    main.bind("crmBean", bean);
    property("[crm]", "#bean:crmBean");

    assertThat(bound("crm")).isSameAs(bean);
  }

  @Test
  void takeABeanThatPropertiesDefine() {
    main.addInitialProperty("camel.beans.crmBean", "#class:" + BillingConnection.class.getName());
    main.addInitialProperty("camel.beans.crmBean.secret-arn", "sf/bean");
    property("[crm]", "#bean:crmBean");

    assertThat(bound("crm").getSecretArn()).isEqualTo("sf/bean");
    assertThat(bound("crm").getScope()).isEqualTo("billing");
  }

  @Test
  void takeAClassAndOptionsBesideIt() {
    property("[crm]", "#class:" + BillingConnection.class.getName());
    property("[crm].secret-arn", "sf/class");

    assertThat(bound("crm")).isInstanceOf(BillingConnection.class);
    assertThat(bound("crm").getSecretArn()).isEqualTo("sf/class");
  }

  @Test
  void takePlaceholdersOfTheEnvironment() {
    Map.Entry<String, String> variable =
        System.getenv().entrySet().stream()
            .filter(entry -> entry.getKey().matches("[A-Z]+") && !entry.getValue().isBlank())
            .findFirst()
            .orElseThrow();
    property("[crm].secret-arn", "{{env:" + variable.getKey() + "}}");

    assertThat(bound("crm").getSecretArn()).isEqualTo(variable.getValue());
  }

  @Test
  void takePlaceholdersOfProperties() {
    main.addInitialProperty("crm.secret", "sf/crm");
    property("[crm].secret-arn", "{{crm.secret}}");

    assertThat(bound("crm").getSecretArn()).isEqualTo("sf/crm");
  }

  @Test
  void stayBesideTheDefaultsOfTheComponent() {
    main.addInitialProperty("camel.component.sfauth.region", "eu-central-1");
    property("[crm].secret-arn", "sf/crm");
    property("[us].secret-arn", "sf/us");
    property("[us].region", "us-east-1");
    main.start();

    assertThat(options("sfauth:crm").getRegion()).isEqualTo("eu-central-1");
    assertThat(options("sfauth:us").getRegion()).isEqualTo("us-east-1");
    assertThat(options("sfauth:us").getSecretArn()).isEqualTo("sf/us");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refuseABeanThatIsATextForCamel(boolean used) {
    main.bind("crmBean", new SfAuthConfiguration());
    property("[crm]", "#crmBean");
    if (used) {
      route("sfauth:crm");
    }

    refused()
        .hasStackTraceContaining(CONNECTIONS + "[crm] is a text and no bean")
        .hasStackTraceContaining(CONNECTIONS + "[crm]=#bean:");
  }

  @Test
  void refuseABeanThatIsSomethingElse() {
    main.bind("crmBean", new StringBuilder());
    property("[crm]", "#bean:crmBean");

    refused()
        .hasStackTraceContaining(CONNECTIONS + "[crm] is a java.lang.StringBuilder")
        .hasStackTraceContaining("#bean:");
  }

  @Test
  void refuseABeanThatDoesNotExist() {
    property("[crm]", "#bean:nobody");

    refused().hasStackTraceContaining("nobody");
  }

  @ParameterizedTest
  @CsvSource({
    ".crm.flow, jwtBearer, [crm].flow",
    ".crm.secret-arn, sf/crm, [crm].secret-arn",
    ".crm, #bean:crmBean, [crm]",
    ".eu.crm.flow, jwtBearer, [eu.crm].flow"
  })
  void refuseDotsAndNameTheBrackets(String key, String value, String brackets) {
    main.bind("crmBean", new SfAuthConfiguration());
    property(key, value);

    refused()
        .hasStackTraceContaining(
            CONNECTIONS + key + " does not bind: write " + CONNECTIONS + brackets);
  }

  @ParameterizedTest
  @CsvSource({
    "[crm].secret-arm, did you mean secretArn?",
    "[crm].flow, flow",
    "[crm].session-timeout, session"
  })
  void refuseAnOptionOrValueThatDoesNotExistAndNameIt(String key, String named) {
    property(key, "nonsense");

    refused().hasStackTraceContaining(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".connections[crm]",
        ".connections[crm].client-secrt",
        ".connections[crm].clientSecrt",
        ".client-secrt",
        ".privateKeyy",
        ".Client-Secrt"
      })
  void showNoSecretWhenTheyAreRefused(String key) {
    main.addInitialProperty("camel.component.sfauth" + key, "s3cr3tV4lue");

    assertThatThrownBy(main::start)
        .satisfies(
            failure -> {
              for (Throwable at = failure; at != null; at = at.getCause()) {
                assertThat(at.toString()).doesNotContain("s3cr3tV4lue");
              }
            });
  }

  private void property(String key, String value) {
    main.addInitialProperty(CONNECTIONS + key, value);
  }

  private void route(String endpoint) {
    main.configure()
        .addRoutesBuilder(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("direct:in").to(endpoint);
              }
            });
  }

  private SfAuthConfiguration bound(String name) {
    main.start();
    return Objects.requireNonNull(component().getConnections().get(name));
  }

  private SfAuthComponent component() {
    return main.getCamelContext().getComponent("sfauth", SfAuthComponent.class);
  }

  private SfAuthConfiguration options(String uri) {
    return main.getCamelContext().getEndpoint(uri, SfAuthEndpoint.class).getConfiguration();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(main::start);
  }
}
