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
package io.github.sfauth.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerServiceClientConfiguration;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A closer look at a secret and at the client, after something failed. Fails never itself. */
final class Inspection {

  /** What can be seen of a secret without reading its value. */
  enum Standing {
    ABSENT,
    WITHOUT_VERSION,
    WITHOUT_CURRENT,
    DELETED,
    WHOLE,
    /** The right to look is missing, or looking failed. */
    UNKNOWN
  }

  private static final int SHOWN_OF_AN_ACCESS_KEY = 4;

  private final SecretsManagerClient client;
  private final SecretId id;

  Inspection(SecretsManagerClient client, SecretId id) {
    this.client = client;
    this.id = id;
  }

  /** Asks for the secret's description: one error code stands for several of these. */
  Standing standing() {
    try {
      return standing(client.describeSecret(request -> request.secretId(id.text())));
    } catch (ResourceNotFoundException e) {
      return Standing.ABSENT;
    } catch (SdkException e) {
      return Standing.UNKNOWN;
    }
  }

  private static Standing standing(DescribeSecretResponse secret) {
    if (secret.deletedDate() != null) {
      return Standing.DELETED;
    } else if (secret.versionIdsToStages().isEmpty()) {
      return Standing.WITHOUT_VERSION;
    }
    return secret.versionIdsToStages().values().stream()
            .anyMatch(stages -> stages.contains(SecretVersion.CURRENT))
        ? Standing.WHOLE
        : Standing.WITHOUT_CURRENT;
  }

  /** Whether AWS credentials are found: the SDK has no exception of its own for their absence. */
  boolean findsCredentials() {
    try {
      configuration().ifPresent(client -> client.credentialsProvider().resolveIdentity().join());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** The end of the access key id, if the client tells. */
  Optional<String> accessKey() {
    try {
      return configuration()
          .map(configuration -> configuration.credentialsProvider().resolveIdentity().join())
          .map(identity -> identity.accessKeyId())
          .map(id -> id.substring(Math.max(0, id.length() - SHOWN_OF_AN_ACCESS_KEY)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The region that the client asks. */
  Optional<String> region() {
    return configuration().map(SecretsManagerServiceClientConfiguration::region).map(Region::id);
  }

  /** Where the client was told to ask instead of the region's own endpoint. */
  Optional<String> endpoint() {
    return configuration()
        .flatMap(SecretsManagerServiceClientConfiguration::endpointOverride)
        .map(Inspection::shown);
  }

  static String shown(URI endpoint) {
    return endpoint.getScheme() + "://" + endpoint.getAuthority();
  }

  /** A client that is not the SDK's own may not tell. */
  private Optional<SecretsManagerServiceClientConfiguration> configuration() {
    try {
      return Optional.ofNullable(client.serviceClientConfiguration());
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
