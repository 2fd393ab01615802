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
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class LookupTest {

  private static final String PREFIX = "arn:aws:secretsmanager:us-east-1:000000000000:secret:";

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  private final String arn = bed.secrets.create("apps/crm", "one");

  @Test
  void arnEndsWithHyphenAndSixRandomCharacters() {
    assertThat(arn).matches(PREFIX + "apps/crm-[A-Za-z0-9]{6}");
    assertThat(bed.secrets.createEmpty("other").substring(PREFIX.length() + 6))
        .isNotEqualTo(arn.substring(PREFIX.length() + 9));
  }

  @Test
  void secretIsFoundByNameByArnAndByArnWithoutSuffix() {
    for (String id : new String[] {"apps/crm", arn, PREFIX + "apps/crm"}) {
      assertThat(bed.get(id).arn()).isEqualTo(arn);
    }
  }

  @Test
  void nameWithSuffixIsNoName() {
    notFound(arn.substring(PREFIX.length()));
  }

  @Test
  void arnWithOtherSuffixIsNotFound() {
    notFound(PREFIX + "apps/crm-abcdef");
  }

  @Test
  void arnOfOtherRegionOrAccountIsNotFound() {
    notFound(arn.replace("us-east-1", "eu-west-1"));
    notFound(PREFIX.replace("000000000000", "111111111111") + "apps/crm");
  }

  @Test
  void partialArnWhoseNameEndsLikeSuffixIsReadAsCompleteOne() {
    String complete = bed.secrets.create("crm-abc123", "two");

    notFound(PREFIX + "crm-abc123");
    assertThat(bed.get("crm-abc123").secretString()).isEqualTo("two");
    assertThat(bed.get(complete).secretString()).isEqualTo("two");
  }

  @Test
  void nameMayHaveEveryLegalCharacter() {
    String created = bed.client.createSecret(r -> r.name("Valid/_+=.@!-Name")).arn();

    assertThat(bed.client.describeSecret(r -> r.secretId("Valid/_+=.@!-Name")).arn())
        .isEqualTo(created);
  }

  @Test
  void operatorsMethodsTakeTheSameIds() {
    assertThat(bed.secrets.current(PREFIX + "apps/crm")).isEqualTo("one");
    assertThatThrownBy(() -> bed.secrets.current("none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Secrets Manager can't find the specified secret.");
  }

  @Test
  void descriptionAndKeyAreEchoed() {
    bed.client.createSecret(r -> r.name("keyed").description("about").kmsKeyId("alias/mine"));
    var description = bed.client.describeSecret(r -> r.secretId("keyed"));

    assertThat(description.description()).isEqualTo("about");
    assertThat(description.kmsKeyId()).isEqualTo("alias/mine");
  }

  private void notFound(String id) {
    assertThatThrownBy(() -> bed.get(id))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
  }
}
