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
package io.github.sfauth.benchmarks;

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.SimulatorClock;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A simulated org and Secrets Manager, and contexts that use them. */
final class Stage implements AutoCloseable {

  private static final String SECRET = "salesforce/crm";
  private static final String TOKEN_SECRET = "salesforce/crm-token";

  /** The name of the connection of {@link #shared} and {@link #own}. */
  static final String CONNECTION = "crm";

  private final Simulator simulator;
  private final SecretsManagerClient aws;

  /** One that lives by the system's clock. */
  Stage() {
    this(SimulatorClock.running());
  }

  Stage(SimulatorClock clock) {
    simulator = Simulator.builder().clock(clock).credentialsSecret(SECRET).start();
    simulator.secrets().createEmpty(TOKEN_SECRET);
    aws = client(simulator.secrets().uri());
  }

  Simulator simulator() {
    return simulator;
  }

  /** A context with an AWS client and this holder, not started. */
  CamelContext context(TokenSources sources) {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("secretsManager", aws);
    context.getRegistry().bind(TokenSources.BEAN_NAME, sources);
    return context;
  }

  /** Credentials and token in one secret. */
  static String shared() {
    return "sfauth:" + CONNECTION + "?secretArn=" + SECRET;
  }

  /** The token in a secret of its own: it is refreshed ahead, and stored. */
  static String own() {
    return shared() + "&tokenSecretArn=" + TOKEN_SECRET;
  }

  private static SecretsManagerClient client(URI endpoint) {
    return SecretsManagerClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  @Override
  public void close() {
    aws.close();
    simulator.close();
  }
}
