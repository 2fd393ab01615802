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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Controlled;
import io.github.sfauth.simulator.server.Controls;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.LoopbackServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * A Secrets Manager on 127.0.0.1, for the unmodified AWS SDK and CLI.
 *
 * <p>It keeps the rules of the AWS Secrets Manager API Reference for GetSecretValue,
 * PutSecretValue, UpdateSecretVersionStage, DescribeSecret, ListSecretVersionIds and CreateSecret;
 * of two callers that compete for a request token or for a label, exactly one wins. Signatures must
 * be there but are not verified. The region is us-east-1, the account 000000000000, the time that
 * of the given clock.
 *
 * <p>The methods here are what an operator, an administrator or the weather would do: they are not
 * counted as calls, and denials, faults and gates do not concern them. A {@code secretId} is a
 * name, an ARN, or an ARN without its suffix. They throw {@link IllegalArgumentException} where the
 * service would refuse, for example if there is no such secret.
 *
 * <p>Every call sees all that came before it. AWS calls its operations eventually consistent; plant
 * {@code ResourceNotFoundException} as a fault of GetSecretValue for a read that comes too early.
 *
 * <p>Thread-safe.
 */
public final class SimulatedSecretsManager implements Controlled, AutoCloseable {

  private final Vault vault;
  private final Denials denials;
  private final SecretsService service;
  private final Operator operator;
  private final LoopbackServer server;

  private SimulatedSecretsManager(InstantSource clock, int port) {
    vault = new Vault(clock);
    denials = new Denials(vault);
    service = new SecretsService(vault, denials, clock);
    operator = new Operator(vault, denials);
    server = LoopbackServer.start(service, port);
  }

  /**
   * Starts one without secrets.
   *
   * @param clock the time it lives by
   * @param port where it listens, or {@link LoopbackServer#FREE_PORT}
   * @return the running service
   */
  public static SimulatedSecretsManager start(InstantSource clock, int port) {
    return new SimulatedSecretsManager(clock, port);
  }

  /**
   * Where it listens: what the SDK calls an endpoint override.
   *
   * @return {@code http://127.0.0.1:port}
   */
  public URI uri() {
    return server.uri();
  }

  /**
   * Creates a secret with a first version.
   *
   * @param name its name
   * @param secretString the value, under AWSCURRENT
   * @return its ARN
   */
  public String create(String name, String secretString) {
    return operator.create(name, new Content.Text(secretString));
  }

  /**
   * Creates a secret without any version.
   *
   * @param name its name
   * @return its ARN
   */
  public String createEmpty(String name) {
    return operator.createEmpty(name);
  }

  /**
   * Creates a secret whose first version is binary.
   *
   * @param name its name
   * @param secretBinary the value, under AWSCURRENT
   * @return its ARN
   */
  public String createBinary(String name, byte[] secretBinary) {
    return operator.create(name, Content.Binary.of(secretBinary));
  }

  /**
   * Writes a new version that becomes AWSCURRENT, as a person at the console would.
   *
   * @param secretId which secret
   * @param secretString the new value
   */
  public void edit(String secretId, String secretString) {
    operator.edit(secretId, new Content.Text(secretString));
  }

  /**
   * Makes the version under AWSPREVIOUS current again.
   *
   * @param secretId which secret
   */
  public void rollBack(String secretId) {
    operator.rollBack(secretId);
  }

  /**
   * Marks a secret for deletion.
   *
   * @param secretId which secret
   */
  public void delete(String secretId) {
    operator.delete(secretId);
  }

  /**
   * Makes a secret the replica of one in another region: its value is read, not written.
   *
   * @param secretId which secret
   */
  public void readOnlyReplica(String secretId) {
    operator.place(secretId, new Standing.Replica());
  }

  /**
   * Makes a replica, or a secret marked for deletion, an ordinary secret again.
   *
   * @param secretId which secret
   */
  public void reinstate(String secretId) {
    operator.place(secretId, new Standing.Live());
  }

  /**
   * The value under AWSCURRENT.
   *
   * @param secretId which secret
   * @return its SecretString
   */
  public String current(String secretId) {
    return operator.currentText(secretId);
  }

  /**
   * The version under AWSCURRENT.
   *
   * @param secretId which secret
   * @return its id
   */
  public String currentVersionId(String secretId) {
    return operator.current(secretId).id();
  }

  /**
   * All versions and their labels.
   *
   * @param secretId which secret
   * @return labels by version id, the oldest version first; no labels for a deprecated version
   */
  public Map<String, Set<String>> versions(String secretId) {
    return operator.versions(secretId);
  }

  /**
   * Denies an operation on a secret: AccessDeniedException, whether or not the secret exists.
   *
   * @param secretId which secret
   * @param operation name of the operation, or {@link io.github.sfauth.simulator.server.Faults#ANY}
   */
  public void deny(String secretId, String operation) {
    denials.deny(secretId, operation);
  }

  /**
   * Denies the use of a secret's key: AccessDeniedException "Access to KMS is not allowed" wherever
   * its value is read or written.
   *
   * @param secretId which secret
   */
  public void denyKms(String secretId) {
    denials.trouble(secretId, Denials.KeyTrouble.FORBIDDEN);
  }

  /**
   * Makes a secret's key unusable: DecryptionFailure on reading, EncryptionFailure on writing.
   *
   * @param secretId which secret
   */
  public void breakKms(String secretId) {
    denials.trouble(secretId, Denials.KeyTrouble.UNUSABLE);
  }

  /**
   * Takes back what was denied or broken.
   *
   * @param secretId which secret
   */
  public void allow(String secretId) {
    denials.allow(secretId);
  }

  /**
   * Throttles the next calls of an operation: ThrottlingException. The SDK repeats such calls by
   * itself, each of which counts.
   *
   * @param operation name of the operation, or {@link io.github.sfauth.simulator.server.Faults#ANY}
   * @param calls how many
   */
  public void throttle(String operation, int calls) {
    Fault fault = new Fault.Instead(error("ThrottlingException", "Rate exceeded"));
    for (int i = 0; i < calls; i++) {
      server.faults().next(operation, fault);
    }
  }

  /**
   * Switches the request rate quotas on or off: 50 writes and 10,000 reads in each second of the
   * clock. They are off at first, since a clock that stands still never leaves its second.
   *
   * @param enforced whether calls beyond the quota are throttled
   */
  public void enforceRates(boolean enforced) {
    service.enforceRates(enforced);
  }

  /**
   * An error of the service, to be planted as a fault.
   *
   * @param code its name, such as {@code InternalServiceError}, {@code ExpiredTokenException}
   * @param message its message
   * @return HTTP 500 for InternalServiceError, else 400, with the body AWS would send
   */
  public static Answer error(String code, String message) {
    return SecretsService.error(code, message);
  }

  /**
   * Tells whether there is a secret.
   *
   * @param secretId its name or ARN
   * @return true if there is one, whatever stands in it
   */
  public boolean holds(String secretId) {
    return vault.lookup(secretId).isPresent();
  }

  @Override
  public Controls controls() {
    return server.controls();
  }

  /**
   * All secrets, values included, for {@link #restore(JsonNode)}.
   *
   * @return a new JSON object; whoever writes it to a file guards that file
   */
  public ObjectNode save() {
    return VaultState.save(vault);
  }

  /**
   * Replaces all secrets.
   *
   * @param state what {@link #save()} returned
   */
  public void restore(JsonNode state) {
    VaultState.restore(vault, state);
  }

  /** Opens every gate and stops. */
  @Override
  public void close() {
    server.close();
  }
}
