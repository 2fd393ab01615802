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
import io.github.sfauth.simulator.org.SimulatedOrg;
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

  /** The app's consumer secret, as a bean: it stands in no URI. */
  private static final String CLIENT_SECRET = "crmClientSecret";

  private static final String SECRET = "salesforce/crm";

  private final Simulator simulator = Simulator.builder().credentialsSecret(SECRET).start();
  private final SecretsManagerClient aws = client(simulator.secrets().uri());

  Simulator simulator() {
    return simulator;
  }

  /** A context with an AWS client and this holder, not started. */
  CamelContext context(TokenSources sources) {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("secretsManager", aws);
    context.getRegistry().bind(CLIENT_SECRET, SimulatedOrg.CONSUMER_SECRET);
    context.getRegistry().bind(TokenSources.BEAN_NAME, sources);
    return context;
  }

  /** Credentials and token in one secret. */
  static String shared() {
    return "sfauth:crm?secretArn=" + SECRET;
  }

  /** Credentials as options: the token lives in memory, and is refreshed ahead. */
  String inMemory(String... options) {
    return "sfauth:crm?clientId=RAW("
        + SimulatedOrg.CONSUMER_KEY
        + ")&clientSecret=#bean:"
        + CLIENT_SECRET
        + "&loginUrl="
        + simulator.org().uri()
        + String.join("", options);
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
