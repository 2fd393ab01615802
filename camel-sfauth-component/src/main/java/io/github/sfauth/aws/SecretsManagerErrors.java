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

import io.github.sfauth.oauth.Texts;
import io.github.sfauth.token.StoreException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Says what is wrong with a secret: which one, why, and what to do.
 *
 * <p>Messages quote neither the secret nor what a server answered, and no exception of the SDK is
 * attached but those of the network: the SDK quotes what it cannot parse, and AWS answers a wrong
 * signature with the headers that were signed, session token included.
 */
final class SecretsManagerErrors {

  /** What people are told to put into a secret. */
  private enum Contents {
    CREDENTIALS(" --secret-string file://secret.json", " --secret-string file://secret.json"),
    /** The component writes the token itself. */
    TOKEN("", " --secret-string '{}'");

    private final String atCreation;
    private final String later;

    Contents(String atCreation, String later) {
      this.atCreation = atCreation;
      this.later = later;
    }
  }

  private final SecretId id;
  private final Contents contents;
  private final Inspection inspection;
  private final String where;
  private final String cliTarget;

  /** Those of a secret with credentials. */
  SecretsManagerErrors(SecretsManagerClient client, SecretId id) {
    this(client, id, Contents.CREDENTIALS);
  }

  private SecretsManagerErrors(SecretsManagerClient client, SecretId id, Contents contents) {
    this.id = id;
    this.contents = contents;
    this.inspection = new Inspection(client, id);
    this.where = "Secret " + id + inspection.region().map(r -> " in region " + r).orElse("");
    this.cliTarget =
        "--secret-id " + id + inspection.region().map(r -> " --region " + r).orElse("");
  }

  /** Those of a secret that is a token's own. */
  static SecretsManagerErrors ofTokenSecret(SecretsManagerClient client, SecretId id) {
    return new SecretsManagerErrors(client, id, Contents.TOKEN);
  }

  /** A call failed. */
  StoreException failed(Action action, RuntimeException e) {
    return new StoreException(reason(action, e), Failure.network(e).orElse(null));
  }

  /** The secret was read, and is not what it should be. */
  StoreException content(String reason, String expected) {
    return trouble(
        reason
            + ". Expected: one JSON object with the strings "
            + expected
            + ". Store it with: "
            + putting());
  }

  /** The token's own secret was read, and holds what nobody may overwrite. */
  StoreException foreign(String reason) {
    return trouble(
        reason
            + ". It is not overwritten. Give the token a secret of its own: aws secretsmanager"
            + " create-secret --name <name>. Or, if nobody needs what is in this one, empty it: "
            + putting());
  }

  /** Whether not finding a value may mean that none was stored yet. */
  boolean mayBeWithoutVersion() {
    return switch (inspection.standing()) {
      case WITHOUT_VERSION, UNKNOWN -> true;
      case ABSENT, WITHOUT_CURRENT, DELETED, WHOLE -> false;
    };
  }

  /** How the secret is emptied. */
  String emptying() {
    return putting();
  }

  /** Something else happened to the secret. */
  StoreException trouble(String reason) {
    return new StoreException(where + " " + reason, null);
  }

  /** Why a call failed, and the fix. */
  String reason(Action action, RuntimeException e) {
    Failure failure = Failure.of(e);
    return where
        + switch (failure) {
          case NOT_FOUND -> notFound();
          case UNFIT -> unfit(action, e);
          default -> " cannot be " + action.participle() + ": " + because(failure, action, e);
        };
  }

