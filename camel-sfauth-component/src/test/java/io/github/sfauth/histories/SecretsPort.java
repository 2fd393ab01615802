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
package io.github.sfauth.histories;

import io.github.sfauth.histories.Moment.Version;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.LimitExceededException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/**
 * One process's way to the modelled Secrets Manager. Every call stops twice, before and after its
 * effect, and may fail at both, or be repeated as the SDK does.
 */
final class SecretsPort implements SecretsManagerClient {

  private final World world;
  private final Participant process;

  SecretsPort(World world, Participant process) {
    this.world = world;
    this.process = process;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    Seen seen = call(false, () -> read(request));
    process.knowledge().learn(seen.version());
    return (GetSecretValueResponse)
        GetSecretValueResponse.builder()
            .versionId(seen.version().id())
            .secretString(seen.version().text())
            .versionStages(seen.moment().labelsOf(seen.version().id()))
            .createdDate(seen.version().createdAt())
            .sdkHttpResponse(dated(seen.at()))
            .build();
  }

  private record Seen(Moment moment, Version version, Instant at) {}

  private Seen read(GetSecretValueRequest request) {
    Moment moment = world.secret.seen();
    Optional<Version> found =
        Optional.ofNullable(request.versionId())
            .map(moment::byId)
            .orElseGet(() -> moment.labelled(request.versionStage()));
    process.tell(
        () ->
            "reads "
                + (request.versionId() == null ? "what is current" : "by id")
                + ": "
                + found.map(Version::toString).orElse("nothing")
                + (moment == world.secret.now() ? "" : ", which is old"));
    return new Seen(
        moment,
        found.orElseThrow(() -> ResourceNotFoundException.builder().message("none").build()),
        world.time.instant());
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    Done done = call(true, () -> put(request));
    process.knowledge().learn(done.version());
    return (PutSecretValueResponse)
        PutSecretValueResponse.builder()
            .versionId(done.version().id())
            .sdkHttpResponse(dated(done.at()))
            .build();
  }

  private record Done(Version version, Instant at) {}

  private Done put(PutSecretValueRequest request) {
    Moment before = world.secret.now();
    String id =
        world.settings.layout() == Layout.OWN && ignoresTheExpectedVersion()
            ? new UUID(world.dice.nextLong(), world.dice.nextLong()).toString()
            : request.clientRequestToken();
    Version version =
        told("writes", () -> world.secret.put(id, request.secretString(), request.versionStages()));
    if (world.secret.now() != before) {
      world.witness.written(process, version, before);
    }
    return new Done(version, world.time.instant());
  }

  @Override
  public UpdateSecretVersionStageResponse updateSecretVersionStage(
      UpdateSecretVersionStageRequest request) {
    Done done = call(true, () -> move(request));
    return (UpdateSecretVersionStageResponse)
        UpdateSecretVersionStageResponse.builder().sdkHttpResponse(dated(done.at())).build();
  }

  private Done move(UpdateSecretVersionStageRequest request) {
    String from =
        ignoresTheExpectedVersion()
            ? String.valueOf(world.secret.now().labels().get(request.versionStage()))
            : request.removeFromVersionId();
    Version moved =
        told(
            "makes current",
            () -> {
              world.secret.move(request.versionStage(), from, request.moveToVersionId());
              return world.secret.now().byId(request.moveToVersionId()).orElseThrow();
            });
    world.witness.moved(process, request.removeFromVersionId(), request.moveToVersionId());
    return new Done(moved, world.time.instant());
  }

  private boolean ignoresTheExpectedVersion() {
    return world.settings.flaw() == Flaw.EXPECTED_VERSION_IS_IGNORED;
  }

  @Override
  public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
    return call(false, this::describe);
  }

  private DescribeSecretResponse describe() {
    Moment seen = world.secret.seen();
    Map<String, List<String>> stages = new LinkedHashMap<>();
    seen.versions().keySet().forEach(id -> stages.put(id, seen.labelsOf(id)));
    return DescribeSecretResponse.builder().versionIdsToStages(stages).build();
  }

  private Version told(String what, Supplier<Version> write) {
    try {
      Version version = write.get();
      process.tell(() -> what + " " + version);
      return version;
    } catch (SecretsManagerException e) {
      process.tell(() -> what + " nothing: " + e.getClass().getSimpleName());
      throw e;
    }
  }

  /** The service dates its answers to the second. */
  private static SdkHttpResponse dated(Instant at) {
    return SdkHttpResponse.builder()
        .statusCode(200)
        .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)))
        .build();
  }

  private <T> T call(boolean write, Supplier<T> effect) {
    onItsWay(write);
    if (world.trouble()) {
      // The answer was lost; the SDK asks again.
      attempt(effect);
      process.stop();
    }
    Supplier<T> outcome = attempt(effect);
    onItsWay(false);
    return outcome.get();
  }

  /** What comes of it is decided now, and told when the answer arrives. */
  private static <T> Supplier<T> attempt(Supplier<T> effect) {
    try {
      T result = effect.get();
      return () -> result;
    } catch (SecretsManagerException e) {
      return () -> {
        throw e;
      };
    }
  }

  private void onItsWay(boolean write) {
    process.stop();
    if (Thread.currentThread().isInterrupted()) {
      throw AbortedException.create("interrupted");
    } else if (world.trouble()) {
      process.tell(() -> "gets no answer of Secrets Manager, or a bad one");
      throw trouble(write);
    }
  }

  private RuntimeException trouble(boolean write) {
    return switch (world.dice.below(write ? 3 : 2)) {
      case 0 -> SdkClientException.create("no answer", new SocketTimeoutException("read"));
      case 1 ->
          SecretsManagerException.builder()
              .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
              .statusCode(400)
              .build();
      default -> LimitExceededException.builder().message("quota").build();
    };
  }
}
