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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A call took effect, or did not, and nobody said so. */
class LostAnswersTest {

  private static final String MOVE = "UpdateSecretVersionStage";

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
  private final SharedSecretStore store = bed.store(secret);
  private final StoredToken before = store.read();

  private static Fault.AfterEffect answerLost() {
    return new Fault.AfterEffect(
        SimulatedSecretsManager.error("InternalServiceError", "try again"));
  }

  private void planted(String operation, Fault fault) {
    bed.secrets.faults().next(operation, fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PutSecretValue", MOVE})
  void aCallThatTheSdkRepeatsAfterItTookEffectHasPublished(String operation) {
    AwsClientOptions options =
        AwsClientOptions.builder()
            .accessKey("AKIDTEST")
            .secretKey("test")
            .overrideEndpoint(true)
            .uriEndpointOverride(bed.secrets.uri().toString())
            .build();
    planted(operation, answerLost());
    try (SecretsManagerClient repeating =
        SecretsManagerClients.build(options, SecretId.of(secret))) {

      assertThat(bed.builder(repeating, secret).build().publish(StoreBed.token("00D!ours"), before))
          .isInstanceOf(Publication.Published.class);
    }
    assertThat(bed.secrets.counters().of(operation)).isEqualTo(2);
    assertThat(bed.secrets.versions(secret)).hasSize(2);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!ours");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PutSecretValue", MOVE})
  void afterACallWithoutAnAnswerTheSameTokenIsPublishedWithoutAnotherVersion(String operation) {
    planted(operation, answerLost());

    assertThatThrownBy(() -> store.publish(StoreBed.token("00D!ours"), before))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be written");
    assertThat(store.publish(StoreBed.token("00D!ours"), before))
        .isInstanceOf(Publication.Published.class);
    assertThat(bed.secrets.versions(secret)).hasSize(2);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!ours");
  }

  @Test
  void aTokenRefusedBeforeItsVersionBecameCurrentIsFollowedByTheNext() {
    planted(
        MOVE, new Fault.Instead(SimulatedSecretsManager.error("InternalServiceError", "later")));
    assertThatThrownBy(() -> store.publish(StoreBed.token("00D!refused"), before))
        .isInstanceOf(StoreException.class);

    Publication lost = store.publish(StoreBed.token("00D!next"), before);
    assertThat(lost).isInstanceOf(Publication.Conflict.class);
    assertThat(store.publish(StoreBed.token("00D!next"), ((Publication.Conflict) lost).winner()))
        .isInstanceOf(Publication.Published.class);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!next");
  }
}
