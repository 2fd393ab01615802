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

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsManagerClientsTest {

  @RegisterExtension final StoreBed bed = new StoreBed();

  private AwsClientOptionsBuilder options() {
    return AwsClientOptions.builder()
        .accessKey("AKIDTEST")
        .secretKey("PLANTED")
        .overrideEndpoint(true)
        .uriEndpointOverride(bed.secrets.uri().toString());
  }

  private static Region region(AwsClientOptionsBuilder options, String secret) {
    try (SecretsManagerClient client =
        SecretsManagerClients.build(options.build(), SecretId.of(secret))) {
      return client.serviceClientConfiguration().region();
    }
  }

  @Test
  void theRegionIsThatOfTheOptionElseThatOfTheArn() {
    String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:crm-AbCdEf";

    assertThat(region(options(), arn)).isEqualTo(Region.EU_CENTRAL_1);
    assertThat(region(options().region("us-west-2"), arn)).isEqualTo(Region.US_WEST_2);
  }

  @Test
  @DisabledIfEnvironmentVariable(
      named = "AWS_REGION",
      matches = ".+",
      disabledReason = "then one is known")
  void aRegionThatIsNowhereToBeFoundIsAskedFor(@TempDir Path none) {
    Map<String, String> alone =
        Map.of(
            "aws.configFile", none.resolve("config").toString(), "aws.disableEc2Metadata", "true");
    alone.forEach(System::setProperty);
    try {
      assertThatThrownBy(() -> region(options(), "crm"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "No AWS region is known for secret crm: set the option region, name the secret by"
                  + " its ARN, or set AWS_REGION");
    } finally {
      alone.keySet().forEach(System::clearProperty);
    }
  }

  @Test
  void itsCallsFitIntoAFlight() {
    try (SecretsManagerClient client =
        SecretsManagerClients.build(options().region("us-east-1").build(), SecretId.of("crm"))) {
      ClientOverrideConfiguration limits =
          client.serviceClientConfiguration().overrideConfiguration();

      assertThat(limits.apiCallTimeout()).hasValue(SecretsManagerClients.CALL);
      assertThat(limits.apiCallAttemptTimeout()).hasValue(SecretsManagerClients.ATTEMPT);
    }
  }

  @Test
  void itRepeatsWhatIsThrottled() {
    String arn = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    bed.secrets.throttle("GetSecretValue", 1);
    try (SecretsManagerClient client =
        SecretsManagerClients.build(options().build(), SecretId.of(arn))) {

      assertThat(StoreBed.value(bed.builder(client, arn).build().read()))
          .isEqualTo(StoreBed.OLD_TOKEN);
    }
    assertThat(bed.secrets.counters().of("GetSecretValue")).isEqualTo(2);
  }

  @Test
  void itGoesThroughTheProxy() {
    String arn = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    AwsClientOptions options =
        options()
            .uriEndpointOverride("http://secretsmanager.example")
            .proxyProtocol("HTTP")
            .proxyHost("127.0.0.1")
            .proxyPort(bed.secrets.uri().getPort())
            .build();
    try (SecretsManagerClient client = SecretsManagerClients.build(options, SecretId.of(arn))) {

      assertThat(StoreBed.value(bed.builder(client, arn).build().read()))
          .isEqualTo(StoreBed.OLD_TOKEN);
    }
  }
}
