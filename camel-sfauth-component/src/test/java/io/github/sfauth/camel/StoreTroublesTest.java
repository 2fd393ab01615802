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

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Secrets Manager does not let the token be written, in every way it has, in both layouts. */
class StoreTroublesTest {

  private static final String ENTRY = "direct:in";
  private static final String PUT = "PutSecretValue";

  /** What goes wrong with the secret that holds the token. */
  private enum Trouble {
    NO_RIGHT((secrets, id) -> secrets.deny(id, PUT)),
    KEY_DENIED((secrets, id) -> failing(secrets, "AccessDeniedException", "no access to KMS")),
    KEY_UNUSABLE((secrets, id) -> failing(secrets, "EncryptionFailure", "no")),
    QUOTA((secrets, id) -> failing(secrets, "LimitExceededException", "no")),
    THROTTLED((secrets, id) -> failing(secrets, "ThrottlingException", "Rate exceeded")),
    REPLICA((secrets, id) -> secrets.readOnlyReplica(id)),
    DOWN((secrets, id) -> failing(secrets, "InternalServiceError", "down"));

    private final BiConsumer<SimulatedSecretsManager, String> begins;

    Trouble(BiConsumer<SimulatedSecretsManager, String> begins) {
      this.begins = begins;
    }

    private static void failing(SimulatedSecretsManager secrets, String code, String message) {
      secrets.faults().always(PUT, new Fault.Instead(SimulatedSecretsManager.error(code, message)));
    }
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.sfauth");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() throws Exception {
    logger.detachAppender(log);
    bed.close();
  }

  private CamelContext started(String uri) throws Exception {
    return bed.started(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(ENTRY).to(uri).toD(SalesforceBed.QUERY);
          }
        });
  }

  private static void expectAnswer(CamelContext context) {
    Exchange answer = SalesforceBed.send(context, ENTRY);
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
  }

  private void replaceToken(CamelContext context) {
    bed.org().expireSessions();
    SalesforceBed.send(context, ENTRY);
    expectAnswer(context);
  }

  private List<String> warnings() {
    return log.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private void goesOnFromMemoryAndRecovers(String uri, String secret, Trouble trouble)
      throws Exception {
    CamelContext context = started(uri);
    expectAnswer(context);
    int versions = bed.secrets().versions(secret).size();
    trouble.begins.accept(bed.secrets(), secret);

    replaceToken(context);
    replaceToken(context);
    expectAnswer(context);
    assertThat(bed.secrets().versions(secret)).hasSize(versions);
    assertThat(warnings()).hasSize(1);

    bed.secrets().faults().clear();
    bed.secrets().allow(secret);
    bed.secrets().reinstate(secret);
    bed.clock().advance(TokenStore.WRITE_FLOOR.plus(Duration.ofSeconds(1)));
    replaceToken(context);
    assertThat(bed.secrets().versions(secret)).hasSizeGreaterThan(versions);

    bed.org().counters().reset();
    expectAnswer(started(uri));
    assertThat(bed.org().counters().of("token")).isZero();
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
