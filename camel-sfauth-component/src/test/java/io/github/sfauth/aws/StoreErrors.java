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

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerServiceClientConfiguration;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.LimitExceededException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** What is said when AWS refuses, as people read it: the messages are those of the component. */
public final class StoreErrors {

  private static final SecretId ID = SecretId.of("salesforce/crm");

  private static final AwsCredentialsProvider SOMEBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "none"));

  private static final AwsCredentialsProvider NOBODY =
      () -> {
        throw SdkClientException.create("no credentials");
      };

  private final List<String> lines = new ArrayList<>();

  private StoreErrors() {}

  /** One part for each error. */
  public static List<String> markdown() {
    StoreErrors errors = new StoreErrors();
    errors.missing();
    errors.unfit();
    errors.denied();
    errors.refused();
    errors.withoutAnswer();
    return errors.lines;
  }

  private void missing() {
    var absent = named(ResourceNotFoundException.builder(), "ResourceNotFoundException");
    add("`ResourceNotFoundException`: no such secret", Inspection.Standing.ABSENT, absent);
    add(
        "`ResourceNotFoundException`: a secret without a value",
        Inspection.Standing.WITHOUT_VERSION,
        absent);
    add(
        "`ResourceNotFoundException`: one of the two, where looking closer is not allowed",
        Inspection.Standing.UNKNOWN,
        absent);
    add(
        "`ResourceNotFoundException`: no current version",
        Inspection.Standing.WITHOUT_CURRENT,
        absent);
  }

  private void unfit() {
    var unfit = named(InvalidRequestException.builder(), "InvalidRequestException");
    add("`InvalidRequestException`: marked for deletion", Inspection.Standing.DELETED, unfit);
    add("`InvalidRequestException` on writing", Inspection.Standing.WHOLE, Action.PUT, unfit);
  }

  private void denied() {
    var denied = coded("AccessDeniedException", "not authorized");
    add("`AccessDeniedException` on reading", Inspection.Standing.UNKNOWN, denied);
    add("`AccessDeniedException` on writing", Inspection.Standing.UNKNOWN, Action.PUT, denied);
    add(
        "`AccessDeniedException` that speaks of KMS",
        Inspection.Standing.UNKNOWN,
        coded("AccessDeniedException", "Access to KMS is not allowed"));
    add(
        "`DecryptionFailure`",
        Inspection.Standing.UNKNOWN,
        named(DecryptionFailureException.builder(), "DecryptionFailure"));
  }

  private void refused() {
    add("`ExpiredTokenException`", Inspection.Standing.UNKNOWN, coded("ExpiredTokenException", ""));
    add(
        "`UnrecognizedClientException`, `InvalidSignatureException` and their kin",
        Inspection.Standing.UNKNOWN,
        coded("UnrecognizedClientException", ""));
    add("`ThrottlingException`", Inspection.Standing.UNKNOWN, coded("ThrottlingException", ""));
    add(
        "`LimitExceededException`",
        Inspection.Standing.UNKNOWN,
        Action.PUT,
        named(LimitExceededException.builder(), "LimitExceededException"));
    add("Any other code", Inspection.Standing.UNKNOWN, coded("InternalServiceError", ""));
  }

  private void withoutAnswer() {
    add(
        "No answer",
        Inspection.Standing.UNKNOWN,
        SdkClientException.create("unreachable", new UnknownHostException("secretsmanager")));
    add(
        "No AWS credentials",
        client(Inspection.Standing.UNKNOWN, NOBODY),
        Action.READ,
        SdkClientException.create("no credentials"));
    add(
        "An answer that is none",
        Inspection.Standing.UNKNOWN,
        SdkClientException.create("cannot be parsed"));
  }

  private void add(String title, Inspection.Standing standing, RuntimeException e) {
    add(title, standing, Action.READ, e);
  }

  private void add(String title, Inspection.Standing standing, Action action, RuntimeException e) {
    add(title, client(standing, SOMEBODY), action, e);
  }

  private void add(String title, SecretsManagerClient client, Action action, RuntimeException e) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add("### " + title);
    lines.add("");
    lines.add("> " + new SecretsManagerErrors(client, ID).reason(action, e).replace("<", "\\<"));
  }

  private static RuntimeException coded(String code, String message) {
    return named(SecretsManagerException.builder(), code, message);
  }

  private static RuntimeException named(AwsServiceException.Builder builder, String code) {
    return named(builder, code, "");
  }

  private static RuntimeException named(
      AwsServiceException.Builder builder, String code, String message) {
    return builder
        .statusCode(400)
        .requestId("1b2c3d4e")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  /** A client that nobody calls but to look closer. */
  private static SecretsManagerClient client(
      Inspection.Standing standing, AwsCredentialsProvider credentials) {
    InvocationHandler answers =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "describeSecret" -> described(standing);
              case "serviceClientConfiguration" ->
                  SecretsManagerServiceClientConfiguration.builder()
                      .region(Region.EU_CENTRAL_1)
                      .credentialsProvider(credentials)
                      .build();
              default -> throw new UnsupportedOperationException(method.getName());
            };
    return (SecretsManagerClient)
        Proxy.newProxyInstance(
            StoreErrors.class.getClassLoader(),
            new Class<?>[] {SecretsManagerClient.class},
            answers);
  }

  private static DescribeSecretResponse described(Inspection.Standing standing) {
    DescribeSecretResponse.Builder secret = DescribeSecretResponse.builder();
    return switch (standing) {
      case ABSENT -> throw ResourceNotFoundException.builder().build();
      case UNKNOWN -> throw SecretsManagerException.builder().build();
      case DELETED -> secret.deletedDate(Instant.EPOCH).build();
      case WITHOUT_VERSION -> secret.versionIdsToStages(Map.of()).build();
      case WITHOUT_CURRENT -> secret.versionIdsToStages(Map.of("v", List.of("OTHER"))).build();
      case WHOLE -> secret.versionIdsToStages(Map.of("v", List.of(SecretVersion.CURRENT))).build();
    };
  }
}
