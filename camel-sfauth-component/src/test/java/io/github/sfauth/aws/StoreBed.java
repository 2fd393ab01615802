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

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.sfauth.CapturedLog;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.LoopbackServer;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A simulated Secrets Manager, clients of it, and what is logged meanwhile. */
final class StoreBed implements AfterEachCallback {

  static final Instant START = Instant.parse("2026-11-23T03:27:24.250Z");
  static final String CONSUMER_SECRET = "PLANTED-CONSUMER-SECRET";
  static final Supplier<ClientCredentials> CLIENT = () -> client("3MVG9.key");
  static final String OLD_TOKEN = "00D000000000001!PLANTED.OLD";
  static final Duration SESSION_TIMEOUT = Duration.ofHours(2);

  /** What {@code json.dumps} makes of the five keys. */
  static final String FIVE_KEYS =
      "{\"Domain\": \"acme.my\", \"ConsumerKey\": \"3MVG9.key\", \"ConsumerSecret\": \""
          + CONSUMER_SECRET
          + "\", \"SessionId\": \""
          + OLD_TOKEN
          + "\", \"Instance\": \"acme.my.salesforce.com\"}";

  final SimulatorClock clock = SimulatorClock.standingAt(START);
  final SimulatedSecretsManager secrets =
      SimulatedSecretsManager.start(clock, LoopbackServer.FREE_PORT);
  final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  final SecretsManagerClient client =
      client(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "test")));

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CapturedLog log = CapturedLog.of("io.github.sfauth.aws");

  StoreBed() {
    ((Logger) LoggerFactory.getLogger("io.github.sfauth.aws")).setLevel(Level.DEBUG);
  }

  /** A client that repeats nothing, so that a planted fault is met once and without waiting. */
  SecretsManagerClient client(AwsCredentialsProvider credentials) {
    return client(credentials, secrets.uri());
  }

  SecretsManagerClient client(AwsCredentialsProvider credentials, URI endpoint) {
    return SecretsManagerClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .credentialsProvider(credentials)
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .build();
  }

  SharedSecretStore store(String secret) {
    return builder(secret).build();
  }

  SharedSecretStoreBuilder builder(String secret) {
    return builder(client, secret);
  }

  SharedSecretStoreBuilder builder(SecretsManagerClient client, String secret) {
    return SharedSecretStore.builder(
            client, SecretId.of(secret), new HostGuard(Set.of()), SESSION_TIMEOUT)
        .clock(clock)
        .pause(pauses::add);
  }

  OwnSecretStore own(String secret) {
    return ownBuilder(secret, CLIENT).build();
  }

  /** A store whose client is what the supplier says each time that it is read. */
  OwnSecretStoreBuilder ownBuilder(String secret, Supplier<ClientCredentials> kept) {
    return ownBuilder(secret, kept, SESSION_TIMEOUT);
  }

  OwnSecretStoreBuilder ownBuilder(
      String secret, Supplier<ClientCredentials> kept, Duration sessionTimeout) {
    return OwnSecretStore.builder(
            client,
            SecretId.of(secret),
            new HostGuard(Set.of()),
            new SuppliedCredentials(kept),
            new ClientCredentialsGrant(""),
            sessionTimeout)
        .clock(clock)
        .issuer("this process")
        .pause(pauses::add);
  }

  static ClientCredentials client(String clientId) {
    return ClientCredentials.withSecret(
        URI.create("https://acme.my.salesforce.com"), clientId, Secret.of(CONSUMER_SECRET));
  }

  static AccessToken token(String value) {
    return token(value, START);
  }

  static AccessToken token(String value, Instant issuedAt) {
    return new AccessToken(
        Secret.of(value),
        URI.create("https://acme.my.salesforce.com"),
        Optional.empty(),
        issuedAt,
        new Lifetime.Assumed(SESSION_TIMEOUT),
        "api");
  }

  static String value(StoredToken stored) {
    return stored.token().map(token -> token.value().reveal()).orElse("none");
  }

  Future<Publication> publishing(TokenStore store, AccessToken token, StoredToken expected) {
    return threads.submit(() -> store.publish(token, expected));
  }

  /** A version as a process leaves it that dies before it makes it current. */
  void leavePending(String secret, String versionId, String text) {
    leave(secret, versionId, text, SharedLayout.PENDING);
  }

  /** A version that nobody will make current. */
  void leave(String secret, String versionId, String text, String label) {
    client.putSecretValue(
        put ->
            put.secretId(secret)
                .clientRequestToken(versionId)
                .secretString(text)
                .versionStages(label));
  }

  List<String> warnings() {
    return log.warnings();
  }

  List<String> logged() {
    return log.lines();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    log.close();
    threads.shutdownNow();
    client.close();
    secrets.close();
  }

  /** Whether a secret is read that has a JSON value somewhere inside. */
  static boolean isReadInside(String value) {
    try {
      SecretDocument.parse("{\"a\":{\"b\":" + value + "}}");
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
