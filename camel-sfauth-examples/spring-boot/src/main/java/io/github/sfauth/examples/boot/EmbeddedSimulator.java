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
package io.github.sfauth.examples.boot;

import io.github.sfauth.simulator.Simulator;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * A simulated Salesforce and a simulated Secrets Manager, for as long as the application runs. Not
 * started if a secret is named.
 */
final class EmbeddedSimulator
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String SECRET = "salesforce/crm";

  @Override
  public void initialize(ConfigurableApplicationContext application) {
    if (application.getEnvironment().containsProperty("crm.secret")) {
      return;
    }
    Simulator simulator = Simulator.builder().credentialsSecret(SECRET).start();
    application
        .getEnvironment()
        .getPropertySources()
        .addLast(new MapPropertySource("embedded simulator", properties(simulator)));
    application.addApplicationListener(
        event -> {
          // An application that does not start closes nothing, and the servers' threads would keep
          // it.
          if (event instanceof ContextClosedEvent || event instanceof ApplicationFailedEvent) {
            simulator.close();
          }
        });
  }

  private static Map<String, Object> properties(Simulator simulator) {
    return Map.of(
        "crm.secret", SECRET,
        "camel.component.sfauth.region", "us-east-1",
        "camel.component.sfauth.access-key", "simulator",
        "camel.component.sfauth.secret-key", "simulator",
        "camel.component.sfauth.override-endpoint", "true",
        "camel.component.sfauth.uri-endpoint-override", simulator.secrets().uri().toString());
  }
}
