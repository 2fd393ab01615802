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
package io.github.sfauth.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.LoopbackServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A Salesforce org and a Secrets Manager that live by the same clock.
 *
 * <p>With a state directory they go on where the last simulator on it stopped; without one they are
 * forgotten on {@link #close()}. Kept state is served on its old ports again, unless others are
 * asked for, because secrets hold URLs with ports. One directory serves one simulator at a time.
 * Thread-safe.
 */
public final class Simulator implements AutoCloseable {

  private static final String ORG = "org";
  private static final String SECRETS = "secrets";
  private static final String PORTS = "ports";
  private static final String INSTANCE = "instance";

  private final SimulatorClock clock;
  private final SimulatedOrg org;
  private final SimulatedSecretsManager secrets;
  private final Optional<StateFile> file;
  private final boolean stateWasNew;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Simulator(Builder builder) {
    clock = builder.clock;
    file = builder.stateDirectory.map(StateFile::new);
    Optional<JsonNode> state = file.flatMap(StateFile::load);
    stateWasNew = state.isEmpty();
    JsonNode ports = state.orElseGet(JsonNodeFactory.instance::objectNode).path(PORTS);
    org =
        SimulatedOrg.start(
            clock,
            port(builder.orgPort, ports, ORG),
            port(LoopbackServer.FREE_PORT, ports, INSTANCE));
    try {
      secrets = SimulatedSecretsManager.start(clock, port(builder.secretsPort, ports, SECRETS));
    } catch (RuntimeException e) {
      org.close();
      throw e;
    }
    state.ifPresent(this::restore);
    builder.credentialsSecret.ifPresent(this::provideCredentials);
  }

  private void provideCredentials(String secret) {
    if (!secrets.holds(secret)) {
      ObjectNode members = JsonNodeFactory.instance.objectNode();
      members.put("LoginUrl", org.uri().toString());
      members.put("ConsumerKey", SimulatedOrg.CONSUMER_KEY);
      members.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
      secrets.create(secret, members.toString());
    }
  }

  /** Secrets hold URLs with ports in them: what is kept must be found again where it was. */
  private static int port(int wanted, JsonNode kept, String server) {
    return wanted == LoopbackServer.FREE_PORT
        ? kept.path(server).asInt(LoopbackServer.FREE_PORT)
        : wanted;
  }

  private void restore(JsonNode state) {
    try {
      org.restore(state.path(ORG));
      secrets.restore(state.path(SECRETS));
    } catch (RuntimeException e) {
      org.close();
      secrets.close();
      throw e;
    }
  }

  /**
   * Settings of a simulator.
   *
   * @return a builder: running clock, free ports, no state directory
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a simulator with the default settings.
   *
   * @return the running simulator
   */
  public static Simulator start() {
    return builder().start();
  }

  /**
   * The Salesforce org.
   *
   * @return the running org
   */
  public SimulatedOrg org() {
    return org;
  }

  /**
   * The Secrets Manager.
   *
   * @return the running service
   */
  public SimulatedSecretsManager secrets() {
    return secrets;
  }

  /**
   * The time both live by.
   *
   * @return the clock
   */
  public SimulatorClock clock() {
    return clock;
  }

  /**
   * Tells whether this simulator began with nothing.
   *
   * @return true if there is no state directory, or if it held no state
   */
  public boolean stateWasNew() {
    return stateWasNew;
  }

  /** Saves the state, if there is a state directory and something changed. */
  public void save() {
    file.ifPresent(target -> target.save(this::state));
  }

  private JsonNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    state.set(ORG, org.save());
    state.set(SECRETS, secrets.save());
    ObjectNode ports = state.putObject(PORTS);
    ports.put(ORG, org.uri().getPort());
    ports.put(INSTANCE, org.instanceUrl().getPort());
    ports.put(SECRETS, secrets.uri().getPort());
    return state;
  }

  /** Stops both services, then saves the state, so that it holds every change that was answered. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      org.close();
      secrets.close();
      save();
    }
  }

  /** Settings of a simulator. Not thread-safe. */
  public static final class Builder {

    private SimulatorClock clock = SimulatorClock.running();
    private Optional<Path> stateDirectory = Optional.empty();
    private Optional<String> credentialsSecret = Optional.empty();
    private int orgPort = LoopbackServer.FREE_PORT;
    private int secretsPort = LoopbackServer.FREE_PORT;

    private Builder() {}

    /**
     * Sets the time to live by.
     *
     * @param clock a clock; by default one that runs with the system's
     * @return this builder
     */
    public Builder clock(SimulatorClock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Keeps the state.
     *
     * @param directory where; made if it does not exist
     * @return this builder
     */
    public Builder stateDirectory(Path directory) {
      this.stateDirectory = Optional.of(directory);
      return this;
    }

    /**
     * Puts the credentials of the org's own app into a secret, unless there is one of that name.
     *
     * @param name the secret's name
     * @return this builder
     */
    public Builder credentialsSecret(String name) {
      this.credentialsSecret = Optional.of(name);
      return this;
    }

    /**
     * Sets the org's port.
     *
     * @param port a port, or {@link LoopbackServer#FREE_PORT}
     * @return this builder
     */
    public Builder orgPort(int port) {
      this.orgPort = port;
      return this;
    }

    /**
     * Sets the Secrets Manager's port.
     *
     * @param port a port, or {@link LoopbackServer#FREE_PORT}
     * @return this builder
     */
    public Builder secretsPort(int port) {
      this.secretsPort = port;
      return this;
    }

    /**
     * Starts a simulator.
     *
     * @return the running simulator
     */
    public Simulator start() {
      return new Simulator(this);
    }
  }
}
