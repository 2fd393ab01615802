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
package io.github.sfauth.examples.keys;

import io.github.sfauth.token.Secret;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** AWS Secrets Manager, with region and credentials by the SDK's default chain. */
final class SecretVault implements AutoCloseable {

  private final SecretsManagerClient client;

  private SecretVault(SecretsManagerClient client) {
    this.client = client;
  }

  static SecretVault open(Optional<URI> endpoint) throws SetupException {
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    endpoint.ifPresent(builder::endpointOverride);
    try {
      return new SecretVault(builder.build());
    } catch (SdkClientException e) {
      throw new SetupException("AWS cannot be asked: set AWS_REGION (" + e.getMessage() + ")");
    }
  }

  void refuseIfThere(String name) throws SetupException {
    DescribeSecretResponse found;
    try {
      found = ask(() -> client.describeSecret(request -> request.secretId(name)));
    } catch (ResourceNotFoundException e) {
      return;
    }
    throw new SetupException(
        found.deletedDate() == null
            ? "The secret "
                + name
                + " exists and stays as it is: change its key with --rotate, or give another"
                + " --secret"
            : "The secret "
                + name
                + " is being deleted: give another --secret, or restore it and use --rotate");
  }

  Secret read(String id) throws SetupException {
    try {
      return Optional.ofNullable(
              ask(() -> client.getSecretValue(request -> request.secretId(id))).secretString())
          .map(Secret::of)
          .orElseThrow(
              () ->
                  new SetupException("The secret " + id + " is binary: --rotate needs JSON text"));
    } catch (ResourceNotFoundException e) {
      throw new SetupException(
          "There is no secret "
              + id
              + " with a value in this region: check --secret and AWS_REGION, or leave --rotate out"
              + " to create it");
    }
  }

  void create(String name, Secret text) throws SetupException {
    var unused =
        ask(() -> client.createSecret(request -> request.name(name).secretString(text.reveal())));
  }

  /**
   * Becomes current at once. A login that is just publishing its token finds that it was overtaken
   * and publishes again, onto this version.
   */
  void replace(String id, Secret text) throws SetupException {
    var unused =
        ask(
            () ->
                client.putSecretValue(request -> request.secretId(id).secretString(text.reveal())));
  }

  private static <T> T ask(Call<T> call) throws SetupException {
    try {
      return call.answer();
    } catch (ResourceNotFoundException e) {
      throw e;
    } catch (SecretsManagerException e) {
      throw new SetupException(
          "Secrets Manager refused: "
              + e.awsErrorDetails().errorCode()
              + ": "
              + e.awsErrorDetails().errorMessage());
    } catch (SdkClientException e) {
      throw new SetupException(
          "Secrets Manager cannot be asked: check AWS credentials, network and --endpoint ("
              + e.getMessage()
              + ")");
    }
  }

  /** One request. */
  private interface Call<T> {
    T answer();
  }

  @Override
  public void close() {
    client.close();
  }
}
