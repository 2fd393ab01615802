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
package io.github.sfauth.boottest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SfAuthConfiguration;
import io.github.sfauth.camel.SfAuthFlow;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.SimulatorExtension;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Named connections, in the spellings of properties, YAML, variables and beans. */
class ConnectionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connections[crm].secret-arn",
        "connections[crm].secretArn",
        "connections.crm.secret-arn",
        "connections.crm.secretArn"
      })
  void bracketsAndDotsMeanTheSame(String name) {
    BootBed.with(name + "=salesforce/crm")
        .run(
            application ->
                assertThat(connection(application, "crm").getSecretArn())
                    .isEqualTo("salesforce/crm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-crm", "euCrm", "EU_CRM"})
  void bracketsKeepTheNameAsItIs(String name) {
    BootBed.with(
            "connections[" + name + "].flow=jwtBearer",
            "connections[" + name + "].session-timeout=30m")
        .run(
            application -> {
              assertThat(connection(application, name).getFlow()).isEqualTo(SfAuthFlow.JWT_BEARER);
              assertThat(connection(application, name).getSessionTimeout()).isEqualTo(1_800_000L);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-crm", "crm2", "euCrm", "EU_CRM"})
  void dotsKeepTheNameToo(String name) {
    BootBed.with("connections." + name + ".flow=jwtBearer")
        .run(
            application ->
                assertThat(connection(application, name).getFlow())
                    .isEqualTo(SfAuthFlow.JWT_BEARER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"crm", "euCrm", "'[euCrm]'", "'[eu.crm]'"})
  void yamlFilesKeepTheName(String key) throws IOException {
    String yaml =
        """
        camel.component.sfauth:
          connections:
            %s:
              flow: jwtBearer
        """
            .formatted(key);
    withYaml(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
        .run(
            application ->
                assertThat(connection(application, key.replaceAll("[\\[\\]']", "")).getFlow())
                    .isEqualTo(SfAuthFlow.JWT_BEARER));
  }

  /** An application whose {@code application.yaml} is this. */
  private static ApplicationContextRunner withYaml(Resource yaml) throws IOException {
    List<PropertySource<?>> file = new YamlPropertySourceLoader().load("application.yaml", yaml);
    return BootBed.application()
        .withInitializer(
            application ->
                file.forEach(application.getEnvironment().getPropertySources()::addFirst));
  }

  @Test
  @ExtendWith(SimulatorExtension.class)
  void yamlFileOfTheGuideDescribesAnAppAndAUser(Simulator simulator) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    simulator.org().app().uploadPublicKey(keys.getPublic());
    simulator.org().app().approve(SimulatedOrg.RUN_AS_USER);
    simulator.secrets().create("salesforce/crm", BootBed.credentials(simulator.org()));
    simulator.secrets().create("salesforce/eu", credentials(simulator.org(), keys));

    withYaml(new ClassPathResource("documented/connections.yaml"))
        .withPropertyValues(BootBed.aws(simulator))
        .run(
            application -> {
              String org = simulator.org().instanceUrl().toString();
              assertThat(instance(application, "sfauth:crm")).isEqualTo(org);
              assertThat(instance(application, "sfauth:euCrm")).isEqualTo(org);
            });

    assertThat(simulator.org().logins()).isEqualTo(2);
  }

  /** A secret with the credentials of a user. */
  private static String credentials(SimulatedOrg org, KeyPair keys) {
    return """
        {"LoginUrl": "%s", "ConsumerKey": "%s", "Username": "%s", "PrivateKey": "%s"}
        """
        .formatted(
            org.uri(),
            SimulatedOrg.CONSUMER_KEY,
            SimulatedOrg.RUN_AS_USER,
            "-----BEGIN PRIVATE KEY-----"
                + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "-----END PRIVATE KEY-----");
  }

  @Test
  void environmentVariablesNameConnectionsToo() {
    BootBed.application()
        .withInitializer(
            application ->
                application
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource(
                            "test-systemEnvironment",
                            Map.of(
                                "CAMEL_COMPONENT_SFAUTH_CONNECTIONS_CRM_SECRETARN", "from-env"))))
        .run(
            application ->
                assertThat(connection(application, "crm").getSecretArn()).isEqualTo("from-env"));
  }

  @Test
  void connectionMayBeABean() {
    SfAuthConfiguration bean = new SfAuthConfiguration();
    bean.setSecretArn("salesforce/crm");
    BootBed.with("connections[crm]=#bean:crmConnection")
        .withBean("crmConnection", SfAuthConfiguration.class, () -> bean)
        .run(application -> assertThat(connection(application, "crm")).isSameAs(bean));
  }

  @Test
  void emptyValueTakesADefaultAway() {
    BootBed.with("secret-arn=salesforce/crm", "connections[dev].secret-arn=")
        .run(application -> assertThat(connection(application, "dev").getSecretArn()).isEmpty());
  }

  @Test
  void nameOfABeanNeedsItsPrefix() {
    assertThat(complaint("connections[crm]=#crmConnection"))
        .contains("camel.component.sfauth.connections[crm]", "#bean:crm");
  }

  @Test
  void unknownOptionOfAConnectionListsNearNames() {
    assertThat(complaint("connections[crm].secret-am=salesforce/crm"))
        .contains("connections[crm].secret-am", "Did you mean secret-arn");
  }

  @Test
  void optionsOfTheWholeComponentAreNoneOfAConnection() {
    assertThat(complaint("connections[crm].lazy-start-producer=true"))
        .contains("connections[crm].lazy-start-producer", "no such option");
  }

  @Test
  void secretsOfAConnectionAreInNoFailure() {
    assertThat(complaint("connections[crm].client-secret=planted-secret{{no.such.property}}"))
        .contains("connections[crm].client-secret")
        .doesNotContain("planted-secret");
  }

  @Test
  @ExtendWith(SimulatorExtension.class)
  void twoNamedOrgsStandSideBySide(Simulator simulator) {
    simulator.secrets().create("salesforce/crm", BootBed.credentials(simulator.org()));
    try (Simulator other = Simulator.start()) {
      simulator.secrets().create("salesforce/eu", BootBed.credentials(other.org()));

      BootBed.with(
              "connections[crm].secret-arn=salesforce/crm",
              "connections[eu].secret-arn=salesforce/eu")
          .withPropertyValues(BootBed.aws(simulator))
          .run(
              application -> {
                assertThat(instance(application, "sfauth:crm"))
                    .isEqualTo(simulator.org().instanceUrl().toString());
                assertThat(instance(application, "sfauth:eu"))
                    .isEqualTo(other.org().instanceUrl().toString());
              });
    }
  }

  private static String complaint(String property) {
    return WrongPropertiesTest.complaint(BootBed.with(property));
  }

  private static SfAuthConfiguration connection(ApplicationContext application, String name) {
    Map<String, SfAuthConfiguration> connections = BootBed.component(application).getConnections();
    assertThat(connections).containsOnlyKeys(name);
    return Objects.requireNonNull(connections.get(name));
  }

  private static String instance(ApplicationContext application, String endpoint) {
    Exchange exchange =
        application
            .getBean(CamelContext.class)
            .createProducerTemplate()
            .request(endpoint, unused -> {});
    assertThat(exchange.getException()).isNull();
    return exchange.getMessage().getHeader("CamelSfAuthInstanceUrl", String.class);
  }
}
