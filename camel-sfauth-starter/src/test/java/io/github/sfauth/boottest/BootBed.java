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

import io.github.sfauth.camel.SfAuthComponent;
import io.github.sfauth.camel.SfAuthConfiguration;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.springboot.SfAuthAutoConfiguration;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Small applications with Camel and the starter's auto-configuration. */
final class BootBed {

  static final String PREFIX = "camel.component.sfauth.";

  private BootBed() {}

  /** An application with nothing but Camel and the starter. */
  static ApplicationContextRunner application() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(CamelAutoConfiguration.class, SfAuthAutoConfiguration.class));
  }

  /** The same with properties of the component, each written {@code name=value}. */
  static ApplicationContextRunner with(String... properties) {
    return application().withPropertyValues(prefixed(properties));
  }

  static String[] prefixed(String... properties) {
    return Stream.of(properties).map(property -> PREFIX + property).toArray(String[]::new);
  }

  /** The options as the application's component got them. */
  static SfAuthConfiguration options(ApplicationContext application) {
    return component(application).getConfiguration();
  }

  static SfAuthComponent component(ApplicationContext application) {
    return application.getBean(CamelContext.class).getComponent("sfauth", SfAuthComponent.class);
  }

  /** Where the simulated Secrets Manager is, and how to get in. */
  static String[] aws(Simulator simulator) {
    return prefixed(
        "region=us-east-1",
        "access-key=simulated",
        "secret-key=planted-secret-of-aws",
        "override-endpoint=true",
        "uri-endpoint-override=" + simulator.secrets().uri());
  }

  /** A secret with an org's credentials. */
  static String credentials(SimulatedOrg org) {
    return "{\"LoginUrl\":\"%s\",\"ConsumerKey\":\"%s\",\"ConsumerSecret\":\"%s\"}"
        .formatted(org.uri(), SimulatedOrg.CONSUMER_KEY, SimulatedOrg.CONSUMER_SECRET);
  }
}