  private String because(Failure failure, Action action, RuntimeException e) {
    return switch (failure) {
      case DENIED -> denied(action);
      case KEY_DENIED ->
          "its KMS key may not be used. Allow "
              + action.keyIam()
              + " on that key, in the IAM policy and in the key's own";
      case KEY_UNUSABLE ->
          "its KMS key is disabled, deleted, or not usable from here. Enable the key, and allow "
              + action.keyIam()
              + " on it";
      case CREDENTIALS_EXPIRED ->
          "the AWS credentials have expired. Renew them (aws sso login, or a new session token), or"
              + " use a role, which renews itself";
      case CREDENTIALS_REFUSED ->
          "AWS does not accept the access key or its signature ("
              + answer(e)
              + "). Check accessKey, secretKey and sessionToken, this machine's clock, and that the"
              + " region is enabled for the account";
      case THROTTLED -> "AWS throttles this account's calls (" + answer(e) + "). They are repeated";
      case QUOTA ->
          "its quota is used up (about 100 versions younger than a day). Find out what else writes"
              + " it so often, or keep the token in a secret of its own";
      case UNREACHABLE -> unreachable();
      case INTERRUPTED -> "the call was interrupted";
      case CLIENT -> clientSide(e);
      case NOT_FOUND, UNFIT, ID_TAKEN, SERVICE ->
          "AWS answered " + answer(e) + ". If it persists, see the AWS Health Dashboard";
    };
  }

  private String notFound() {
    return switch (inspection.standing()) {
      case ABSENT -> " does not exist. " + regionHint() + "Create it with: " + creating();
      case WITHOUT_VERSION -> " has no value yet. Store one with: " + putting();
      case UNKNOWN ->
          " does not exist or has no value yet (with secretsmanager:DescribeSecret allowed, this"
              + " would say which). "
              + regionHint()
              + "Create it with: "
              + creating()
              + " - or store a value with: "
              + putting();
      case WHOLE -> " was not found, but is there now. It is tried again";
      case WITHOUT_CURRENT, DELETED ->
          " has no version labelled AWSCURRENT. Label one with: aws secretsmanager"
              + " update-secret-version-stage --version-stage AWSCURRENT --move-to-version-id"
              + " <version> "
              + cliTarget;
    };
  }

  private String unfit(Action action, RuntimeException e) {
    String start = " cannot be " + action.participle() + ": ";
    String restoring = "aws secretsmanager restore-secret " + cliTarget;
    if (inspection.standing() == Inspection.Standing.DELETED) {
      return start + "it is marked for deletion. Restore it with: " + restoring;
    } else if (action == Action.READ) {
      return start
          + "AWS answered "
          + answer(e)
          + ". It may be marked for deletion; restore it with: "
          + restoring;
    }
    return start
        + "AWS answered "
        + answer(e)
        + ". It may be a replica (write to the secret of the primary region), or managed by another"
        + " AWS service (keep the token in a secret of its own)";
  }

  private String denied(Action action) {
    return action == Action.READ
        ? "access is denied, or it does not exist. Allow "
            + action.iam()
            + " on it, and check its name and region"
        : "access is denied. Allow " + action.iam() + " on it";
  }

  private String unreachable() {
    return "Secrets Manager does not answer"
        + inspection.endpoint().map(uri -> " at " + uri).orElse("")
        + ". Check network, proxy and VPC endpoint, and the options region and uriEndpointOverride";
  }

  private String clientSide(RuntimeException e) {
    if (!inspection.findsCredentials()) {
      return "no AWS credentials are found. Give the process a role (EKS, ECS, EC2), set"
          + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or use the options accessKey and"
          + " secretKey, or useProfileCredentialsProvider and profileCredentialsName";
    }
    return e instanceof SdkException
        ? "the answer is none of Secrets Manager's. Check what stands in between: a proxy, or the"
            + " option uriEndpointOverride"
        : "the AWS client failed with " + e.getClass().getName() + ". Check how it was made";
  }

  private String regionHint() {
    return inspection
        .region()
        .flatMap(asked -> id.region().filter(named -> !named.equals(asked)))
        .map(named -> "Its ARN names region " + named + ": check the option region. ")
        .orElse("Check the region and the account. ");
  }

  private String creating() {
    return "aws secretsmanager create-secret --name "
        + id.name()
        + inspection.region().map(r -> " --region " + r).orElse("")
        + contents.atCreation;
  }

  private String putting() {
    return "aws secretsmanager put-secret-value " + cliTarget + contents.later;
  }

  private static String answer(RuntimeException e) {
    return e instanceof AwsServiceException service
        ? Texts.shown(
            "%s, HTTP %d, request id %s"
                .formatted(Failure.code(service), service.statusCode(), service.requestId()))
        : "nothing";
  }
}
