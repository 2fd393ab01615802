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

import io.github.sfauth.springboot.SfAuthAutoConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** When the starter does something, and when it does not. */
class SwitchesTest {

  @ParameterizedTest
  @ValueSource(strings = {"camel.component.sfauth.enabled=false", "camel.component.enabled=false"})
  void switchedOffItConfiguresNothing(String off) {
    BootBed.with("secret-arn=salesforce/crm")
        .withPropertyValues(off)
        .run(
            application -> {
              assertThat(application).doesNotHaveBean(SfAuthAutoConfiguration.class);
              assertThat(BootBed.options(application).getSecretArn()).isNull();
            });
  }

  @Test
  void ownSwitchGoesBeforeThatOfAllComponents() {
    BootBed.with("secret-arn=salesforce/crm", "enabled=true")
        .withPropertyValues("camel.component.enabled=false")
        .run(
            application ->
                assertThat(BootBed.options(application).getSecretArn())
                    .isEqualTo("salesforce/crm"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camel.component.sfauth.customizer.enabled=false",
        "camel.component.customizer.enabled=false"
      })
  void customizerCanBeSwitchedOffByItself(String off) {
    BootBed.with("secret-arn=salesforce/crm")
        .withPropertyValues(off)
        .run(
            application -> {
              assertThat(application).hasSingleBean(SfAuthAutoConfiguration.class);
              assertThat(BootBed.options(application).getSecretArn()).isNull();
            });
  }

  @Test
  void withoutCamelContextThereIsNothingToConfigure() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SfAuthAutoConfiguration.class))
        .run(
            application ->
                assertThat(application)
                    .hasNotFailed()
                    .doesNotHaveBean(SfAuthAutoConfiguration.class));
  }

  @Test
  void withoutCamelOnTheClassPathItStaysAway() {
    new ApplicationContextRunner()
        .withClassLoader(new FilteredClassLoader(CamelAutoConfiguration.class, CamelContext.class))
        .withConfiguration(AutoConfigurations.of(SfAuthAutoConfiguration.class))
        .run(application -> assertThat(application).hasNotFailed());
  }

  @Test
  void withoutActuatorItConfiguresAllTheSame() {
    BootBed.with("secret-arn=salesforce/crm")
        .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
        .run(
            application ->
                assertThat(BootBed.options(application).getSecretArn())
                    .isEqualTo("salesforce/crm"));
  }

  /** Component scanning sees nothing here: the starter comes by what its jar declares. */
  @Test
  void itsJarDeclaresItToSpringBoot() {
    new ApplicationContextRunner()
        .withUserConfiguration(Application.class)
        .withPropertyValues("camel.component.sfauth.secret-arn=salesforce/crm")
        .run(
            application ->
                assertThat(BootBed.options(application).getSecretArn())
                    .isEqualTo("salesforce/crm"));
  }

  /** What the declaration is for: without it, the scheme works and the properties are ignored. */
  @Test
  void undeclaredItWouldBeIgnored() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class))
        .withPropertyValues("camel.component.sfauth.secret-arn=salesforce/crm")
        .run(
            application -> {
              assertThat(application.getBean(CamelContext.class))
                  .isInstanceOf(DefaultCamelContext.class);
              assertThat(BootBed.options(application).getSecretArn()).isNull();
            });
  }

  @EnableAutoConfiguration
  static class Application {}
}
