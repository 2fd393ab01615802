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
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Gate;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Secrets Manager takes its time while a route runs. Its answers are held, not delayed: an exchange
 * that waited for the store would never come back, or would cost the call that is held.
 */
class SlowStoreTest {

  private static final String ENTRY = "direct:in";
  private static final String PUT = "PutSecretValue";
  private static final String GET = "GetSecretValue";

  /** No pause before a token is stored after all is longer. */
  private static final Duration LONGEST_PAUSE = TokenStore.WRITE_FLOOR.plusMinutes(1);

  /** A refresh ahead is due, and the token is far from its end. */
  private static final Duration ADVISORY = Duration.ofMinutes(105);

  private final CapturedLog log = CapturedLog.of("io.github.sfauth");
  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    bed.close();
  }

  private CamelContext started(String uri) throws Exception {
    return bed.started(SalesforceBed.query(ENTRY, uri));
  }

  private long logins() {
    return bed.org().counters().of("token");
  }

  /** The held call is the only one of its kind: nobody gave up on it, and nobody asked again. */
  private void expectAnswersWhileHeld(CamelContext context, String operation) {
    for (int i = 0; i < 5; i++) {
      expectAnswer(context, ENTRY);
    }
    assertThat(bed.secrets().counters().of(operation)).isEqualTo(1);
    assertThat(log.warnings()).isEmpty();
  }

  private CamelContext withATokenThatCouldNotBeStored(String uri) throws Exception {
    bed.secrets()
        .faults()
        .always(
            PUT, new Fault.Instead(SimulatedSecretsManager.error("InternalServiceError", "down")));
    CamelContext context = started(uri);
    expectAnswer(context, ENTRY);
    bed.secrets().faults().clear();
    bed.clock().advance(LONGEST_PAUSE);
    bed.secrets().counters().reset();
    log.clear();
    return context;
  }

  private void storesLaterWithoutMakingAnyoneWait(TokenPlace place, String operation)
      throws Exception {
    CamelContext context = withATokenThatCouldNotBeStored(place.uri(bed));
    int versions = place.versions(bed);

    try (Gate gate = bed.secrets().holdBefore(operation)) {
      expectAnswer(context, ENTRY);
      gate.awaitArrivals(1);
      expectAnswersWhileHeld(context, operation);
      assertThat(place.versions(bed)).isEqualTo(versions);
    }

    await().until(() -> place.versions(bed) == versions + 1);
    assertThat(bed.secrets().counters().of(PUT)).isEqualTo(1);
    assertThat(logins()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(TokenPlace.class)
  void nobodyWaitsWhileATokenIsStoredSlowly(TokenPlace place) throws Exception {
    storesLaterWithoutMakingAnyoneWait(place, PUT);
  }

  @ParameterizedTest
  @EnumSource(TokenPlace.class)
  void nobodyWaitsWhileTheSecretIsReadSlowly(TokenPlace place) throws Exception {
    storesLaterWithoutMakingAnyoneWait(place, GET);
  }

  private void refreshesAheadWithoutMakingAnyoneWait(String operation) throws Exception {
    bed.org().newTokenEachLogin(true);
    TokenPlace place = TokenPlace.OWN;
    CamelContext context = started(place.uri(bed));
    expectAnswer(context, ENTRY);
    bed.clock().advance(ADVISORY);
    bed.secrets().counters().reset();

    try (Gate gate = bed.secrets().holdBefore(operation)) {
      expectAnswer(context, ENTRY);
      gate.awaitArrivals(1);
      expectAnswersWhileHeld(context, operation);
      assertThat(place.versions(bed)).isEqualTo(1);
    }

    await().until(() -> place.versions(bed) == 2);
    assertThat(bed.secrets().counters().of(PUT)).isEqualTo(1);
    assertThat(logins()).isEqualTo(2);
  }

  @Test
  void nobodyWaitsWhileARefreshAheadIsStoredSlowly() throws Exception {
    refreshesAheadWithoutMakingAnyoneWait(PUT);
  }

  @Test
  void nobodyWaitsWhileARefreshAheadReadsTheSecretSlowly() throws Exception {
    refreshesAheadWithoutMakingAnyoneWait(GET);
  }
}
