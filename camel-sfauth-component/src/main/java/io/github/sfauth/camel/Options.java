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
import io.github.sfauth.aws.SecretId;
import io.github.sfauth.camel.connection.ConnectionSettings;
import io.github.sfauth.camel.connection.GivenKey;
import io.github.sfauth.oauth.ClientAuthentication;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.ClientSecretBasic;
import io.github.sfauth.oauth.ClientSecretJwt;
import io.github.sfauth.oauth.ClientSecretPost;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.JwtBearerGrant;
import io.github.sfauth.oauth.PrivateKeyJwt;
import io.github.sfauth.oauth.Undocumented;
import io.github.sfauth.token.RefreshPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options of one endpoint: fills in what is not set, and refuses what is wrong, missing
 * or pointless before anything starts. Messages name the option, the reason and the fix.
 */
final class Options {

  private static final String EXAMPLE =
      "?secretArn=arn:aws:secretsmanager:<region>:<account>:secret:<name>";
  private static final Duration SHORTEST_SESSION = Duration.ofMinutes(1);
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9.-]+");

  /** What shapes a stamp, and nothing else. */
  private static final Set<String> STAMPING =
      Set.of("identityHeaders", "keepHeaders", "synchronous");

  /** How AWS is asked. */
  private static final Set<String> FOR_AWS =
      Set.of(
          "region",
          "accessKey",
          "secretKey",
          "sessionToken",
          "useDefaultCredentialsProvider",
          "useProfileCredentialsProvider",
          "profileCredentialsName",
          "useSessionCredentials",
          "overrideEndpoint",
          "uriEndpointOverride",
          "proxyProtocol",
          "proxyHost",
          "proxyPort",
          "secretsManagerClient");

  private final String name;
  private final SfAuthConfiguration given;
  private final GivenKey.TextReader reader;
  private final TlsContexts tlsContexts;
  private final Complaints complaints;
  private final Optional<String> unknown;

  /**
   * Takes the options as they were given.
   *
   * @param given the URI's, the connection's and the component's, laid over each other
   * @param reader reads options that name a resource
   * @param tlsContexts what was made of TLS parameters so far
   * @param complaints knows who named which
   * @param unknown what there is to say against the connection's name
   */
  Options(
      SfAuthConfiguration given,
      GivenKey.TextReader reader,
      TlsContexts tlsContexts,
      Complaints complaints,
      Optional<String> unknown) {
    this.name = complaints.name();
    this.given = given;
    this.reader = reader;
    this.tlsContexts = tlsContexts;
    this.complaints = complaints;
    this.unknown = unknown;
  }

  SfAuthOperation operation() {
    return or(given.getOperation(), SfAuthOperation.STAMP);
  }

  boolean identityHeaders() {
    return or(given.getIdentityHeaders(), false);
  }

  boolean keepHeaders() {
    return or(given.getKeepHeaders(), false);
  }

  boolean eagerLogin() {
    return or(given.getEagerLogin(), false);
  }

  boolean synchronous() {
    return or(given.getSynchronous(), false);
  }

  /** What the endpoint means by itself; nothing if it only names a connection. */
  Optional<ConnectionSettings> settings() {
    SfAuthOperation operation = operation();
    if (operation != SfAuthOperation.STAMP) {
      complaints.pointlessInUri(STAMPING, "with operation=" + camelCase(operation));
    }
    if (operation == SfAuthOperation.CLEAR) {
      return Optional.empty();
    } else if (CredentialOptions.areIn(given)) {
      return Optional.of(checked());
    } else if (operation == SfAuthOperation.STAMP) {
      throw complaints.wrong(
          "has no credentials: "
              + unknown.map(objection -> objection + ". Set ").orElse("set ")
              + NamedConnections.option(name)
              + ".secret-arn, or in the URI secretArn, such as "
              + complaints.endpoint()
              + EXAMPLE
              + ", or clientId, clientSecret and loginUrl (for flow=jwtBearer: clientId, privateKey,"
              + " username and loginUrl)");
    }
    return Optional.empty();
  }

  private ConnectionSettings checked() {
    Optional<String> tokenSecret = text(given.getTokenSecretArn()).map(this::tokenSecretId);
    boolean secret = text(given.getSecretArn()).isPresent() || tokenSecret.isPresent();
    if (!secret) {
      complaints.pointless(FOR_AWS, "without secretArn or tokenSecretArn");
    }
    Grant grant = grant();
    ClientAuthentication authentication = authentication();
    KeyOptions keys = new KeyOptions(given, reader, complaints);
    ConnectionSettings settings =
        new ConnectionSettings(
            name,
            grant,
            new CredentialOptions(given, keys, guard(), complaints).read(grant, authentication),
            tokenSecret,
            authentication,
            grant.scope(),
            or(given.getAudienceFallback(), false),
            text(given.getRedirectUri()).map(this::redirectUri),
            sessionTimeout(),
            allowedHosts(),
            secret ? aws() : AwsClientOptions.DEFAULT,
            new HttpOptions(given, tlsContexts, complaints).read(),
            Optional.ofNullable(given.getSecretsManagerClient()).filter(client -> secret));
    if (settings.keepsTokenInCredentialsSecret()) {
      throw complaints.wrong(
          "has the same secret as secretArn and tokenSecretArn: remove tokenSecretArn to keep the"
              + " token beside the credentials, or give the token a secret of its own");
    }
    return settings;
  }

  /** What a user should know though it is no error. */
  List<String> warnings() {
    if (!CredentialOptions.areIn(given)) {
      return List.of();
    }
    return Stream.of(
            Undocumented.of(grant(), authentication()),
            unknown
                .filter(any -> !complaints.namesInUri(CredentialOptions.NAMES))
                .map(objection -> objection + "; the component's own credentials are used"))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What to say when a name is used that means nothing yet. */
  String nobodyDescribed() {
    return complaints.endpoint()
        + " names a connection that no endpoint with credentials has: "
        + unknown.map(objection -> objection + ". Give ").orElse("give ")
        + "this one secretArn too, or check the name";
  }

  /**
   * Whether the endpoint wants the connection that its options describe. One that only asks after a
   * connection takes it as others use it, whatever they added in their URIs.
   */
  boolean describesConnection() {
    return operation() == SfAuthOperation.STAMP
        || complaints.namesInUriBeside(Set.of("operation", "lazyStartProducer"));
  }

  private Grant grant() {
    return switch (or(given.getFlow(), SfAuthFlow.CLIENT_CREDENTIALS)) {
      case CLIENT_CREDENTIALS -> new ClientCredentialsGrant(text(given.getScope()).orElse(""));
      case JWT_BEARER -> new JwtBearerGrant();
    };
  }

  private ClientAuthentication authentication() {
    return switch (or(
        given.getClientAuthentication(), SfAuthClientAuthentication.CLIENT_SECRET_POST)) {
      case CLIENT_SECRET_POST -> new ClientSecretPost();
      case CLIENT_SECRET_BASIC -> new ClientSecretBasic();
      case CLIENT_SECRET_JWT -> new ClientSecretJwt();
      case PRIVATE_KEY_JWT -> new PrivateKeyJwt();
    };
  }

  private String tokenSecretId(String tokenSecretArn) {
    try {
      SecretId.of(tokenSecretArn);
      return tokenSecretArn;
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has an unusable tokenSecretArn: " + e.getMessage());
    }
  }

  private URI redirectUri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Refused below, without its text.
    }
    throw complaints.wrong(
        "has an unusable redirectUri: give one of the app's callback URLs, as it is registered");
  }

  private HostGuard guard() {
    try {
      return new HostGuard(allowedHosts());
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has unusable allowedHosts: " + e.getMessage());
    }
  }

  private Duration sessionTimeout() {
    Duration timeout =
        given.getSessionTimeout() == null
            ? RefreshPolicy.DEFAULT_SESSION_TIMEOUT
            : Duration.ofMillis(given.getSessionTimeout());
    if (timeout.compareTo(SHORTEST_SESSION) < 0) {
      throw complaints.wrong(
          "has sessionTimeout "
              + timeout
              + ": it is the org's session timeout, 15 minutes to 24 hours, such as 2h");
    }
    return timeout;
  }

  private Set<String> allowedHosts() {
    return Arrays.stream(text(given.getAllowedHosts()).orElse("").split(","))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .map(this::hostName)
        .collect(Collectors.toUnmodifiableSet());
  }

  private String hostName(String host) {
    if (!HOST_NAME.matcher(host).matches()) {
      throw complaints.wrong(
          "has '"
              + host
              + "' in allowedHosts: give host names alone, without scheme, port or path, such as"
              + " gateway.example.com");
    }
    return host;
  }

  private AwsClientOptions aws() {
    try {
      return AwsOptions.of(given);
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has unusable AWS options. " + e.getMessage());
    }
  }

  private static String camelCase(SfAuthOperation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  /** What an option says, if it says something. */
  static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
