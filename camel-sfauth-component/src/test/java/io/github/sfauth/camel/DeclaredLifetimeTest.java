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

import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server says when its tokens end, which Salesforce does not, and tokens are stored. */
class DeclaredLifetimeTest {

  private static final String ENTRY = "direct:in";
  private static final String TOKEN = "token";
  private static final String QUERY = "query";

  private static final Duration HOUR = Duration.ofHours(1);

  /** Of a token that lives an hour: a refresh ahead is not due yet. */
  private static final Duration BEFORE_THE_WINDOW = Duration.ofMinutes(50);

  /** Of a token that lives an hour: it is served no more. */
  private static final Duration MANDATORY = Duration.ofMinutes(59);

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    bed.org().faults().always(QUERY, new Fault.Instead(Answer.json(200, "{\"totalSize\":0}")));
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  /** What the next logins bring: token 1, 2, and so on. */
  private void willIssue(int tokens, Duration lifetime) {
    for (int number = 1; number <= tokens; number++) {
      String answer =
          "{\"access_token\":\"00DSM0000000001!planted-secret-%03d\",\"instance_url\":\"%s\",\"expires_in\":%d}"
              .formatted(number, bed.org().instanceUrl(), lifetime.toSeconds());
      bed.org().faults().next(TOKEN, new Fault.Instead(Answer.json(200, answer)));
    }
  }

  private CamelContext started(String uri) throws Exception {
    return bed.started(SalesforceBed.query(ENTRY, uri));
  }

  /** Until no refresh runs ahead, nor is due. */
  private static void awaitIdle(CamelContext context) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !"STALE"
                    .equals(
                        context
                            .createProducerTemplate()
                            .requestBody("sfauth:crm?operation=status", null, Map.class)
                            .get("state")));
  }

  private long logins() {
    return bed.org().counters().of(TOKEN);
  }

  private String stored(TokenPlace place) {
    return bed.secrets().current(place.secret());
  }

  @Test
  void theOwnLayoutTellsTheNextProcessWhenTheTokenEnds() throws Exception {
    willIssue(2, HOUR);
    String uri = TokenPlace.OWN.uri(bed);
    CamelContext issuer = started(uri);
    expectAnswer(issuer, ENTRY);
    bed.clock().advance(BEFORE_THE_WINDOW);
    CamelContext next = started(uri);
    expectAnswer(next, ENTRY);
    awaitIdle(next);
    assertThat(logins()).isEqualTo(1);

    bed.clock().advance(MANDATORY.minus(BEFORE_THE_WINDOW));
    expectAnswer(next, ENTRY);
    assertThat(logins()).isEqualTo(2);
    assertThat(stored(TokenPlace.OWN)).contains("planted-secret-002");

    expectAnswer(issuer, ENTRY);
    assertThat(logins()).isEqualTo(2);
  }

  /** The shared layout has no room for it: who has read the token there goes by refusals. */
  @Test
  void theSharedLayoutTellsNobodySoTheNextProcessGoesOnUntilTheTokenIsRefused() throws Exception {
    willIssue(2, HOUR);
    String uri = TokenPlace.SHARED.uri(bed);
    expectAnswer(started(uri), ENTRY);
    bed.clock().advance(BEFORE_THE_WINDOW);
    CamelContext next = started(uri);
    expectAnswer(next, ENTRY);
    bed.clock().advance(HOUR);
    expectAnswer(next, ENTRY);
    awaitIdle(next);
    assertThat(logins()).isEqualTo(1);

    bed.org()
        .faults()
        .next(
            QUERY,
            new Fault.Instead(
                Answer.json(
                    401,
                    "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]")));
    SalesforceBed.send(next, ENTRY);
    expectAnswer(next, ENTRY);
    assertThat(logins()).isEqualTo(2);
    assertThat(stored(TokenPlace.SHARED)).contains("planted-secret-002");
  }

  @ParameterizedTest
  @EnumSource(TokenPlace.class)
  void theIssuerItselfServesNoTokenPastItsEnd(TokenPlace place) throws Exception {
    willIssue(2, HOUR);
    CamelContext issuer = started(place.uri(bed));
    expectAnswer(issuer, ENTRY);
    bed.clock().advance(BEFORE_THE_WINDOW);
    expectAnswer(issuer, ENTRY);
    awaitIdle(issuer);
    assertThat(logins()).isEqualTo(1);

    bed.clock().advance(MANDATORY.minus(BEFORE_THE_WINDOW));
    expectAnswer(issuer, ENTRY);
    assertThat(logins()).isEqualTo(2);
    assertThat(stored(place)).contains("planted-secret-002");
  }

  /** Tokens of five minutes, an exchange each minute: 48 minutes have room for three writes. */
  @ParameterizedTest
  @EnumSource(TokenPlace.class)
  void tokensThatEndSoonAreStoredNoOftenerThanEverySixteenMinutes(TokenPlace place)
      throws Exception {
    willIssue(48, Duration.ofMinutes(5));
    CamelContext context = started(place.uri(bed));
    expectAnswer(context, ENTRY);
    int versions = place.versions(bed);

    for (int minute = 1; minute <= 48; minute++) {
      bed.clock().advance(Duration.ofMinutes(1));
      expectAnswer(context, ENTRY);
      awaitIdle(context);
      assertThat(place.versions(bed) - versions).isLessThanOrEqualTo(minute / 16);
    }
    assertThat(logins()).isBetween(10L, 24L);
    assertThat(place.versions(bed)).isGreaterThan(versions);
  }
}
