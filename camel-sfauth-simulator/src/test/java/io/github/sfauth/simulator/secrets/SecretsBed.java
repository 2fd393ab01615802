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
package io.github.sfauth.simulator.secrets;

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.server.LoopbackServer;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;

/** A fresh service, a clock that stands still, and the real SDK without its retries. */
final class SecretsBed implements AfterEachCallback {

  static final Instant START = Instant.parse("2026-11-23T03:27:24.125Z");

  final SimulatorClock clock = SimulatorClock.standingAt(START);
  final SimulatedSecretsManager secrets =
      SimulatedSecretsManager.start(clock, LoopbackServer.FREE_PORT);
  final SecretsManagerClient client = client(secrets);

  static SecretsManagerClient client(SimulatedSecretsManager secrets) {
    return client(
        secrets, configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }

  static SecretsManagerClient client(
      SimulatedSecretsManager secrets,
      Consumer<ClientOverrideConfiguration.Builder> configuration) {
    return SecretsManagerClient.builder()
        .endpointOverride(secrets.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "unused")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration)
        .build();
  }

  static String token() {
    return UUID.randomUUID().toString();
  }

  GetSecretValueResponse get(String secretId) {
    return client.getSecretValue(request -> request.secretId(secretId));
  }

  /** A version with these labels, or a current one. */
  PutSecretValueResponse put(String secretId, String token, String value, String... labels) {
    return client.putSecretValue(
        request -> {
          request.secretId(secretId).clientRequestToken(token).secretString(value);
          if (labels.length > 0) {
            request.versionStages(labels);
          }
        });
  }

  void move(String secretId, String label, String from, String to) {
    client.updateSecretVersionStage(
        request ->
            request
                .secretId(secretId)
                .versionStage(label)
                .removeFromVersionId(from)
                .moveToVersionId(to));
  }

  void moveUnguarded(String secretId, String label, String to) {
    client.updateSecretVersionStage(
        request -> request.secretId(secretId).versionStage(label).moveToVersionId(to));
  }

  Set<String> labels(String secretId, String versionId) {
    return Objects.requireNonNull(secrets.versions(secretId).get(versionId));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    client.close();
    secrets.close();
  }
}
