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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine whose clock is wrong: Secrets Manager says with each answer what time it is. */
class StoreClockTest {

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  /** The header has whole seconds. */
  private static final Duration EXACT = Duration.ofSeconds(1);

  private static final TemporalUnitOffset NEARLY = within(1, ChronoUnit.SECONDS);

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String empty = bed.secrets.createEmpty("crm/token");
  private final String shared = bed.secrets.create("crm/acme", StoreBed.FIVE_KEYS);

  private OwnSecretStore own(Duration fast) {
    return bed.ownBuilder(empty, StoreBed.CLIENT)
        .clock(() -> bed.clock.instant().plus(fast))
        .build();
  }

  private SharedSecretStore shared(Duration fast) {
    return bed.builder(shared).clock(() -> bed.clock.instant().plus(fast)).build();
  }

  private static AccessToken declared(Instant issuedAt) {
    return new AccessToken(
        Secret.of("00D!one"),
        URI.create("https://acme.my.salesforce.com"),
        Optional.empty(),
        issuedAt,
        new Lifetime.Declared(issuedAt.plus(HALF_AN_HOUR)),
        "api");
  }

  private static AccessToken token(TokenStore store) {
    return store.read().token().orElseThrow();
  }

  @Test
  void isBelievedToDifferOnceItAnsweredAndByMoreThanAMinute() {
    OwnSecretStore fast = own(Duration.ofMinutes(20));
    assertThat(fast.clockOffset()).isZero();
    fast.read();
    assertThat(fast.clockOffset()).isCloseTo(Duration.ofMinutes(-20), EXACT);

    OwnSecretStore almostRight = own(Duration.ofSeconds(59));
    almostRight.read();
    assertThat(almostRight.clockOffset()).isZero();
  }

  @Test
  void isBelievedFromTheSharedSecretToo() {
    SharedSecretStore slow = shared(Duration.ofMinutes(-20));
    slow.read();

    assertThat(slow.clockOffset()).isCloseTo(Duration.ofMinutes(20), EXACT);
  }

  @ParameterizedTest
  @ValueSource(longs = {-100, -10, 0, 10, 100})
  void datesARecordWhateverTheClockOfItsWriterSays(long minutesFast) throws Exception {
    Duration fast = Duration.ofMinutes(minutesFast);
    OwnSecretStore store = own(fast);
    StoredToken nothing = store.read();
    store.publish(declared(StoreBed.START.plus(fast)), nothing);

    JsonNode record = new ObjectMapper().readTree(bed.secrets.current(empty));
    assertThat(Instant.parse(record.get("issuedAt").textValue())).isCloseTo(StoreBed.START, NEARLY);
    assertThat(Instant.parse(record.get("expiresAt").textValue()))
        .isCloseTo(StoreBed.START.plus(HALF_AN_HOUR), NEARLY);
  }

  @ParameterizedTest
  @ValueSource(longs = {-100, -10, 0, 10, 100})
  void tellsARecordsTimesByTheClockOfItsReader(long minutesFast) {
    OwnSecretStore right = own(Duration.ZERO);
    right.publish(declared(StoreBed.START), right.read());
    bed.clock.advance(Duration.ofMinutes(5));
    Duration fast = Duration.ofMinutes(minutesFast);
    OwnSecretStore store = own(fast);
    store.read();

    AccessToken read = token(store);
    assertThat(read.issuedAt()).isCloseTo(StoreBed.START.plus(fast), NEARLY);
    assertThat(((Lifetime.Declared) read.lifetime()).expiresAt())
        .isCloseTo(StoreBed.START.plus(fast).plus(HALF_AN_HOUR), NEARLY);
  }

  /** The header's seconds begin at other moments than reads do. */
  @Test
  void tellsARecordsTimesTheSameHoweverOftenItIsRead() {
    OwnSecretStore fast = own(Duration.ofMinutes(10));
    StoredToken nothing = fast.read();
    fast.publish(declared(StoreBed.START.plus(Duration.ofMinutes(10))), nothing);
    Instant first = token(fast).issuedAt();
    for (int i = 0; i < 10; i++) {
      bed.clock.advance(Duration.ofMillis(270));

      assertThat(token(fast).issuedAt()).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-100, -10, 0, 10, 100})
  void tellsTheAgeOfATokenInTheSharedSecretByTheClockOfItsReader(long minutesFast) {
    bed.clock.advance(Duration.ofMinutes(5));
    Duration fast = Duration.ofMinutes(minutesFast);
    SharedSecretStore store = shared(fast);
    store.read();

    assertThat(token(store).issuedAt()).isCloseTo(StoreBed.START.plus(fast), NEARLY);
  }

  /** What every process may write in a day, it may where its clock is wrong. */
  @ParameterizedTest
  @ValueSource(longs = {-100, -16, -10, 10, 16, 100})
  void countsEarlyWritesWhateverTheClockHereSays(long minutesFast) {
    OwnSecretStore store = own(Duration.ofMinutes(minutesFast));
    for (int i = 0; i <= WriteBrake.MOST_A_DAY; i++) {
      publish(store, i);
      bed.clock.advance(Duration.ofMinutes(15));
    }

    assertThat(publish(store, 99)).isInstanceOf(Publication.Withheld.class);
    bed.clock.advance(Duration.ofMinutes(2));
    assertThat(publish(store, 99)).isInstanceOf(Publication.Published.class);
  }

  private static Publication publish(TokenStore store, int number) {
    return store.publish(StoreBed.token("00D!" + number), store.read());
  }
}
