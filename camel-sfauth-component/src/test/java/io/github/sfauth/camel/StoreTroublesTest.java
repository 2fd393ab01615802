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

import static io.github.sfauth.camel.SalesforceBed.expectAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.sfauth.CapturedLog;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Faults;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.TokenStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager does not do what it should, in every way it has, in both layouts. */
class StoreTroublesTest {

  private static final String ENTRY = "direct:in";
  private static final String PUT = "PutSecretValue";
  private static final String GET = "GetSecretValue";

  /** The longest that a call may take that will not be answered. */
  private static final Duration IMPATIENCE = Duration.ofMillis(500);

  /** No pause before a token is stored after all is longer. */
  private static final Duration LONGEST_PAUSE = TokenStore.WRITE_FLOOR.plus(Duration.ofSeconds(1));

  /** What goes wrong with the secret that holds the token. */
  private enum Trouble {
    NO_RIGHT((secrets, id) -> secrets.deny(id, PUT)),
    KEY_DENIED((secrets, id) -> failing(secrets, "AccessDeniedException", "no access to KMS")),
    KEY_UNUSABLE((secrets, id) -> failing(secrets, "EncryptionFailure", "no")),
    QUOTA((secrets, id) -> failing(secrets, "LimitExceededException", "no")),
    THROTTLED((secrets, id) -> failing(secrets, "ThrottlingException", "Rate exceeded")),
    REPLICA((secrets, id) -> secrets.readOnlyReplica(id)),
    DOWN((secrets, id) -> failing(secrets, "InternalServiceError", "down")),
    NO_RIGHT_TO_READ((secrets, id) -> secrets.deny(id, GET)),
    READS_THROTTLED((secrets, id) -> always(secrets, GET, error("ThrottlingException"))),
    READS_DOWN((secrets, id) -> always(secrets, GET, error("InternalServiceError"))),
    ALL_DOWN((secrets, id) -> always(secrets, Faults.ANY, error("InternalServiceError"))),
    DELETED((secrets, id) -> secrets.delete(id)),
    /** Held, not delayed: no pause of this JVM makes them look as if they were in time. */
    READS_SLOW((secrets, id) -> secrets.holdBefore(GET));

    private final BiConsumer<SimulatedSecretsManager, String> begins;

    Trouble(BiConsumer<SimulatedSecretsManager, String> begins) {
      this.begins = begins;
    }

    private static void failing(SimulatedSecretsManager secrets, String code, String message) {
      always(secrets, PUT, new Fault.Instead(SimulatedSecretsManager.error(code, message)));
    }

    private static Fault error(String code) {
      return new Fault.Instead(SimulatedSecretsManager.error(code, "no"));
    }

    private static void always(SimulatedSecretsManager secrets, String operation, Fault fault) {
      secrets.faults().always(operation, fault);
    }
  }

  private final CapturedLog log = CapturedLog.of("io.github.sfauth");
  private SalesforceBed bed;
  private SecretsManagerClient patient;
  private SecretsManagerClient impatient;
  private volatile boolean readsAreHeld;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    patient = client(SalesforceBed.PATIENCE);
    impatient = client(IMPATIENCE);
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    bed.close();
    patient.close();
    impatient.close();
  }

  private SecretsManagerClient client(Duration longest) {
    return SecretsManagerClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(SalesforceBed.PATIENCE))
        .overrideConfiguration(
            c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(longest))
        .endpointOverride(bed.secrets().uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  /** Gives up no call but those that are held, whatever this machine takes for the others. */
  private Object call(Object client, Method operation, Object[] arguments) throws Throwable {
    boolean isHeld = readsAreHeld && operation.getName().equalsIgnoreCase(GET);
    try {
      return operation.invoke(isHeld ? impatient : patient, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private CamelContext started(String uri) throws Exception {
    CamelContext context = bed.context();
    context.getRegistry().unbind("secretsManager");
    context
        .getRegistry()
        .bind(
            "secretsManager",
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SecretsManagerClient.class},
                this::call));
    return bed.start(context, SalesforceBed.query(ENTRY, uri));
  }

  private void replaceToken(CamelContext context) {
    bed.org().expireSessions();
    SalesforceBed.send(context, ENTRY);
    expectAnswer(context, ENTRY);
  }

  private int storedSince(String secret, int before) {
    return bed.secrets().versions(secret).size() - before;
  }

  private boolean said(String what) {
    return log.lines(Level.INFO).stream().anyMatch(line -> line.contains(what));
  }

  private void recoversFromBeingDownAtStart(String uri, String secret) throws Exception {
    int versions = bed.secrets().versions(secret).size();
    Trouble.ALL_DOWN.begins.accept(bed.secrets(), secret);
    CamelContext context = started(uri);
    assertThat(SalesforceBed.send(context, ENTRY).getException())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(SalesforceBed.SECRET)
        .hasMessageContaining("AWS answered InternalServiceError");

    bed.secrets().faults().clear();
    bed.clock().advance(Duration.ofMinutes(1));
    expectAnswer(context, ENTRY);

    assertThat(storedSince(secret, versions)).isEqualTo(1);
  }

  @Test
  void theOwnLayoutRecoversFromBeingDownAtStart() throws Exception {
    recoversFromBeingDownAtStart(bed.sfauth(bed.tokenSecret()), SalesforceBed.TOKEN_SECRET);
  }

  @Test
  void theSharedLayoutRecoversFromBeingDownAtStart() throws Exception {
    recoversFromBeingDownAtStart(bed.sfauth(), SalesforceBed.SECRET);
  }

  private void goesOnFromMemoryAndRecovers(String uri, String secret, Trouble trouble)
      throws Exception {
    CamelContext context = started(uri);
    expectAnswer(context, ENTRY);
    int versions = bed.secrets().versions(secret).size();
    readsAreHeld = trouble == Trouble.READS_SLOW;
    trouble.begins.accept(bed.secrets(), secret);

    replaceToken(context);
    replaceToken(context);
    expectAnswer(context, ENTRY);
    assertThat(storedSince(secret, versions)).isZero();
    assertThat(log.warnings()).hasSize(1);

    readsAreHeld = false;
    // A new gate takes the place of the one that held reads, and lets those go.
    bed.secrets().holdBefore(GET).open();
    bed.secrets().faults().clear();
    bed.secrets().allow(secret);
    bed.secrets().reinstate(secret);
    bed.org().counters().reset();
    bed.clock().advance(LONGEST_PAUSE);
    expectAnswer(context, ENTRY);
    await().until(() -> storedSince(secret, versions) > 0);
    await().until(() -> said("stored"));
    expectAnswer(started(uri), ENTRY);
    assertThat(bed.org().counters().of("token")).isZero();
    assertThat(storedSince(secret, versions)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void theOwnLayoutGoesOnFromMemoryWithOneWarningAndRecovers(Trouble trouble) throws Exception {
    goesOnFromMemoryAndRecovers(bed.sfauth(bed.tokenSecret()), SalesforceBed.TOKEN_SECRET, trouble);
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void theSharedLayoutGoesOnFromMemoryWithOneWarningAndRecovers(Trouble trouble) throws Exception {
    goesOnFromMemoryAndRecovers(bed.sfauth(), SalesforceBed.SECRET, trouble);
  }
}
