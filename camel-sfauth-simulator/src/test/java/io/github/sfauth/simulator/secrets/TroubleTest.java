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

import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Faults;
import io.github.sfauth.simulator.server.Gate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.EncryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class TroubleTest {

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  private final String secret = bed.secrets.create("crm", "one");

  @Test
  void deniedOperationIsDeniedOnThatSecretOnly() {
    bed.secrets.create("other", "two");
    bed.secrets.deny("crm", "GetSecretValue");

    fails(
        () -> bed.get(secret),
        "AccessDeniedException",
        "is not authorized to perform: secretsmanager:GetSecretValue on resource: " + secret);
    assertThat(bed.client.describeSecret(r -> r.secretId(secret)).name()).isEqualTo("crm");
    assertThat(bed.get("other").secretString()).isEqualTo("two");
  }

  @Test
  void denialHoldsForEveryIdOfTheSecretUntilAllowed() {
    bed.secrets.deny(secret, Faults.ANY);

    fails(() -> bed.get("crm"), "AccessDeniedException", secret);
    fails(() -> bed.put(secret, SecretsBed.token(), "x"), "AccessDeniedException", secret);
    bed.secrets.allow("crm");
    assertThat(bed.get(secret).secretString()).isEqualTo("one");
  }

  @Test
  void secretThatDoesNotExistIsDeniedToo() {
    bed.secrets.deny("none", "GetSecretValue");

    fails(() -> bed.get("none"), "AccessDeniedException", "on resource: none");
  }

  @Test
  void deniedKeyStopsReadingAndWritingOfValuesOnly() {
    String first = bed.secrets.currentVersionId(secret);
    bed.secrets.denyKms(secret);

    fails(() -> bed.get(secret), "AccessDeniedException", "Access to KMS is not allowed");
    fails(
        () -> bed.put(secret, SecretsBed.token(), "two"),
        "AccessDeniedException",
        "Access to KMS is not allowed");
    bed.moveUnguarded(secret, "MARK", first);
    bed.secrets.allow(secret);
    assertThat(bed.get(secret).secretString()).isEqualTo("one");
  }

  @Test
  void brokenKeyIsDecryptionOrEncryptionFailure() {
    bed.secrets.breakKms(secret);

    assertThatThrownBy(() -> bed.get(secret)).isInstanceOf(DecryptionFailureException.class);
    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "two"))
        .isInstanceOf(EncryptionFailureException.class);
  }

  @Test
  void replicaIsReadButNotWritten() {
    String first = bed.secrets.currentVersionId(secret);
    bed.secrets.readOnlyReplica(secret);

    assertThat(bed.get(secret).secretString()).isEqualTo("one");
    assertThat(bed.client.describeSecret(r -> r.secretId(secret)).primaryRegion()).isNotNull();
    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "two"))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("Operation not permitted on a replica secret.");
    assertThatThrownBy(() -> bed.moveUnguarded(secret, "MARK", first))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void replicaShowsWhatIsWrittenInItsPrimaryRegion() {
    bed.secrets.readOnlyReplica(secret);
    bed.secrets.edit(secret, "two");

    assertThat(bed.get(secret).secretString()).isEqualTo("two");
  }

  @Test
  void reinstatedSecretIsWrittenAgain() {
    bed.secrets.delete(secret);
    bed.secrets.reinstate(secret);

    assertThatCode(() -> bed.put(secret, SecretsBed.token(), "two")).doesNotThrowAnyException();
  }

  @Test
  void throttledCallsAreCountedAndTakeNoEffect() {
    bed.secrets.throttle("PutSecretValue", 2);
    String token = SecretsBed.token();

    for (int i = 0; i < 2; i++) {
      fails(() -> bed.put(secret, token, "two"), "ThrottlingException", "Rate exceeded");
    }
    assertThat(bed.secrets.current(secret)).isEqualTo("one");
    bed.put(secret, token, "two");
    assertThat(bed.secrets.counters().of("PutSecretValue")).isEqualTo(3);
  }

  @Test
  void sdkWithItsRetriesOutlivesThrottling() {
    bed.secrets.throttle("GetSecretValue", 1);
    try (SecretsManagerClient patient = SecretsBed.client(bed.secrets, configuration -> {})) {
      assertThat(patient.getSecretValue(r -> r.secretId(secret)).secretString()).isEqualTo("one");
    }
    assertThat(bed.secrets.counters().of("GetSecretValue")).isEqualTo(2);
  }

  @Test
  void internalServiceErrorIsHttp500() {
    bed.secrets
        .faults()
        .next(
            "GetSecretValue",
            new Fault.Instead(SimulatedSecretsManager.error("InternalServiceError", "Oops")));

    assertThatThrownBy(() -> bed.get(secret))
        .isInstanceOfSatisfying(
            InternalServiceErrorException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
  }

  @Test
  void answerLostAfterTheEffectIsSeenAsBrokenConnection() {
    bed.secrets.faults().next("PutSecretValue", new Fault.Reset(true));

    assertThatThrownBy(() -> bed.put(secret, SecretsBed.token(), "two"))
        .isInstanceOf(SdkClientException.class);
    assertThat(bed.secrets.current(secret)).isEqualTo("two");
  }

  @Test
  void gateBeforeHoldsTheEffectBack() {
    Gate gate = bed.secrets.holdBefore("PutSecretValue");
    var put =
        CompletableFuture.supplyAsync(() -> bed.put(secret, SecretsBed.token(), "two"), thread());
    gate.awaitArrivals(1);
    assertThat(bed.secrets.current(secret)).isEqualTo("one");

    gate.open();
    put.join();
    assertThat(bed.secrets.current(secret)).isEqualTo("two");
  }

  @Test
  void gateAfterHoldsTheAnswerBack() {
    Gate gate = bed.secrets.holdAfter("PutSecretValue");
    var put =
        CompletableFuture.supplyAsync(() -> bed.put(secret, SecretsBed.token(), "two"), thread());
    gate.awaitArrivals(1);
    assertThat(bed.secrets.current(secret)).isEqualTo("two");
    assertThat(put).isNotDone();

    gate.open();
    put.join();
  }

  private static Executor thread() {
    return task -> new Thread(task, "caller").start();
  }

  private static void fails(ThrowingCallable call, String code, String message) {
    Consumer<SecretsManagerException> hasCode =
        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SecretsManagerException.class, hasCode)
        .hasMessageContaining(message);
  }
}
