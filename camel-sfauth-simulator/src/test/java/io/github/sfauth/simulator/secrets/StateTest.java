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

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sfauth.simulator.server.LoopbackServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

class StateTest {

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  @Test
  void restoredServiceGoesOnWithVersionsLabelsAndTimes() throws Exception {
    String secret = bed.secrets.create("crm", "one");
    String token = SecretsBed.token();
    bed.put(secret, token, "two", "LEASE");
    bed.secrets.createEmpty("empty");
    bed.secrets.createBinary("binary", new byte[] {0, -1});
    bed.secrets.create("gone", "x");
    bed.secrets.delete("gone");

    try (SimulatedSecretsManager restored = restored();
        SecretsManagerClient client = SecretsBed.client(restored)) {
      assertThat(restored.versions(secret)).isEqualTo(bed.secrets.versions(secret));
      var value = client.getSecretValue(r -> r.secretId(secret).versionStage("LEASE"));
      assertThat(value.secretString()).isEqualTo("two");
      assertThat(value.createdDate()).isEqualTo(SecretsBed.START);
      assertThat(restored.versions("empty")).isEmpty();
      assertThat(client.getSecretValue(r -> r.secretId("binary")).secretBinary().asByteArray())
          .containsExactly(0, -1);
      assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId("gone")))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void restoredServiceRemembersRequestTokens() throws Exception {
    String secret = bed.secrets.create("crm", "one");
    String token = SecretsBed.token();
    bed.put(secret, token, "two");

    try (SimulatedSecretsManager restored = restored();
        SecretsManagerClient client = SecretsBed.client(restored)) {
      assertThatThrownBy(
              () ->
                  client.putSecretValue(
                      r -> r.secretId(secret).clientRequestToken(token).secretString("three")))
          .isInstanceOf(ResourceExistsException.class);
    }
  }

  @Test
  void restoredReplicaIsStillReplica() throws Exception {
    bed.secrets.create("crm", "one");
    bed.secrets.readOnlyReplica("crm");

    try (SimulatedSecretsManager restored = restored()) {
      assertThat(restored.save()).isEqualTo(bed.secrets.save());
      assertThat(restored.save().toString()).contains("replica");
    }
  }

  @Test
  void restoringForgetsWhatWasThere() {
    var before = bed.secrets.save();
    bed.secrets.create("crm", "one");
    bed.secrets.restore(before);

    assertThatThrownBy(() -> bed.secrets.current("crm"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** By way of text, as a file would have it. */
  private SimulatedSecretsManager restored() throws Exception {
    SimulatedSecretsManager restored =
        SimulatedSecretsManager.start(bed.clock, LoopbackServer.FREE_PORT);
    restored.restore(new ObjectMapper().readTree(bed.secrets.save().toString()));
    return restored;
  }
}
