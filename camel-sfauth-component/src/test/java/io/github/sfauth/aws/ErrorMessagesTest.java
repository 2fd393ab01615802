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
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Faults;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Every message names the secret, the reason and the fix, and shows no value. */
class ErrorMessagesTest {

  private static final String READ = "GetSecretValue";
  private static final String PUT_VALUE =
      "aws secretsmanager put-secret-value --secret-id crm --region us-east-1 --secret-string"
          + " file://secret.json";

  @RegisterExtension final StoreBed bed = new StoreBed();

  private StoreException readingFails() {
    return failure(() -> bed.store("crm").read());
  }

  /** What a call failed with; none of its texts, and none of its causes', shows a secret. */
  private static StoreException failure(Runnable call) {
    Throwable thrown = catchThrowable(call::run);
    assertThat(thrown).isInstanceOf(StoreException.class);
    StringWriter everything = new StringWriter();
    thrown.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain("PLANTED");
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      assertThat(String.valueOf(t)).doesNotContain("PLANTED");
    }
    assertThat(thrown).hasMessageStartingWith("Secret crm in region us-east-1 ");
    return (StoreException) thrown;
  }

  private void answering(String operation, String code) {
    bed.secrets
        .faults()
        .next(
            operation,
            new Fault.Instead(SimulatedSecretsManager.error(code, "PLANTED in the answer")));
  }

  @Test
  void missing() {
    assertThat(readingFails())
        .hasMessageContaining("does not exist")
        .hasMessageContaining(
            "aws secretsmanager create-secret --name crm --region us-east-1 --secret-string"
                + " file://secret.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eu-central-1|Its ARN names region eu-central-1: check the option region. Create",
        "us-east-1|Check the region and the account. Create"
      })
  void missingWhereItsArnSays(String region, String hint) {
    String arn = "arn:aws:secretsmanager:" + region + ":000000000000:secret:crm-AbCdEf";
    Throwable thrown = catchThrowable(() -> bed.store(arn).read());

    assertThat(thrown)
        .hasMessageContaining("Secret " + arn + " in region us-east-1 does not exist")
        .hasMessageContaining(hint)
        .hasMessageContaining("create-secret --name crm ");
  }

  @Test
  void withoutAnyVersion() {
    bed.secrets.createEmpty("crm");

    assertThat(readingFails())
        .hasMessageContaining("has no value yet")
        .hasMessageContaining(PUT_VALUE);
  }

  @Test
  void withoutACurrentVersion() {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    answering(READ, "ResourceNotFoundException");
    bed.secrets
        .faults()
        .next(
            "DescribeSecret",
            new Fault.Instead(
                Answer.of(
                    200,
                    "application/x-amz-json-1.1",
                    "{\"Name\":\"crm\",\"VersionIdsToStages\":{\"v\":[\"OLD\"]}}")));

    assertThat(readingFails())
        .hasMessageContaining("has no version labelled AWSCURRENT")
        .hasMessageContaining("aws secretsmanager update-secret-version-stage");
  }

  @Test
  void createdAMomentAgo() {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    answering(READ, "ResourceNotFoundException");

    assertThat(readingFails()).hasMessageContaining("was not found, but is there now");
  }

  @Test
  void missingOrWithoutAnyVersionWhereTheTwoCannotBeToldApart() {
    bed.secrets.createEmpty("crm");
    bed.secrets.deny("crm", "DescribeSecret");

    assertThat(readingFails())
        .hasMessageContaining("does not exist or has no value yet")
        .hasMessageContaining("secretsmanager:DescribeSecret")
        .hasMessageContaining("aws secretsmanager create-secret --name crm")
        .hasMessageContaining(PUT_VALUE);
  }

  @Test
  void binary() {
    bed.secrets.createBinary("crm", "PLANTED".getBytes(StandardCharsets.UTF_8));

    assertThat(readingFails())
        .hasMessageContaining("is binary, not a text")
        .hasMessageContaining(PUT_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Domain\":\"acme.my\",\"ConsumerSecret\":\"PLANTED|is not JSON: error in line 1",
        "PLANTED|is not JSON",
        "[\"PLANTED\"]|is JSON, but not an object",
        "{\"ConsumerKey\":\"PLANTED\",\"Other\":\"PLANTED\"}|"
            + "lacks ConsumerSecret, Domain (its members: ConsumerKey, Other)",
        "{\"Domain\":\"acme.my\",\"ConsumerKey\":\"PLANTED\",\"ConsumerSecret\":\"\"}|"
            + "lacks ConsumerSecret (it is empty)",
        "{\"Domain\":7,\"ConsumerKey\":\"PLANTED\",\"ConsumerSecret\":\"PLANTED\"}|"
            + "has a member Domain that is not a string",
        "{\"Domain\":\"PLANTED!\",\"ConsumerKey\":\"PLANTED\",\"ConsumerSecret\":\"PLANTED\"}|"
            + "has a member Domain that is no My Domain name"
      })
  void ofAnotherFormThanExpected(String text, String reason) {
    bed.secrets.create("crm", text);

    assertThat(readingFails())
        .hasMessageContaining(reason)
        .hasMessageContaining(
            "Domain (My Domain name, such as acme.my; or LoginUrl), ConsumerKey, ")
        .hasMessageContaining(PUT_VALUE)
        .hasNoCause();
    assertThat(failure(() -> bed.store("crm").current())).hasMessageContaining(reason);
  }

  @Test
  void markedForDeletion() {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    bed.secrets.delete("crm");

    assertThat(readingFails())
        .hasMessageContaining("is marked for deletion")
        .hasMessageContaining(
            "aws secretsmanager restore-secret --secret-id crm --region us-east-1");
  }

  @Test
  void deniedOrMissing() {
    bed.secrets.deny("crm", READ);

    assertThat(readingFails())
        .hasMessageContaining("access is denied, or it does not exist")
        .hasMessageContaining("Allow secretsmanager:GetSecretValue");
  }

  @Test
  void keyDenied() {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    bed.secrets.denyKms("crm");

    assertThat(readingFails())
        .hasMessageContaining("KMS key may not be used")
        .hasMessageContaining("Allow kms:Decrypt");
  }

  @Test
  void keyUnusable() {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    bed.secrets.breakKms("crm");

    assertThat(readingFails())
        .hasMessageContaining("KMS key is disabled, deleted, or not usable")
        .hasMessageContaining("kms:Decrypt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ExpiredTokenException|the AWS credentials have expired. Renew them",
        "UnrecognizedClientException|AWS does not accept the access key",
        "InvalidSignatureException|Check accessKey, secretKey and sessionToken",
        "ThrottlingException|AWS throttles this account's calls (ThrottlingException, HTTP 400",
        "InternalServiceError|AWS answered InternalServiceError, HTTP 500",
        "WhateverException|AWS answered WhateverException, HTTP 400",
        "InvalidRequestException|may be marked for deletion"
      })
  void refusedByTheService(String code, String reason) {
    answering(READ, code);

    assertThat(readingFails()).hasMessageContaining(reason).hasNoCause();
  }

  @Test
  void unreachable() {
    SecretsManagerClient nowhere =
        bed.client(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "PLANTED")),
            URI.create("http://127.0.0.1:1"));

    assertThat(failure(() -> bed.builder(nowhere, "crm").build().read()))
        .hasMessageContaining("does not answer at http://127.0.0.1:1")
        .hasMessageContaining("Check network, proxy and VPC endpoint")
        .hasCauseInstanceOf(SocketException.class);
  }

  @Test
  void cutOff() {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    bed.secrets.faults().always(Faults.ANY, new Fault.Reset(false));

    assertThat(readingFails()).hasMessageContaining("does not answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"SecretString\":\"PLANTED",
        "PLANTED",
        "{PLANTED",
        "{\"SecretString\":PLANTED}",
        "<html>PLANTED</html>"
      })
  void answeredBySomethingElse(String body) {
    bed.secrets
        .faults()
        .next(READ, new Fault.Instead(Answer.of(200, "application/x-amz-json-1.1", body)));

    assertThat(readingFails()).hasMessageContaining("Check what stands in between");
  }

  @Test
  void withoutAwsCredentials() {
    SecretsManagerClient unknown =
        SecretsManagerClients.build(
            AwsClientOptions.builder()
                .region("us-east-1")
                .useProfileCredentialsProvider(true)
                .profileCredentialsName("no-such-profile")
                .overrideEndpoint(true)
                .uriEndpointOverride(bed.secrets.uri().toString())
                .build(),
            SecretId.of("crm"));

    assertThat(failure(() -> bed.builder(unknown, "crm").build().read()))
        .hasMessageContaining("no AWS credentials are found")
        .hasMessageContaining("AWS_ACCESS_KEY_ID")
        .hasMessageContaining("accessKey and secretKey");
    unknown.close();
  }

  static Stream<Arguments> failuresBeforeAnyAnswer() {
    return Stream.of(
        Arguments.of(AbortedException.create("PLANTED"), "the call was interrupted"),
        Arguments.of(
            new IllegalStateException("PLANTED"),
            "the AWS client failed with java.lang.IllegalStateException. Check how it was made"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("failuresBeforeAnyAnswer")
  void failedInAClientOfTheUsersOwn(RuntimeException failure, String reason) {
    SecretsManagerClient broken =
        new SecretsManagerClient() {
          @Override
          public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            throw failure;
          }

          @Override
          public String serviceName() {
            return "broken";
          }

          @Override
          public void close() {}
        };

    assertThat(catchThrowable(() -> bed.builder(broken, "crm").build().read()))
        .isInstanceOf(StoreException.class)
        .hasMessage("Secret crm cannot be read: " + reason)
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ThrottlingException|AWS throttles",
        "InternalServiceError|AWS answered InternalServiceError"
      })
  void refusedWhileWriting(String code, String reason) {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    SharedSecretStore store = bed.store("crm");
    StoredToken before = store.read();
    answering("PutSecretValue", code);

    assertThat(failure(() -> store.publish(StoreBed.token("PLANTED.NEW"), before)))
        .hasMessageContaining("cannot be written: ")
        .hasMessageContaining(reason);
    assertThat(bed.secrets.versions("crm")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LimitExceededException|quota is used up",
        "EncryptionFailure|Enable the key, and allow kms:GenerateDataKey and kms:Decrypt",
        "InvalidRequestException|It may be a replica (write to the secret of the primary region)"
      })
  void deniedWhileWriting(String code, String reason) {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    SharedSecretStore store = bed.store("crm");
    StoredToken before = store.read();
    answering("PutSecretValue", code);

    assertThat(withheld(store.publish(StoreBed.token("PLANTED.NEW"), before)))
        .contains("cannot be written: ", reason)
        .doesNotContain("PLANTED");
    assertThat(bed.secrets.versions("crm")).hasSize(1);
  }

  @Test
  void writtenToAReplica() {
    bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    bed.secrets.readOnlyReplica("crm");
    SharedSecretStore store = bed.store("crm");

    assertThat(withheld(store.publish(StoreBed.token("PLANTED.NEW"), store.read())))
        .contains("write to the secret of the primary region");
  }

  private static String withheld(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Withheld.class);
    return ((Publication.Withheld) publication).reason();
  }
}
