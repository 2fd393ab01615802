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
package io.github.sfauth.simulator.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.LimitExceededException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class QuotasTest {

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  private final String secret = bed.secrets.create("crm", "one");
  private final String first = bed.secrets.currentVersionId(secret);

  @Test
  void hundredVersionsWithinOneDayAreAllThatFit() {
    fill();

    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "more"))
        .isInstanceOf(LimitExceededException.class);
    assertThat(bed.secrets.versions(secret)).hasSize(100);
    assertThat(bed.secrets.current(secret)).isEqualTo("value 99");
  }

  @Test
  void readingAndRepeatingGoOnWhenNoVersionFits() {
    String token = SecretsBed.token();
    bed.put(secret, token, "two");
    IntStream.range(2, 100).forEach(i -> bed.secrets.edit(secret, "value " + i));

    assertThat(bed.get(secret).secretString()).isEqualTo("value 99");
    assertThat(bed.put(secret, token, "two").versionId()).isEqualTo(token);
  }

  @Test
  void versionsYoungerThanDayAreNotRemoved() {
    fill();
    bed.clock.advance(Duration.ofHours(24).minusMillis(1));

    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "more"))
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void oldestDeprecatedVersionMakesRoomOnceItIsOneDayOld() {
    fill();
    bed.clock.advance(Duration.ofHours(24));
    bed.put(secret, SecretsBed.token(), "more");

    assertThat(bed.secrets.versions(secret)).hasSize(100).doesNotContainKey(first);
  }

  @Test
  void labelledVersionIsNeverRemoved() {
    bed.moveUnguarded(secret, "KEEP", first);
    fill();
    bed.clock.advance(Duration.ofDays(2));
    bed.put(secret, SecretsBed.token(), "more");

    assertThat(bed.secrets.versions(secret)).hasSize(100).containsKey(first);
  }

  @Test
  void oneWriteIn15MinutesIsSustained() {
    for (int i = 0; i < 300; i++) {
      bed.clock.advance(Duration.ofMinutes(15));
      bed.secrets.edit(secret, "value " + i);
    }

    assertThat(bed.secrets.versions(secret)).hasSize(100);
  }

  @Test
  void oneWriteIn10MinutesEndsAtTheQuota() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 300; i++) {
                bed.clock.advance(Duration.ofMinutes(10));
                bed.put(secret, SecretsBed.token(), "value " + i);
              }
            })
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void twentyLabelsOverAllVersionsAreAllThatFit() {
    String second = SecretsBed.token();
    bed.put(secret, second, "two", "L0");
    IntStream.range(1, 19).forEach(i -> bed.moveUnguarded(secret, "L" + i, first));

    assertThatThrownBy(() -> bed.moveUnguarded(secret, "L19", second))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "three", "L19"))
        .isInstanceOf(LimitExceededException.class);
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void removedLabelMakesRoom() {
    IntStream.range(0, 19).forEach(i -> bed.moveUnguarded(secret, "L" + i, first));
    bed.client.updateSecretVersionStage(
        r -> r.secretId(secret).versionStage("L0").removeFromVersionId(first));

    assertThatCode(() -> bed.moveUnguarded(secret, "L19", first)).doesNotThrowAnyException();
  }

  @Test
  void valueOf65536BytesFits() {
    bed.put(secret, SecretsBed.token(), "ä".repeat(32_768));
    bed.client.putSecretValue(
        r -> r.secretId(secret).secretBinary(SdkBytes.fromByteArray(new byte[65_536])));

    assertThat(bed.get(secret).secretBinary().asByteArray()).hasSize(65_536);
  }

  @Test
  void largerValueIsRefusedByItsBytes() {
    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "ä".repeat(32_768) + "x"))
        .isInstanceOfSatisfying(SecretsManagerException.class, QuotasTest::isValidationError)
        .hasMessageNotContaining("ä");
    assertThatThrownBy(
            () ->
                bed.client.putSecretValue(
                    r -> r.secretId(secret).secretBinary(SdkBytes.fromByteArray(new byte[65_537]))))
        .isInstanceOfSatisfying(SecretsManagerException.class, QuotasTest::isValidationError);
  }

  @Test
  void nameOf512CharactersIsTheLongest() {
    assertThat(bed.client.createSecret(r -> r.name("n".repeat(512))).name()).hasSize(512);
    assertThatThrownBy(() -> bed.client.createSecret(r -> r.name("n".repeat(513))))
        .isInstanceOfSatisfying(SecretsManagerException.class, QuotasTest::isValidationError);
  }

  @Test
  void ratesAreNotEnforcedUnlessAsked() {
    String token = SecretsBed.token();
    assertThatCode(() -> IntStream.range(0, 60).forEach(i -> bed.put(secret, token, "two")))
        .doesNotThrowAnyException();
  }

  @Test
  void fiftyWritesInOneSecondAreAllThatPass() {
    bed.secrets.enforceRates(true);
    String token = SecretsBed.token();
    IntStream.range(0, 49).forEach(i -> bed.put(secret, token, "two"));
    bed.moveUnguarded(secret, "AWSCURRENT", token);

    assertThatThrownBy(() -> bed.put(secret, token, "two"))
        .isInstanceOfSatisfying(
            SecretsManagerException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
              assertThat(e.isThrottlingException()).isTrue();
            });
    bed.get(secret);
    bed.clock.advance(Duration.ofSeconds(1));
    bed.put(secret, token, "two");
  }

  @Test
  void tenThousandReadsInOneSecondAreAllThatPass() {
    RateLimit reads =
        new RateLimit(
            Set.of("GetSecretValue", "DescribeSecret"), Quotas.READS_PER_SECOND, bed.clock);
    IntStream.range(0, 5_000).forEach(i -> reads.pass("GetSecretValue"));
    IntStream.range(0, 5_000).forEach(i -> reads.pass("DescribeSecret"));

    assertThatThrownBy(() -> reads.pass("DescribeSecret"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.THROTTLING));
  }

  /** Up to a hundred versions, of which the last two have labels. */
  private void fill() {
    IntStream.range(1, 100).forEach(i -> bed.secrets.edit(secret, "value " + i));
  }

  private static void isValidationError(SecretsManagerException e) {
    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
  }
}
