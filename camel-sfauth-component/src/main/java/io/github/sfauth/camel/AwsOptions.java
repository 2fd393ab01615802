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
package io.github.sfauth.camel;

import io.github.sfauth.aws.AwsClientOptions;

/** Reads the AWS options of an endpoint. */
final class AwsOptions {

  private AwsOptions() {}

  static AwsClientOptions of(SfAuthConfiguration given) {
    return AwsClientOptions.builder()
        .region(given.getRegion())
        .accessKey(given.getAccessKey())
        .secretKey(given.getSecretKey())
        .sessionToken(given.getSessionToken())
        .useDefaultCredentialsProvider(
            Boolean.TRUE.equals(given.getUseDefaultCredentialsProvider()))
        .useProfileCredentialsProvider(
            Boolean.TRUE.equals(given.getUseProfileCredentialsProvider()))
        .profileCredentialsName(given.getProfileCredentialsName())
        .useSessionCredentials(Boolean.TRUE.equals(given.getUseSessionCredentials()))
        .overrideEndpoint(Boolean.TRUE.equals(given.getOverrideEndpoint()))
        .uriEndpointOverride(given.getUriEndpointOverride())
        .proxyProtocol(given.getProxyProtocol())
        .proxyHost(given.getProxyHost())
        .proxyPort(given.getProxyPort())
        .build();
  }
}
