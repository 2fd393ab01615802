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
package io.github.sfauth.run;

import io.github.sfauth.simulator.Simulator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Salesforce and a Secrets Manager on this machine, with a secret that is ready to be used. */
final class SimulatedSalesforce implements AutoCloseable {

  static final String SECRET = "salesforce/crm";

  private final Simulator simulator = Simulator.builder().credentialsSecret(SECRET).start();

  /** Lets every endpoint use the secret, and nobody the real AWS. */
  Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("crm.secret", SECRET);
    properties.put("camel.component.sfauth.secret-arn", SECRET);
    properties.put("camel.component.sfauth.region", "us-east-1");
    properties.put("camel.component.sfauth.access-key", "simulated");
    properties.put("camel.component.sfauth.secret-key", "simulated");
    properties.put("camel.component.sfauth.override-endpoint", "true");
    properties.put(
        "camel.component.sfauth.uri-endpoint-override", simulator.secrets().uri().toString());
    return properties;
  }

  String greeting() {
    return """
        Simulated Salesforce:       %s
        Simulated Secrets Manager:  %s
        Secret:                     %s, for every sfauth: endpoint, and as {{crm.secret}}
        """
        .formatted(simulator.org().uri(), simulator.secrets().uri(), SECRET);
  }

  /** What the routes did; also known after the end. */
  String summary() {
    return "Logins: " + simulator.org().logins();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
