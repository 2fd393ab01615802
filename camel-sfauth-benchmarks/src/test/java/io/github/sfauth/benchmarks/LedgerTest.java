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
package io.github.sfauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failure is excused only where nobody could have prevented it. */
class LedgerTest {

  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final Ledger ledger = new Ledger(() -> now);
  private Optional<AccessToken> token = Optional.empty();

  @BeforeEach
  void logIn() {
    ledger.sessionsEnd(() -> {});
    now = now.plusSeconds(1);
    token =
        Optional.of(
            new AccessToken(
                Secret.of("00Dxx0000000001!AQ0AQ"),
                URI.create("https://acme.my.salesforce.com"),
                Optional.empty(),
                now,
                new Lifetime.Assumed(Duration.ofHours(2)),
                ""));
  }

  @Test
  void accusesAFailureWithATokenOfALivingSession() {
    ledger.end(ledger.begin(token), true);

    assertThat(ledger.unexcused()).isEqualTo(1);
    assertThat(ledger.excused()).isZero();
  }

  @Test
  void excusesAFailureWithoutAToken() {
    ledger.end(ledger.begin(Optional.empty()), true);

    assertThat(ledger.excused()).isEqualTo(1);
    assertThat(ledger.unexcused()).isZero();
  }

  @Test
  void excusesAFailureWhenTheSessionEndedMeanwhile() {
    Ledger.Entry begun = ledger.begin(token);
    ledger.sessionsEnd(() -> {});
    ledger.end(begun, true);

    assertThat(ledger.excused()).isEqualTo(1);
  }

  @Test
  void excusesAFailureWithATokenThatWasIssuedBeforeTheSessionsEnded() {
    now = now.plusSeconds(1);
    ledger.sessionsEnd(() -> {});
    ledger.end(ledger.begin(token), true);

    assertThat(ledger.excused()).isEqualTo(1);
  }

  @Test
  void excusesAFailureWhileSessionsAreEnding() {
    ledger.sessionsEnd(() -> ledger.end(ledger.begin(token), true));

    assertThat(ledger.excused()).isEqualTo(1);
  }

  @Test
  void countsWhatDidNotFail() {
    ledger.end(ledger.begin(token), false);

    assertThat(ledger.exchanges()).isEqualTo(1);
    assertThat(ledger.excused() + ledger.unexcused()).isZero();
  }
}
