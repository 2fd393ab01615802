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

import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.SimulatorExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The meters of a connection are where Spring Boot collects those of the application. */
@ExtendWith(SimulatorExtension.class)
class MeterRegistriesTest {

  private static final String SECRET = "salesforce/crm";

  @BeforeEach
  void prepare(Simulator simulator) {
    simulator.secrets().create(SECRET, BootBed.credentials(simulator.org()));
  }

  @Test
  void actuatorsHasTheMeters(Simulator simulator) {
    application(simulator)
        .run(
            application -> {
              logIn(application);

              assertThat(logins(application.getBean(MeterRegistry.class))).isEqualTo(1);
            });
  }

  /** As with two exporters: the primary bean is made of both. */
  @Test
  void everyOneHasTheMetersWhereThereAreSeveral(Simulator simulator) {
    application(simulator)
        .withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
        .withBean("other", MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            application -> {
              logIn(application);

              assertThat(logins(application.getBean("one", MeterRegistry.class))).isEqualTo(1);
              assertThat(logins(application.getBean("other", MeterRegistry.class))).isEqualTo(1);
            });
  }

  private static ApplicationContextRunner application(Simulator simulator) {
    return BootBed.with("secret-arn=" + SECRET)
        .withPropertyValues(BootBed.aws(simulator))
        .withConfiguration(
            AutoConfigurations.of(
                MetricsAutoConfiguration.class,
                CompositeMeterRegistryAutoConfiguration.class,
                SimpleMetricsExportAutoConfiguration.class));
  }

  private static void logIn(ApplicationContext application) {
    Exchange exchange =
        application
            .getBean(CamelContext.class)
            .createProducerTemplate()
            .request("sfauth:crm", unused -> {});
    assertThat(exchange.getException()).isNull();
  }

  private static double logins(MeterRegistry registry) {
    return registry.get("sfauth.logins").tag("connection", "crm").functionCounter().count();
  }
}
