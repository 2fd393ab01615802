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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretIdTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:secretsmanager:eu-central-1:123456789012:secret:sf/crm-AbCdEf, eu-central-1, sf/crm",
    "arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:crm, us-gov-west-1, crm",
    "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:a-b-AbCdEf, cn-north-1, a-b",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-1-AbCdEf, us-east-1,"
        + " rds!cluster-1"
  })
  void takesRegionAndNameFromTheArn(String arn, String region, String name) {
    SecretId id = SecretId.of(arn);

    assertThat(id.region()).hasValue(region);
    assertThat(id.name()).isEqualTo(name);
    assertThat(id.text()).isEqualTo(arn);
  }

  @Test
  void aNameHasNoRegion() {
    SecretId id = SecretId.of(" prod/salesforce+crm_1=a.b@c-AbCdEf \n");

    assertThat(id.region()).isEmpty();
    assertThat(id).hasToString("prod/salesforce+crm_1=a.b@c-AbCdEf");
    assertThat(id.name()).isEqualTo(id.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:secretsmanager:eu-central-1:secret:crm",
        "arn:aws:secretsmanager::123456789012:secret:crm",
        "arn:aws:ssm:eu-central-1:123456789012:secret:crm",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:",
        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a b",
        "arn:"
      })
  void refusesAMalformedArnAndShowsTheForm(String arn) {
    assertThatThrownBy(() -> SecretId.of(arn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + arn + "'")
        .hasMessageContaining("expected arn:aws:secretsmanager:<region>:<12 digits>:secret:<name>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "crm?", "{{crm.secret}}"})
  void refusesWhatIsNoName(String name) {
    assertThatThrownBy(() -> SecretId.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no name of a secret")
        .hasMessageContaining("ARN");
  }
}
