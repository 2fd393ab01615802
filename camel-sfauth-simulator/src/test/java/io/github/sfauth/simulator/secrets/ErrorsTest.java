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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.InvalidNextTokenException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class ErrorsTest {

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  private final String secret = bed.secrets.create("crm", "one");
  private final String first = bed.secrets.currentVersionId(secret);
  private final RawCall raw = new RawCall(bed.secrets);

  @Test
  void errorsAreHttp400WithTypeAndMessage() {
    assertThat(raw.answer("GetSecretValue", "{\"SecretId\":\"none\"}"))
        .isEqualTo(
            "400 {\"__type\":\"ResourceNotFoundException\",\"Message\":\"Secrets Manager can't find"
                + " the specified secret.\"}");
  }

  @Test
  void answersAreDatedByTheSimulatorsClock() {
    bed.clock.advance(Duration.ofDays(1));
    HttpResponse<String> response =
        raw.send("GetSecretValue", "{\"SecretId\":\"crm\"}", RawCall.SIGNED);

    assertThat(response.headers().allValues("Date"))
        .containsExactly("Tue, 24 Nov 2026 03:27:24 GMT");
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/x-amz-json-1.1");
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
  }

  @Test
  void timesAreSecondsWithFraction() {
    assertThat(raw.answer("GetSecretValue", "{\"SecretId\":\"crm\"}"))
        .contains("\"CreatedDate\":" + SecretsBed.START.getEpochSecond() + ".125");
  }

  @Test
  void missingLabelIsNamed() {
    assertThatThrownBy(
            () -> bed.client.getSecretValue(r -> r.secretId(secret).versionStage("AWSPENDING")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining(
            "Secrets Manager can't find the specified secret value for staging label: AWSPENDING");
  }

  @Test
  void missingVersionIsNamed() {
    String token = SecretsBed.token();
    assertThatThrownBy(() -> bed.client.getSecretValue(r -> r.secretId(secret).versionId(token)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining(
            "Secrets Manager can't find the specified secret value for VersionId: " + token);
  }

  @Test
  void labelOfOtherVersionIsRefused() {
    assertThatThrownBy(
            () ->
                bed.client.getSecretValue(
                    r -> r.secretId(secret).versionId(first).versionStage("AWSPREVIOUS")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(
            "You provided a VersionStage that is not associated to the provided VersionId.");
  }

  @Test
  void versionWithItsOwnLabelIsRead() {
    var value =
        bed.client.getSecretValue(
            r -> r.secretId(secret).versionId(first).versionStage("AWSCURRENT"));

    assertThat(value.secretString()).isEqualTo("one");
  }

  @Test
  void secretWithoutVersionHasNoCurrentValueButIsDescribed() {
    bed.secrets.createEmpty("empty");

    assertThatThrownBy(() -> bed.get("empty"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining(
            "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
    assertThat(bed.client.describeSecret(r -> r.secretId("empty")).hasVersionIdsToStages())
        .isFalse();
  }

  @Test
  void secretMarkedForDeletionIsNeitherReadNorWritten() {
    bed.secrets.delete(secret);
    String message =
        "You can't perform this operation on the secret because it was marked for deletion.";

    assertThatThrownBy(() -> bed.get(secret))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "two"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> bed.moveUnguarded(secret, "MARK", first))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message);
    assertThat(bed.client.describeSecret(r -> r.secretId(secret)).deletedDate())
        .isEqualTo(SecretsBed.START);
  }

  @Test
  void nameOfSecretMarkedForDeletionIsTaken() {
    bed.secrets.delete(secret);

    assertThatThrownBy(() -> bed.client.createSecret(r -> r.name("crm").secretString("two")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(
            "You can't create this secret because a secret with this name is already scheduled for"
                + " deletion.");
  }

  @Test
  void nameIsTakenOnce() {
    assertThatThrownBy(() -> bed.client.createSecret(r -> r.name("crm").secretString("two")))
        .isInstanceOf(ResourceExistsException.class)
        .hasMessageContaining("The operation failed because the secret crm already exists.");
  }

  @Test
  void nameWithOtherCharactersIsInvalid() {
    assertThatThrownBy(() -> bed.client.createSecret(r -> r.name("no spaces").secretString("x")))
        .isInstanceOfSatisfying(
            SecretsManagerException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
        .hasMessageContaining("Invalid name. Must be a valid name containing alphanumeric");
  }

  @Test
  void valueMustBeTextOrBinaryAndNotBoth() {
    assertThatThrownBy(() -> bed.client.putSecretValue(r -> r.secretId(secret)))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(
            () ->
                bed.client.putSecretValue(
                    r ->
                        r.secretId(secret)
                            .secretString("two")
                            .secretBinary(SdkBytes.fromUtf8String("two"))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void binaryValueComesBackAsBinary() {
    byte[] bytes = {0, -1, 127};
    bed.secrets.createBinary("binary", bytes);

    assertThat(bed.get("binary").secretBinary().asByteArray()).isEqualTo(bytes);
    assertThat(bed.get("binary").secretString()).isNull();
  }

  @Test
  void unknownPageIsRefused() {
    assertThatThrownBy(
            () -> bed.client.listSecretVersionIds(r -> r.secretId(secret).nextToken("next")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void callWithoutSignatureIsRefused() {
    HttpResponse<String> response =
        raw.send("GetSecretValue", "{\"SecretId\":\"crm\"}", "Basic dXNlcjpwYXNz");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"__type\":\"MissingAuthenticationTokenException\"");
  }

  @Test
  void unknownOperationIsRefused() {
    assertThat(raw.answer("DeleteEverything", "{}")).contains("UnknownOperationException");
  }

  @Test
  void bodyThatIsNoJsonObjectIsRefusedWithoutQuotingIt() {
    assertThat(raw.answer("PutSecretValue", "{\"SecretString\":\"hush"))
        .startsWith("400 {\"__type\":\"SerializationException\"")
        .doesNotContain("hush");
    assertThat(raw.answer("PutSecretValue", "")).contains("SerializationException");
  }

  @Test
  void callWithoutSecretIdIsRefused() {
    assertThat(raw.answer("GetSecretValue", "{}")).contains("ValidationException", "'secretId'");
  }
}
