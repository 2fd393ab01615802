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

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.jwt.TestKeys;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;

/**
 * A simulated Salesforce, and an application that knows it by properties alone: nothing is bound,
 * and besides the example there is no class.
 */
final class ExampleBed implements AutoCloseable {

  private final Simulator simulator = Simulator.start();
  private final Main main = new Main();

  ExampleBed() {
    main.addInitialProperty("camel.component.sfauth.region", "us-east-1");
    main.addInitialProperty("camel.component.sfauth.access-key", "simulated");
    main.addInitialProperty("camel.component.sfauth.secret-key", "simulated");
    main.addInitialProperty("camel.component.sfauth.override-endpoint", "true");
    main.addInitialProperty(
        "camel.component.sfauth.uri-endpoint-override", simulator.secrets().uri().toString());
    secret("crm", credentials(org()));
  }

  SimulatedOrg org() {
    return simulator.org();
  }

  SimulatedSecretsManager secrets() {
    return simulator.secrets();
  }

  /** What people put into a secret. */
  static Map<String, Object> credentials(SimulatedOrg org) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("LoginUrl", org.uri().toString());
    members.put("ConsumerKey", SimulatedOrg.CONSUMER_KEY);
    members.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
    return members;
  }

  /** Makes a secret that {@code {{NAME.secret}}} stands for. */
  ExampleBed secret(String name, Map<String, Object> members) {
    secrets().create("sf/" + name, SalesforceBed.json(members));
    return property(name + ".secret", "sf/" + name);
  }

  /** Makes the secret of a user who is logged in by assertion. */
  ExampleBed jwt() {
    org().app().uploadPublicKey(TestKeys.KEY.getPublic());
    org().app().approve(SimulatedOrg.RUN_AS_USER);
    Map<String, Object> members = credentials(org());
    members.remove("ConsumerSecret");
    members.put("PrivateKey", TestKeys.pkcs8(TestKeys.KEY.getPrivate()));
    members.put("Username", SimulatedOrg.RUN_AS_USER);
    return secret("jwt", members).property("crm.secret", "sf/jwt");
  }

  /** Leaves a token in the secret that the org no longer takes. */
  ExampleBed staleToken() {
    return staleTokenOf(org().instanceUrl().getAuthority());
  }

  /** The same, for an instance of that host. */
  ExampleBed staleTokenOf(String instance) {
    Map<String, Object> members = credentials(org());
    members.put("SessionId", "00D000000000001!Stale.Token_of.another.day");
    members.put("Instance", instance);
    secrets().edit("sf/crm", SalesforceBed.json(members));
    return this;
  }

  ExampleBed property(String name, String value) {
    main.addInitialProperty(name, value);
    return this;
  }

  /** Takes the properties that the documents show beside an example. */
  ExampleBed propertiesOf(Example example) {
    main.setPropertyPlaceholderLocations("classpath:documented/" + example.name() + ".properties");
    return this;
  }

  /** Runs an example until the bed is closed. */
  CamelContext start(Example example) {
    example.addTo(main);
    main.start();
    return main.getCamelContext();
  }

  /** Runs routes that no document shows. */
  void routes(RoutesBuilder routes) {
    main.configure().addRoutesBuilder(routes);
    main.start();
  }

  /** Asks a route of the example for an answer. */
  Exchange send(String endpoint) {
    return send(endpoint, "");
  }

  Exchange send(String endpoint, Object body) {
    return main.getCamelContext().createFluentProducerTemplate().to(endpoint).withBody(body).send();
  }

  Exchange sendWithHeaders(String endpoint, Map<String, Object> headers) {
    return main.getCamelContext()
        .createFluentProducerTemplate()
        .to(endpoint)
        .withHeaders(headers)
        .send();
  }

  /** Asks a route of the example, which is to answer with accounts. */
  void expectAccounts(String endpoint) {
    Exchange answer = send(endpoint);
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
  }

  @Override
  public void close() {
    main.stop();
    simulator.close();
  }
}
