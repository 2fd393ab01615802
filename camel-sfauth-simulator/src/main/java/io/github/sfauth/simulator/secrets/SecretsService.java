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

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Call;
import io.github.sfauth.simulator.server.Service;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The protocol: JSON 1.1 over HTTP, one operation per call, named in a header. */
final class SecretsService implements Service {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final String TARGET_PREFIX = "secretsmanager.";

  /** Form only: there is no account here whose keys a signature could be checked with. */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "AWS4-HMAC-SHA256 +Credential=[^/,]+/\\d{8}/[^/,]+/secretsmanager/aws4_request, *"
              + "SignedHeaders=[^,]+, *Signature=[0-9a-f]{64}");

  private interface Operation {
    ObjectNode carryOut(Request request);
  }

  private final Map<String, Operation> operations;
  private final List<RateLimit> rates;
  private final Vault vault;
  private final Denials denials;
  private final InstantSource clock;
  private volatile boolean ratesEnforced;

  SecretsService(Vault vault, Denials denials, InstantSource clock) {
    ReadOperations reads = new ReadOperations(vault, denials);
    WriteOperations writes = new WriteOperations(vault, denials);
    this.vault = vault;
    this.denials = denials;
    this.clock = clock;
    this.operations =
        Map.of(
            "GetSecretValue", reads::getSecretValue,
            "DescribeSecret", reads::describeSecret,
            "ListSecretVersionIds", reads::listSecretVersionIds,
            "CreateSecret", writes::createSecret,
            "PutSecretValue", writes::putSecretValue,
            "UpdateSecretVersionStage", writes::updateSecretVersionStage);
    this.rates =
        List.of(
            new RateLimit(
                Set.of("GetSecretValue", "DescribeSecret"), Quotas.READS_PER_SECOND, clock),
            new RateLimit(
                Set.of("PutSecretValue", "UpdateSecretVersionStage"),
                Quotas.WRITES_PER_SECOND,
                clock));
  }

  void enforceRates(boolean enforced) {
    ratesEnforced = enforced;
  }

  @Override
  public String operation(Call call) {
    return call.header("X-Amz-Target")
        .filter(target -> target.startsWith(TARGET_PREFIX))
        .map(target -> target.substring(TARGET_PREFIX.length()))
        .orElse("unknown");
  }

  @Override
  public Answer handle(Call call) {
    try {
      return stamped(answer(200, carryOut(call)));
    } catch (RefusedException refused) {
      return stamped(error(refused.code().wireName(), String.valueOf(refused.getMessage())));
    }
  }

  private ObjectNode carryOut(Call call) {
    requireSignature(call);
    String name = operation(call);
    Operation operation = operations.get(name);
    if (operation == null) {
      throw ErrorCode.UNKNOWN_OPERATION.because("");
    }
    if (ratesEnforced) {
      rates.forEach(rate -> rate.pass(name));
    }
    Request request = Request.parse(call.body());
    request
        .text(name.equals("CreateSecret") ? "Name" : "SecretId")
        .ifPresent(secretId -> denials.requireAllowed(secretId, name));
    synchronized (vault) {
      return operation.carryOut(request);
    }
  }

  private static void requireSignature(Call call) {
    if (call.header("Authorization").filter(SIGNATURE.asMatchPredicate()).isEmpty()) {
      throw ErrorCode.MISSING_AUTHENTICATION_TOKEN.because("Missing Authentication Token");
    }
  }

  static Answer error(String code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("__type", code);
    return answer(code.equals("InternalServiceError") ? 500 : 400, body.put("Message", message));
  }

  private static Answer answer(int status, ObjectNode body) {
    return Answer.of(status, CONTENT_TYPE, body.toString());
  }

  private Answer stamped(Answer answer) {
    return answer
        .with("x-amzn-RequestId", UUID.randomUUID().toString())
        .with(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
  }
}
