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

/**
 * How to reach AWS, in the words of Camel's AWS components. Without any option the SDK finds
 * credentials and region by itself. Immutable; shows no secret.
 */
public final class AwsClientOptions {

  /** The options for which the SDK's own defaults serve. */
  public static final AwsClientOptions DEFAULT = builder().build();

  final Optional<String> region;
  final AwsIdentity identity;
  final Optional<URI> endpoint;
  final Optional<URI> proxy;

  AwsClientOptions(AwsClientOptionsBuilder builder) {
    this.region = builder.region;
    this.identity = identity(builder);
    this.endpoint = endpoint(builder);
    this.proxy = proxy(builder);
  }

  /**
   * Starts to describe options.
   *
   * @return a builder in which nothing is set
   */
  public static AwsClientOptionsBuilder builder() {
    return new AwsClientOptionsBuilder();
  }

  /**
   * Where AWS is asked and as whom: what makes two options reach the same secret.
   *
   * @return an object to compare; neither holds nor shows a secret
   */
  public Object access() {
    return new Access(region, endpoint, identity.publicName());
  }

  private record Access(Optional<String> region, Optional<URI> endpoint, Object identity) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof AwsClientOptions options
        && access().equals(options.access())
        && identity.equals(options.identity)
        && proxy.equals(options.proxy);
  }

  @Override
  public int hashCode() {
    return access().hashCode();
  }

  /** The first that applies: default provider, profile, session, access key, the SDK's chain. */
  private static AwsIdentity identity(AwsClientOptionsBuilder builder) {
    checkKeys(builder);
    if (builder.useDefaultCredentialsProvider) {
      return new AwsIdentity.Chain();
    } else if (builder.useProfileCredentialsProvider) {
      return new AwsIdentity.Profile(builder.profileCredentialsName);
    }
    require(
        builder.profileCredentialsName.isEmpty(),
        "Option profileCredentialsName has no effect without useProfileCredentialsProvider=true:"
            + " set that, too");
    require(
        builder.sessionToken.isEmpty() || builder.useSessionCredentials,
        "Option sessionToken has no effect without useSessionCredentials=true: set that, too");
    if (builder.accessKey.isEmpty() || builder.secretKey.isEmpty()) {
      return new AwsIdentity.Chain();
    }
    return new AwsIdentity.Keys(
        builder.accessKey.get(), builder.secretKey.get(), builder.sessionToken);
  }

  private static void checkKeys(AwsClientOptionsBuilder builder) {
    require(
        builder.accessKey.isEmpty() || builder.secretKey.isPresent(),
        "Option accessKey is given without secretKey: give both, or neither to use the credentials"
            + " that the AWS SDK finds");
    require(
        builder.secretKey.isEmpty() || builder.accessKey.isPresent(),
        "Option secretKey is given without accessKey: give both, or neither to use the credentials"
            + " that the AWS SDK finds");
    boolean superseded =
        builder.useDefaultCredentialsProvider || builder.useProfileCredentialsProvider;
    require(
        !builder.useSessionCredentials
            || superseded
            || (builder.accessKey.isPresent() && builder.sessionToken.isPresent()),
        "Option useSessionCredentials needs accessKey, secretKey and sessionToken: give all three");
  }

  private static Optional<URI> endpoint(AwsClientOptionsBuilder builder) {
    require(
        !builder.overrideEndpoint || builder.uriEndpointOverride.isPresent(),
        "Option overrideEndpoint=true needs uriEndpointOverride, such as http://localhost:4566");
    require(
        builder.overrideEndpoint || builder.uriEndpointOverride.isEmpty(),
        "Option uriEndpointOverride has no effect without overrideEndpoint=true: set that, too");
    return builder.uriEndpointOverride.map(AwsClientOptions::endpointUri);
  }

  private static URI endpointUri(String text) {
    URI uri = uri("uriEndpointOverride", text);
    require(
        uri.getHost() != null
            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())),
        "Option uriEndpointOverride is no URL of a server: expected http(s)://host[:port]");
    require(
        uri.getUserInfo() == null,
        "Option uriEndpointOverride must not carry a user: AWS requests are signed instead");
    return uri;
  }

  private static Optional<URI> proxy(AwsClientOptionsBuilder builder) {
    require(
        builder.proxyHost.isPresent() == builder.proxyPort.isPresent(),
        builder.proxyHost.isPresent()
            ? "Option proxyHost is given without proxyPort: give both"
            : "Option proxyPort is given without proxyHost: give both");
    require(
        builder.proxyProtocol.equals("https") || builder.proxyProtocol.equals("http"),
        "Option proxyProtocol must be http or https");
    int port = builder.proxyPort.orElse(1);
    require(port > 0 && port < 65536, "Option proxyPort must lie between 1 and 65535");
    return builder.proxyHost.map(
        host -> uri("proxyHost", builder.proxyProtocol + "://" + host + ":" + port));
  }

  private static URI uri(String option, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // Not the cause: it quotes the text, and people put passwords into URLs.
      throw new IllegalArgumentException("Option " + option + " is no valid host or URL");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Shows where and by which kind of credentials, but not the credentials. */
  @Override
  public String toString() {
    return "AwsClientOptions[region="
        + region.orElse("default")
        + ", endpoint="
        + endpoint.map(URI::toString).orElse("default")
        + ", identity="
        + identity
        + "]";
  }
}
