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

import io.github.sfauth.oauth.HttpDates;
import io.github.sfauth.oauth.ServerClock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerResponse;

/**
 * The versions of one secret: the only place that calls Secrets Manager for its content. What the
 * caller must decide on is an answer; every other failure is a StoreException.
 */
final class SecretVersions {

  private static final Logger LOG = LoggerFactory.getLogger(SecretVersions.class);

  private final SecretsManagerClient client;
  private final SecretId id;
  private final SecretsManagerErrors errors;
  private final ServerClock clock;

  /**
   * For one secret.
   *
   * @param clock learns the service's time
   */
  SecretVersions(
      SecretsManagerClient client, SecretId id, SecretsManagerErrors errors, ServerClock clock) {
    this.client = client;
    this.id = id;
    this.errors = errors;
    this.clock = clock;
  }

  /**
   * Reads what is current. The label is named although it is the default: emulators answer a
   * request without it from the newest version, whatever its labels.
   */
  SecretVersion current() {
    try {
      return version(read().versionStage(SecretVersion.CURRENT).build());
    } catch (RuntimeException e) {
      throw errors.failed(Action.READ, e);
    }
  }

  /**
   * Reads what is current, if there is a version at all. Where it is not allowed to find that out,
   * none is taken for that: writing the first one tells.
   */
  Optional<SecretVersion> currentIfAny() {
    try {
      return Optional.of(version(read().versionStage(SecretVersion.CURRENT).build()));
    } catch (RuntimeException e) {
      if (Failure.of(e) == Failure.NOT_FOUND && errors.mayBeWithoutVersion()) {
        return Optional.empty();
      }
      throw errors.failed(Action.READ, e);
    }
  }

  /** Reads a version, if it is there. */
  Optional<SecretVersion> byId(String versionId) {
    try {
      return Optional.of(version(read().versionId(versionId).build()));
    } catch (RuntimeException e) {
      if (Failure.of(e) == Failure.NOT_FOUND) {
        return Optional.empty();
      }
      throw errors.failed(Action.READ, e);
    }
  }

  private GetSecretValueRequest.Builder read() {
    return GetSecretValueRequest.builder().secretId(id.text());
  }

  private SecretVersion version(GetSecretValueRequest request) {
    GetSecretValueResponse response = ask(() -> client.getSecretValue(request));
    LOG.debug("Read version {} of secret {}", response.versionId(), id);
    return new SecretVersion(
        Objects.requireNonNullElse(response.versionId(), ""),
        Objects.requireNonNullElse(response.createdDate(), Instant.EPOCH),
        Optional.ofNullable(response.secretString()),
        Set.copyOf(response.versionStages()));
  }

  /**
   * Writes a version, or finds its id taken by other content.
   *
   * @param stage the label that it gets; without one it becomes current
   */
  Write put(String versionId, String text, Optional<String> stage) {
    try {
      Instant at =
          writtenAt(
              ask(
                  () ->
                      client.putSecretValue(
                          put -> {
                            put.secretId(id.text())
                                .clientRequestToken(versionId)
                                .secretString(text);
                            stage.ifPresent(put::versionStages);
                          })));
      LOG.debug("Wrote version {} of secret {}", versionId, id);
      return new Write.Done(at);
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      return switch (failure) {
        case ID_TAKEN -> new Write.Lost();
        // None of these passes by itself within seconds: a replica, a quota of a day, a right.
        case DENIED, KEY_DENIED, KEY_UNUSABLE, QUOTA, UNFIT ->
            new Write.Denied(failure, errors.reason(Action.PUT, e));
        default -> throw errors.failed(Action.PUT, e);
      };
    }
  }

  /** Makes a version current, if another one is still that. */
  Write makeCurrent(String versionId, String insteadOf) {
    try {
      Instant at =
          writtenAt(
              ask(
                  () ->
                      client.updateSecretVersionStage(
                          move ->
                              move.secretId(id.text())
                                  .versionStage(SecretVersion.CURRENT)
                                  .removeFromVersionId(insteadOf)
                                  .moveToVersionId(versionId))));
      LOG.debug("Made version {} of secret {} current", versionId, id);
      return new Write.Done(at);
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      return switch (failure) {
        // Not found: written a moment ago and not yet seen everywhere. The caller looks again.
        case UNFIT, NOT_FOUND -> new Write.Lost();
        case DENIED, KEY_DENIED, QUOTA -> new Write.Denied(failure, errors.reason(Action.MOVE, e));
        default -> throw errors.failed(Action.MOVE, e);
      };
    }
  }

  /** Whatever comes back says what time it is there: a refusal is an answer, too. */
  private <R extends SecretsManagerResponse> R ask(Supplier<R> call) {
    try {
      R response = call.get();
      date(response.sdkHttpResponse()).ifPresent(clock::learn);
      return response;
    } catch (AwsServiceException refusal) {
      Optional.ofNullable(refusal.awsErrorDetails())
          .flatMap(details -> date(details.sdkHttpResponse()))
          .ifPresent(clock::learn);
      throw refusal;
    }
  }

  /** The service's own time: it is compared with the times of versions that others wrote. */
  private Instant writtenAt(SecretsManagerResponse response) {
    return date(response.sdkHttpResponse()).orElseGet(clock::instant);
  }

  private static Optional<Instant> date(@Nullable SdkHttpResponse http) {
    return Optional.ofNullable(http)
        .flatMap(answer -> answer.firstMatchingHeader("Date"))
        .flatMap(HttpDates::parse);
  }
}
