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

import io.github.sfauth.camel.SfAuthClientAuthentication;
import io.github.sfauth.camel.SfAuthConfiguration;
import io.github.sfauth.camel.SfAuthFlow;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Each kind of option, in each spelling that Spring Boot allows. */
class OptionsTest {

  @Test
  void eachKindOfOptionReachesTheComponent() {
    BootBed.with(
            "secret-arn=salesforce/crm",
            "flow=jwtBearer",
            "keep-headers=true",
            "proxy-port=3128",
            "session-timeout=45m",
            "lazy-start-producer=true",
            "key-store-parameters.resource=file:crm.p12",
            "key-store-parameters.password=planted-secret-of-store")
        .run(
            application -> {
              SfAuthConfiguration options = BootBed.options(application);
              assertThat(options.getSecretArn()).isEqualTo("salesforce/crm");
              assertThat(options.getFlow()).isEqualTo(SfAuthFlow.JWT_BEARER);
              assertThat(options.getKeepHeaders()).isTrue();
              assertThat(options.getProxyPort()).isEqualTo(3128);
              assertThat(options.getSessionTimeout()).isEqualTo(45 * 60_000L);
              KeyStoreParameters keyStore = Objects.requireNonNull(options.getKeyStoreParameters());
              assertThat(keyStore.getResource()).isEqualTo("file:crm.p12");
              assertThat(keyStore.getPassword()).isEqualTo("planted-secret-of-store");
              assertThat(BootBed.component(application).isLazyStartProducer()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clientSecretBasic",
        "client-secret-basic",
        "client_secret_basic",
        "CLIENT_SECRET_BASIC",
        "ClientSecretBasic"
      })
  void enumsTakeEverySpelling(String spelling) {
    BootBed.with("client-authentication=" + spelling)
        .run(
            application ->
                assertThat(BootBed.options(application).getClientAuthentication())
                    .isEqualTo(SfAuthClientAuthentication.CLIENT_SECRET_BASIC));
  }

  @ParameterizedTest
  @CsvSource({"90000,90000", "90s,90000", "15m,900000", "1h30m,5400000", "PT2H,7200000"})
  void durationsTakeTheSyntaxOfCamel(String text, long millis) {
    BootBed.with("session-timeout=" + text)
        .run(
            application ->
                assertThat(BootBed.options(application).getSessionTimeout()).isEqualTo(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-arn", "secretArn", "secret_arn", "SECRETARN"})
  void namesTakeEverySpelling(String name) {
    BootBed.with(name + "=salesforce/crm")
        .run(
            application ->
                assertThat(BootBed.options(application).getSecretArn())
                    .isEqualTo("salesforce/crm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CAMEL_COMPONENT_SFAUTH_SECRETARN", "CAMEL_COMPONENT_SFAUTH_SECRET_ARN"})
  void environmentVariablesCount(String variable) {
    withSource(
            new SystemEnvironmentPropertySource(
                "test-systemEnvironment", Map.of(variable, "salesforce/crm")))
        .run(
            application ->
                assertThat(BootBed.options(application).getSecretArn())
                    .isEqualTo("salesforce/crm"));
  }

  @Test
  void sourcesThatCannotListTheirNamesAreAsked() {
    withSource(
            new PropertySource<Object>("vault", new Object()) {
              @Override
              public @Nullable Object getProperty(String name) {
                return name.equals("camel.component.sfauth.client-id") ? "from-vault" : null;
              }
            })
        .run(
            application ->
                assertThat(BootBed.options(application).getClientId()).isEqualTo("from-vault"));
  }

  @Test
  void placeholdersOfBothKindsAreResolved() {
    BootBed.with("secret-arn=salesforce/${org.name}", "login-url=https://{{org.name}}.example")
        .withPropertyValues("org.name=acme")
        .run(
            application -> {
              assertThat(BootBed.options(application).getSecretArn()).isEqualTo("salesforce/acme");
              assertThat(BootBed.options(application).getLoginUrl())
                  .isEqualTo("https://acme.example");
            });
  }

  @Test
  void numbersAndBooleansMayBeTyped() {
    withSource(
            new MapPropertySource(
                "typed",
                Map.of(
                    "camel.component.sfauth.proxy-port",
                    3128,
                    "camel.component.sfauth.eager-login",
                    false)))
        .run(
            application -> {
              assertThat(BootBed.options(application).getProxyPort()).isEqualTo(3128);
              assertThat(BootBed.options(application).getEagerLogin()).isFalse();
            });
  }

  @Test
  void anOptionIsLaidOverABeanWhateverTheirNames() {
    SfAuthConfiguration bean = new SfAuthConfiguration();
    bean.setSecretArn("salesforce/crm");
    BootBed.with("audience=https://test.example", "configuration=#bean:crm")
        .withBean("crm", SfAuthConfiguration.class, () -> bean)
        .run(
            application -> {
              assertThat(BootBed.options(application).getSecretArn()).isEqualTo("salesforce/crm");
              assertThat(BootBed.options(application).getAudience())
                  .isEqualTo("https://test.example");
            });
  }

  @Test
  void whatIsNotSetStaysUnset() {
    BootBed.with()
        .run(
            application -> {
              assertThat(application).hasNotFailed();
              assertThat(BootBed.options(application))
                  .usingRecursiveComparison()
                  .isEqualTo(new SfAuthConfiguration());
            });
  }

  private static ApplicationContextRunner withSource(PropertySource<?> source) {
    return BootBed.application()
        .withInitializer(
            application -> application.getEnvironment().getPropertySources().addFirst(source));
  }
}
