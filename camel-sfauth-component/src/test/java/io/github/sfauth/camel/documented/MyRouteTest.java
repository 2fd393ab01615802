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

import io.github.sfauth.camel.SfAuthComponent;
import io.github.sfauth.camel.SfAuthConfiguration;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.SimulatorExtension;
import io.github.sfauth.simulator.org.SimulatedOrg;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// tag::test[]
@ExtendWith(SimulatorExtension.class)
class MyRouteTest {

  @Test
  void logsInOnce(Simulator simulator) throws Exception {
    simulator
        .secrets()
        .create(
            "salesforce/crm",
            """
            {"LoginUrl": "%s", "ConsumerKey": "%s", "ConsumerSecret": "%s"}
            """
                .formatted(
                    simulator.org().uri(),
                    SimulatedOrg.CONSUMER_KEY,
                    SimulatedOrg.CONSUMER_SECRET));
    try (CamelContext context = new DefaultCamelContext()) {
      SfAuthConfiguration options =
          context.getComponent("sfauth", SfAuthComponent.class).getConfiguration();
      options.setSecretArn("salesforce/crm");
      options.setOverrideEndpoint(true);
      options.setUriEndpointOverride(simulator.secrets().uri().toString());
      options.setRegion("us-east-1");
      options.setAccessKey("simulated");
      options.setSecretKey("simulated");
      context.addRoutes(new MyRoute());
      context.start();

      context.createProducerTemplate().requestBody("direct:limits", "");
      context.createProducerTemplate().requestBody("direct:limits", "");

      assertThat(simulator.org().logins()).isEqualTo(1);
    }
  }
}
// end::test[]
