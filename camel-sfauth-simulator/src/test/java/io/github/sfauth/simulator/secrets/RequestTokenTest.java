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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

class RequestTokenTest {

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  private final String secret = bed.secrets.create("crm", "one");
  private final String first = bed.secrets.currentVersionId(secret);
  private final String token = SecretsBed.token();

  @Test
  void requestTokenBecomesTheVersionId() {
    assertThat(bed.put(secret, token, "two").versionId()).isEqualTo(token);
  }

  @Test
  void sdkMakesTokenOfItsOwnWhenNoneIsGiven() {
    var put = bed.client.putSecretValue(r -> r.secretId(secret).secretString("two"));

    assertThat(put.versionId()).hasSize(36);
  }

  @Test
  void sameRequestTokenWithSameContentSucceedsAndAddsNothing() {
    bed.put(secret, token, "two");
    var again = bed.put(secret, token, "two");

    assertThat(again.versionId()).isEqualTo(token);
    assertThat(again.versionStages()).containsExactly("AWSCURRENT");
    assertThat(bed.secrets.versions(secret)).containsOnlyKeys(first, token);
  }

  @Test
  void sameRequestTokenWithSameContentMovesNoLabels() {
    bed.put(secret, token, "two", "LEASE");
    var again = bed.put(secret, token, "two", "OTHER", "AWSCURRENT");

    assertThat(again.versionStages()).containsExactly("LEASE");
    assertThat(bed.labels(secret, first)).containsExactly("AWSCURRENT");
  }

  @Test
  void repeatedTokenDoesNotBringOldVersionBack() {
    bed.put(secret, token, "two");
    bed.put(secret, SecretsBed.token(), "three");
    bed.put(secret, token, "two");

    assertThat(bed.secrets.current(secret)).isEqualTo("three");
  }

  @Test
  void sameRequestTokenWithOtherContentIsRefused() {
    bed.put(secret, token, "two");

    assertThatThrownBy(() -> bed.put(secret, token, "three"))
        .isInstanceOf(ResourceExistsException.class)
        .hasMessageContaining(
            "You can't use ClientRequestToken "
                + token
                + " because that value is already in use for a version of secret "
                + secret);
    assertThat(bed.secrets.current(secret)).isEqualTo("two");
  }

  @Test
  void textAndBinaryOfTheSameBytesAreOtherContent() {
    bed.put(secret, token, "two");

    assertThatThrownBy(
            () ->
                bed.client.putSecretValue(
                    r ->
                        r.secretId(secret)
                            .clientRequestToken(token)
                            .secretBinary(SdkBytes.fromUtf8String("two"))))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void tokenOfLegalLengthIsAccepted() {
    assertThat(bed.put(secret, "t".repeat(32), "two").versionId()).hasSize(32);
    assertThat(bed.put(secret, "t".repeat(64), "three").versionId()).hasSize(64);
  }

  @Test
  void shorterOrLongerTokenIsRefused() {
    for (String wrong : new String[] {"t".repeat(31), "t".repeat(65)}) {
      assertThatThrownBy(() -> bed.put(secret, wrong, "two"))
          .isInstanceOf(InvalidParameterException.class)
          .hasMessageContaining("ClientRequestToken must be 32-64 characters long.");
    }
  }

  @Test
  void handMadeCallWithoutTokenIsRefused() {
    RawCall call = new RawCall(bed.secrets);

    assertThat(call.answer("PutSecretValue", "{\"SecretId\":\"crm\",\"SecretString\":\"two\"}"))
        .isEqualTo(
            "400 {\"__type\":\"InvalidRequestException\",\"Message\":\"You must provide a"
                + " ClientRequestToken value. We recommend a UUID-type value.\"}");
  }

  @Test
  void creationRepeatedWithItsTokenSucceeds() {
    for (int i = 0; i < 2; i++) {
      var created =
          bed.client.createSecret(r -> r.name("new").secretString("one").clientRequestToken(token));
      assertThat(created.versionId()).isEqualTo(token);
    }
    assertThat(bed.secrets.versions("new")).containsOnlyKeys(token);
  }

  @Test
  void creationRepeatedWithItsTokenAndOtherContentIsRefused() {
    bed.client.createSecret(r -> r.name("new").secretString("one").clientRequestToken(token));

    assertThatThrownBy(
            () ->
                bed.client.createSecret(
                    r -> r.name("new").secretString("two").clientRequestToken(token)))
        .isInstanceOf(ResourceExistsException.class);
  }
}
