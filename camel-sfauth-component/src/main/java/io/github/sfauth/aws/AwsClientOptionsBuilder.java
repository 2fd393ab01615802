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

import io.github.sfauth.token.Secret;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes how to reach AWS. Every method is an option of the same name in Camel's AWS components;
 * a text that is null or blank is as if the option were not given. For one thread.
 */
public final class AwsClientOptionsBuilder {

  Optional<String> region = Optional.empty();
  Optional<String> accessKey = Optional.empty();
  Optional<Secret> secretKey = Optional.empty();
  Optional<Secret> sessionToken = Optional.empty();
  boolean useDefaultCredentialsProvider;
  boolean useProfileCredentialsProvider;
  Optional<String> profileCredentialsName = Optional.empty();
  boolean useSessionCredentials;
  boolean overrideEndpoint;
  Optional<String> uriEndpointOverride = Optional.empty();
  String proxyProtocol = "https";
  Optional<String> proxyHost = Optional.empty();
  Optional<Integer> proxyPort = Optional.empty();

  AwsClientOptionsBuilder() {}

  /**
   * Which region to ask.
   *
   * @param region a region, such as {@code eu-central-1}
   * @return this builder
   */
  public AwsClientOptionsBuilder region(@Nullable String region) {
    this.region = given(region);
    return this;
  }

  /**
   * The access key's id.
   *
   * @param accessKey the id
   * @return this builder
   */
  public AwsClientOptionsBuilder accessKey(@Nullable String accessKey) {
    this.accessKey = given(accessKey);
    return this;
  }

  /**
   * The secret of the access key.
   *
   * @param secretKey the secret
   * @return this builder
   */
  public AwsClientOptionsBuilder secretKey(@Nullable String secretKey) {
    this.secretKey = given(secretKey).map(Secret::of);
    return this;
  }

  /**
   * The session token that belongs to a temporary access key.
   *
   * @param sessionToken the token
   * @return this builder
   */
  public AwsClientOptionsBuilder sessionToken(@Nullable String sessionToken) {
    this.sessionToken = given(sessionToken).map(Secret::of);
    return this;
  }

  /**
   * Whether to use the credentials that the SDK finds, whatever else is given.
   *
   * @param use true to use them
   * @return this builder
   */
  public AwsClientOptionsBuilder useDefaultCredentialsProvider(boolean use) {
    this.useDefaultCredentialsProvider = use;
    return this;
  }

  /**
   * Whether to use a profile of the AWS configuration files.
   *
   * @param use true to use one
   * @return this builder
   */
  public AwsClientOptionsBuilder useProfileCredentialsProvider(boolean use) {
    this.useProfileCredentialsProvider = use;
    return this;
  }

  /**
   * Which profile to use.
   *
   * @param name its name
   * @return this builder
   */
  public AwsClientOptionsBuilder profileCredentialsName(@Nullable String name) {
    this.profileCredentialsName = given(name);
    return this;
  }

  /**
   * Whether the access key is a temporary one, with a session token.
   *
   * @param use true if it is
   * @return this builder
   */
  public AwsClientOptionsBuilder useSessionCredentials(boolean use) {
    this.useSessionCredentials = use;
    return this;
  }

  /**
   * Whether to ask elsewhere than at the region's own endpoint.
   *
   * @param override true to ask elsewhere
   * @return this builder
   */
  public AwsClientOptionsBuilder overrideEndpoint(boolean override) {
    this.overrideEndpoint = override;
    return this;
  }

  /**
   * Where to ask instead.
   *
   * @param uri {@code http(s)://host[:port]}
   * @return this builder
   */
  public AwsClientOptionsBuilder uriEndpointOverride(@Nullable String uri) {
    this.uriEndpointOverride = given(uri);
    return this;
  }

  /**
   * How to talk to the proxy.
   *
   * @param protocol {@code http} or {@code https}, in any case; the latter if not given
   * @return this builder
   */
  public AwsClientOptionsBuilder proxyProtocol(@Nullable String protocol) {
    this.proxyProtocol = given(protocol).map(p -> p.toLowerCase(Locale.ROOT)).orElse("https");
    return this;
  }

  /**
   * The proxy's host.
   *
   * @param host host name or address
   * @return this builder
   */
  public AwsClientOptionsBuilder proxyHost(@Nullable String host) {
    this.proxyHost = given(host);
    return this;
  }

  /**
   * The proxy's port.
   *
   * @param port the port; null if not given
   * @return this builder
   */
  public AwsClientOptionsBuilder proxyPort(@Nullable Integer port) {
    this.proxyPort = Optional.ofNullable(port);
    return this;
  }

  /**
   * Checks the options against each other.
   *
   * @return the options
   * @throws IllegalArgumentException if one lacks another; the message names both
   */
  public AwsClientOptions build() {
    return new AwsClientOptions(this);
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
  }
}
