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
import io.github.sfauth.oauth.ClientAuthentication;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.ClientSecretBasic;
import io.github.sfauth.oauth.ClientSecretPost;
import io.github.sfauth.oauth.Grant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.oauth.OAuthAuthority;
import io.github.sfauth.token.RefreshPolicy;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

  private final String uri;
  private final String name;
  private final SfAuthConfiguration given;
  private final Set<String> named;

  /**
   * Takes the options as they were given.
   *
   * @param named the options that the endpoint's URI names itself; the others are defaults, which
   *     may be pointless for it
   */
  Options(String name, SfAuthConfiguration given, Set<String> named) {
    this.uri = "sfauth:" + name;
    this.name = name;
    this.given = given;
    this.named = named;
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
    boolean credentials =
        Stream.of(given.getSecretArn(), given.getClientId(), given.getClientSecret())
            .anyMatch(option -> text(option).isPresent());
    if (operation != SfAuthOperation.STAMP) {
      refusePointless(STAMPING, "with operation=" + camelCase(operation));
    }
    if (operation == SfAuthOperation.CLEAR) {
      return Optional.empty();
    } else if (credentials) {
      return Optional.of(checked());
    } else if (operation == SfAuthOperation.STAMP) {
      throw wrong(
          "has no credentials: set secretArn, such as "
              + uri
              + EXAMPLE
              + ", or clientId, clientSecret and loginUrl");
    }
    return Optional.empty();
  }

  private ConnectionSettings checked() {
    Optional<String> secretArn = text(given.getSecretArn());
    Optional<String> clientId = text(given.getClientId());
    Optional<Secret> clientSecret = text(given.getClientSecret()).map(Secret::of);
    if (secretArn.isPresent() && (clientId.isPresent() || clientSecret.isPresent())) {
      throw wrong("has both secretArn and clientId or clientSecret: keep one kind of credentials");
    }
    if (clientId.isEmpty() && clientSecret.isPresent()) {
      throw wrong("has clientSecret without clientId: set clientId too, or use secretArn");
    }
    if (clientId.isPresent() && clientSecret.isEmpty()) {
      throw wrong("has clientId without clientSecret: set clientSecret too, or use secretArn");
    }
    if (clientId.isPresent() && text(given.getLoginUrl()).isEmpty()) {
      throw wrong(
          "has clientId without loginUrl: set loginUrl, such as https://acme.my.salesforce.com");
    }
    if (secretArn.isEmpty()) {
      refusePointless(FOR_AWS, "without secretArn");
    }
    secretArn.ifPresent(this::checkSecretId);
    Grant grant = grant();
    HostGuard guard = guard();
    return new ConnectionSettings(
        name,
        grant,
        secretArn,
        clientId,
        clientSecret,
        text(given.getLoginUrl()).map(text -> loginUrl(text, guard, grant).toString()),
        text(given.getScope()).orElse(""),
        authentication(),
        sessionTimeout(),
        allowedHosts(),
        secretArn.isPresent() ? aws() : AwsClientOptions.DEFAULT,
        Optional.ofNullable(given.getSecretsManagerClient())
            .filter(client -> secretArn.isPresent()));
  }

  private Grant grant() {
    return switch (or(given.getFlow(), SfAuthFlow.CLIENT_CREDENTIALS)) {
      case CLIENT_CREDENTIALS -> new ClientCredentialsGrant(text(given.getScope()).orElse(""));
    };
  }

  private ClientAuthentication authentication() {
    return switch (or(
        given.getClientAuthentication(), SfAuthClientAuthentication.CLIENT_SECRET_POST)) {
      case CLIENT_SECRET_POST -> new ClientSecretPost();
      case CLIENT_SECRET_BASIC -> new ClientSecretBasic();
    };
  }

  private URI loginUrl(String text, HostGuard guard, Grant grant) {
    URI url;
    try {
      url = guard.loginUrl(text);
    } catch (IllegalArgumentException e) {
      throw wrong("has an unusable loginUrl: " + e.getMessage());
    }
    OAuthAuthority.objection(grant, url)
        .ifPresent(
            reason -> {
              throw wrong("cannot log in at its loginUrl: " + reason);
            });
    return url;
  }

  private void checkSecretId(String secretArn) {
    try {
      SecretId.of(secretArn);
    } catch (IllegalArgumentException e) {
      throw wrong("has an unusable secretArn: " + e.getMessage());
    }
  }

  private HostGuard guard() {
    try {
      return new HostGuard(allowedHosts());
    } catch (IllegalArgumentException e) {
      throw wrong("has unusable allowedHosts: " + e.getMessage());
    }
  }

  private Duration sessionTimeout() {
    Duration timeout =
        given.getSessionTimeout() == null
            ? RefreshPolicy.DEFAULT_SESSION_TIMEOUT
            : Duration.ofMillis(given.getSessionTimeout());
    if (timeout.compareTo(SHORTEST_SESSION) < 0) {
      throw wrong(
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
      throw wrong(
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
      throw wrong("has unusable AWS options. " + e.getMessage());
    }
  }

  private void refusePointless(Set<String> options, String where) {
    Predicate<String> pointless = option -> options.stream().anyMatch(option::equalsIgnoreCase);
    named.stream()
        .map(option -> option.replace("-", ""))
        .filter(pointless)
        .sorted()
        .findFirst()
        .ifPresent(
            option -> {
              throw wrong("has " + option + ", which has no effect " + where + ": remove it");
            });
  }

  private static String camelCase(SfAuthOperation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(uri + " " + what);
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
