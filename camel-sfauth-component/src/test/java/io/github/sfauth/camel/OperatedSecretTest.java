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

import io.github.sfauth.CapturedLog;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator does to the secret what no process expects, while a route runs. */
class OperatedSecretTest {

  private static final String ENTRY = "direct:in";

  /** No pause before a token is stored after all is longer. */
  private static final Duration LONGEST_PAUSE = TokenStore.WRITE_FLOOR.plusMinutes(1);

  /** Sessions that end one right after the other would look as if no login cured anything. */
  private static final Duration BETWEEN_SESSIONS = Duration.ofMinutes(20);

  private final CapturedLog log = CapturedLog.of("io.github.sfauth");
  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    bed.org().newTokenEachLogin(true);
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    bed.close();
  }

  private CamelContext started(String uri) throws Exception {
    return bed.started(SalesforceBed.query(ENTRY, uri));
  }

  private void replaceToken(CamelContext context) {
    bed.org().expireSessions();
    SalesforceBed.send(context, ENTRY);
    expectAnswer(context, ENTRY);
  }

  private long logins() {
    return bed.org().counters().of("token");
  }

  /** Another process finds a token that serves, and makes no login. */
  private void expectNoLoginOfANewcomer(String uri) throws Exception {
    long before = logins();
    expectAnswer(started(uri), ENTRY);
    assertThat(logins()).isEqualTo(before);
  }

  private void deleteAllForGood() {
    try (SimulatedSecretsManager empty = SimulatedSecretsManager.start(bed.clock(), 0)) {
      bed.secrets().restore(empty.save());
    }
  }

  @ParameterizedTest
  @EnumSource(TokenPlace.class)
  void theTokenInMemoryIsStoredInASecretThatIsMadeAnewAfterItWasGone(TokenPlace place)
      throws Exception {
    String uri = place.uri(bed);
    CamelContext context = started(uri);
    expectAnswer(context, ENTRY);
    deleteAllForGood();

    expectAnswer(context, ENTRY);
    replaceToken(context);
    replaceToken(context);
    assertThat(log.warnings()).hasSize(1);

    place.makeAnew(bed);
    int versions = place.versions(bed);
    long logins = logins();
    bed.clock().advance(LONGEST_PAUSE);
    expectAnswer(context, ENTRY);
    await().until(() -> place.versions(bed) == versions + 1);
    assertThat(logins()).isEqualTo(logins);
    expectNoLoginOfANewcomer(uri);
  }

  @ParameterizedTest
  @EnumSource(TokenPlace.class)
  void theNextTokenIsStoredInASecretThatWasMadeAnewUnnoticed(TokenPlace place) throws Exception {
    String uri = place.uri(bed);
    CamelContext context = started(uri);
    expectAnswer(context, ENTRY);
    deleteAllForGood();
    place.makeAnew(bed);
    int versions = place.versions(bed);

    expectAnswer(context, ENTRY);
    assertThat(logins()).isEqualTo(1);
    replaceToken(context);

    assertThat(logins()).isEqualTo(2);
    assertThat(place.versions(bed)).isEqualTo(versions + 1);
    assertThat(log.warnings()).isEmpty();
    expectNoLoginOfANewcomer(uri);
  }

  @ParameterizedTest
  @EnumSource(TokenPlace.class)
  void anOperatorWhoRollsBackAgainAndAgainIsWrittenOverByTheNextToken(TokenPlace place)
      throws Exception {
    String uri = place.uri(bed);
    CamelContext context = started(uri);
    expectAnswer(context, ENTRY);
    replaceToken(context);

    for (int round = 0; round < 3; round++) {
      long logins = logins();
      String before = bed.secrets().current(place.secret());
      bed.secrets().rollBack(place.secret());
      assertThat(bed.secrets().current(place.secret())).isNotEqualTo(before);

      expectAnswer(context, ENTRY);
      assertThat(logins()).isEqualTo(logins);
      bed.clock().advance(BETWEEN_SESSIONS);
      replaceToken(context);
      assertThat(logins()).isEqualTo(logins + 1);
      expectNoLoginOfANewcomer(uri);
    }
    assertThat(log.warnings()).isEmpty();
  }
}
