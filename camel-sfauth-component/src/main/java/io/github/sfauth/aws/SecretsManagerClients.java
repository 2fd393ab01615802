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

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** Makes clients of Secrets Manager whose calls fit into a token flight of 15 seconds. */
public final class SecretsManagerClients {

  /** A host in the same region or behind a VPC endpoint connects within milliseconds. */
  static final Duration CONNECT = Duration.ofSeconds(2);

  /** One attempt: far above what a healthy call takes, and low enough for a second one. */
  static final Duration ATTEMPT = Duration.ofSeconds(3);

  /** One call with its retries: two of them, one on each side of a login, fit into one flight. */
  static final Duration CALL = Duration.ofSeconds(5);

  private SecretsManagerClients() {}

  /**
   * Makes a client. The region is that of the options, else that of the secret's ARN, else what the
   * SDK finds.
   *
   * @param options how to reach AWS
   * @param secret the secret it is for
   * @return a client; whoever asked for it closes it
   * @throws IllegalArgumentException if no region is to be found
   */
  public static SecretsManagerClient build(AwsClientOptions options, SecretId secret) {
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder()
            .httpClientBuilder(http(options))
            .overrideConfiguration(limits())
            .credentialsProvider(options.identity.provider());
    options.endpoint.ifPresent(builder::endpointOverride);
    Optional<String> region = options.region.or(secret::region);
    region.map(Region::of).ifPresent(builder::region);
    try {
      return builder.build();
    } catch (SdkClientException e) {
      if (region.isPresent()) {
        throw e;
      }
      throw new IllegalArgumentException(
          "No AWS region is known for secret "
              + secret
              + ": set the option region, name the secret by its ARN, or set AWS_REGION",
          e);
    }
  }

  private static UrlConnectionHttpClient.Builder http(AwsClientOptions options) {
    UrlConnectionHttpClient.Builder http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT);
    options.proxy.ifPresent(
        proxy -> http.proxyConfiguration(ProxyConfiguration.builder().endpoint(proxy).build()));
    return http;
  }

  private static ClientOverrideConfiguration limits() {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(ATTEMPT)
        .apiCallTimeout(CALL)
        .retryStrategy(AwsRetryStrategy.forRetryMode(RetryMode.STANDARD))
        .build();
  }
}
