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

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which secret is meant, by whatever it is called. */
class SecretPlaceTest {

  private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";

  @RegisterExtension final StoreBed bed = new StoreBed();

  private static SecretPlace place(String id, AwsClientOptionsBuilder options) {
    return SecretPlace.of(SecretId.of(id), options.build());
  }

  private static AwsClientOptionsBuilder in(String region) {
    return AwsClientOptions.builder().region(region);
  }

  private static AwsClientOptionsBuilder as(String accessKey) {
    return in("us-east-1").accessKey(accessKey).secretKey("PLANTED");
  }

  private static void expect(SecretPlace one, SecretPlace other, boolean same) {
    assertThat(one.isCertainly(other)).isEqualTo(same);
    assertThat(other.isCertainly(one)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "tok, tok, true",
    "tok, other, false",
    "tok, tok-AbCdEf, false",
    "tok, arn:tok-AbCdEf, true",
    "tok, arn:tok, true",
    "tok-AbCdEf, arn:tok-AbCdEf, true",
    "tok, arn:other-AbCdEf, false",
    "crm, arn:crm-tokens, false",
    "crm-tokens, arn:crm-tokens, true",
    "arn:tok, arn:tok-AbCdEf, true",
    "arn:tok-AbCdEf, arn:tok-AbCdEf, true",
    "arn:tok-AbCdEf, arn:tok-GhIjKl, false"
  })
  void aNameIsTheSameAsItsArn(String one, String other, boolean same) {
    expect(
        place(one.replace("arn:", ARN), in("us-east-1")),
        place(other.replace("arn:", ARN), in("us-east-1")),
        same);
  }

  @Test
  void oneNameInTwoRegionsIsTwoSecrets() {
    expect(place("tok", in("us-east-1")), place("tok", in("eu-central-1")), false);
    expect(place(ARN + "tok-AbCdEf", in("us-east-1")), place("tok", in("eu-central-1")), false);
    expect(
        place(ARN + "tok", in("us-east-1")),
        place(ARN.replace("us-east-1", "eu-central-1") + "tok", in("us-east-1")),
        false);
  }

  /** The SDK would ask the machine's metadata, and starting asks nobody. */
  @Test
  void aRegionThatIsNotKnownIsNotGuessed() {
    SecretId name = SecretId.of("tok");
    SecretPlace unknown = new SecretPlace(name, Optional.empty(), Optional.empty(), "anybody");

    expect(unknown, new SecretPlace(name, Optional.empty(), Optional.empty(), "anybody"), true);
    expect(
        unknown,
        new SecretPlace(name, Optional.of("us-east-1"), Optional.empty(), "anybody"),
        false);
  }

  @Test
  void theRegionThatTheProcessWasGivenIsThatOfANameWithoutOne() {
    System.setProperty("aws.region", "eu-north-1");
    try {
      assertThat(place("tok", AwsClientOptions.builder()).region()).hasValue("eu-north-1");
      assertThat(place("tok", in("us-east-1")).region()).hasValue("us-east-1");
    } finally {
      System.clearProperty("aws.region");
    }
  }

  @Test
  void oneNameAtTwoEndpointsIsTwoSecrets() {
    AwsClientOptionsBuilder elsewhere =
        in("us-east-1").overrideEndpoint(true).uriEndpointOverride("http://localhost:4566");

    expect(place("tok", in("us-east-1")), place("tok", elsewhere), false);
    expect(place("tok", elsewhere), place("tok", elsewhere), true);
  }

  @Test
  void oneNameForTwoWhoMayHaveTwoAccountsIsNotCertainlyOneSecret() {
    expect(place("tok", as("AKIDONE")), place("tok", as("AKIDTWO")), false);
    expect(place("tok", as("AKIDONE")), place("tok", as("AKIDONE")), true);
  }

  @Test
  void knowsAnAccessKeyByItsIdAlone() {
    SecretPlace place = place("tok", as("AKIDONE"));

    assertThat(place)
        .isEqualTo(place("tok", as("AKIDONE").secretKey("PLANTED-TOO")))
        .isNotEqualTo(place("tok", as("AKIDTWO")));
    assertThat(place.toString()).doesNotContain("PLANTED", "AKID");
  }

  @Test
  void anArnIsTheSameSecretForEverybody() {
    expect(place(ARN + "tok", as("AKIDONE")), place(ARN + "tok", as("AKIDTWO")), true);
    expect(
        place(ARN + "tok", as("AKIDONE")),
        place(ARN.replace("1234", "9999") + "tok", as("AKIDONE")),
        false);
  }

  @Test
  void aClientTellsItsRegionAndEndpoint() {
    SecretPlace place = SecretPlace.of(SecretId.of("tok"), bed.client);

    assertThat(place.region()).hasValue("us-east-1");
    assertThat(place.endpoint()).hasValue(bed.secrets.uri().toString());
    expect(place, SecretPlace.of(SecretId.of(ARN + "tok-AbCdEf"), bed.client), true);
  }
}
