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

import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.Publication;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WriteDenialTest {

  private static final String PUT = "PutSecretValue";
  private static final String MOVE = "UpdateSecretVersionStage";

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
  private final SharedSecretStore store = bed.store(secret);

  private Publication publish(String token) {
    return store.publish(StoreBed.token(token), store.read());
  }

  private static String reason(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Withheld.class);
    return ((Publication.Withheld) publication).reason();
  }

  @ParameterizedTest
  @ValueSource(strings = {PUT, MOVE})
  void aMissingRightKeepsTheTokenInMemoryAndIsNamed(String operation) {
    bed.secrets.deny(secret, operation);

    Publication publication = publish("00D!ours");
    assertThat(reason(publication)).contains(secret, "secretsmanager:" + operation);
    assertThat(((Publication.Withheld) publication).again()).contains(WriteBrake.AFTER_DENIAL);
    assertThat(bed.secrets.current(secret)).isEqualTo(StoreBed.FIVE_KEYS);
  }

  @ParameterizedTest
  @ValueSource(strings = {PUT, MOVE})
  void isNotTriedAgainForSixteenMinutes(String operation) {
    bed.secrets.deny(secret, operation);
    String reason = reason(publish("00D!one"));
    bed.clock.advance(WriteBrake.AFTER_DENIAL.minusMillis(1));
    bed.secrets.counters().reset();

    Publication again = publish("00D!two");
    assertThat(again).isEqualTo(Publication.Withheld.until(reason, Duration.ofMillis(1)));
    assertThat(bed.secrets.counters().of(PUT)).isZero();
    assertThat(bed.secrets.counters().of(MOVE)).isZero();
  }

  @Test
  void versionsThatCannotBeMadeCurrentDoNotPileUp() {
    bed.secrets.deny(secret, MOVE);
    for (int i = 0; i < 5; i++) {
      reason(publish("00D!" + i));
      bed.clock.advance(WriteBrake.AFTER_DENIAL);
    }

    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({PUT, MOVE})
  void aRightThatIsGrantedIsUsedAfterSixteenMinutes(String operation) {
    bed.secrets.deny(secret, operation);
    reason(publish("00D!one"));
    bed.secrets.allow(secret);
    bed.clock.advance(WriteBrake.AFTER_DENIAL);

    assertThat(publish("00D!one")).isInstanceOf(Publication.Published.class);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!one");
  }

  private String denied(String code) {
    bed.secrets.faults().next(PUT, new Fault.Instead(SimulatedSecretsManager.error(code, "no")));
    String reason = reason(publish("00D!ours"));
    bed.clock.advance(WriteBrake.AFTER_DENIAL);
    return reason;
  }

  @Test
  void aReasonKeepsItsWordsAsLongAsItsKindStays() {
    String first = denied("InvalidRequestException");

    assertThat(first).contains("InvalidRequestException");
    assertThat(denied("InvalidParameterException")).isEqualTo(first);
    assertThat(denied("LimitExceededException")).contains("quota");
  }

  @Test
  void aDenialAfterAPublicationIsToldInItsOwnWords() {
    denied("InvalidRequestException");
    assertThat(publish("00D!one")).isInstanceOf(Publication.Published.class);

    assertThat(denied("InvalidParameterException")).contains("InvalidParameterException");
  }

  @Test
  void aKeyThatMayNotBeUsedForWritingIsNamed() {
    bed.secrets
        .faults()
        .next(
            PUT,
            new Fault.Instead(
                SimulatedSecretsManager.error(
                    "AccessDeniedException", "Access to KMS is not allowed")));

    assertThat(reason(publish("00D!ours")))
        .contains(secret, "KMS key", "kms:GenerateDataKey and kms:Decrypt");
  }
}
