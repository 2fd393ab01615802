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

import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A fresh {@link Simulator} for each test, stopped after it.
 *
 * <p>{@code @ExtendWith(SimulatorExtension.class)}, or, with settings of its own:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatorExtension SIMULATOR =
 *     SimulatorExtension.with(builder -> builder.clock(SimulatorClock.standingAt(NOON)));
 * }</pre>
 *
 * <p>Test methods, and the methods around each, take the {@link Simulator}, its {@link
 * SimulatedOrg}, {@link SimulatedSecretsManager} or {@link SimulatorClock} as parameters; a method
 * that cannot asks {@link #simulator()}. Tests may run at the same time.
 */
public final class SimulatorExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SimulatorExtension.class);

  private static final Map<Class<?>, Function<Simulator, Object>> PARAMETERS =
      Map.of(
          Simulator.class, simulator -> simulator,
          SimulatedOrg.class, Simulator::org,
          SimulatedSecretsManager.class, Simulator::secrets,
          SimulatorClock.class, Simulator::clock);

  private final UnaryOperator<Simulator.Builder> settings;

  /** By thread, since one static extension serves tests that run at the same time. */
  private final ThreadLocal<Simulator> current = new ThreadLocal<>();

  /** Simulators with the default settings. */
  public SimulatorExtension() {
    this(UnaryOperator.identity());
  }

  private SimulatorExtension(UnaryOperator<Simulator.Builder> settings) {
    this.settings = settings;
  }

  /**
   * Simulators with settings of their own.
   *
   * @param settings applied anew for each test, so that no clock is shared between tests
   * @return an extension to register
   */
  public static SimulatorExtension with(UnaryOperator<Simulator.Builder> settings) {
    return new SimulatorExtension(settings);
  }

  /**
   * The simulator of the test that this thread runs, for methods that take no parameters.
   *
   * @return the running simulator
   * @throws IllegalStateException if this thread runs no test
   */
  public Simulator simulator() {
    return Optional.ofNullable(current.get())
        .orElseThrow(() -> new IllegalStateException("There is a simulator during a test only"));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Simulator simulator = settings.apply(Simulator.builder()).start();
    store(context).put(Simulator.class, simulator);
    current.set(simulator);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    current.remove();
    Optional.ofNullable(store(context).remove(Simulator.class, Simulator.class))
        .ifPresent(Simulator::close);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType())
        && store(context).get(Simulator.class) != null;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Simulator simulator = store(context).get(Simulator.class, Simulator.class);
    return Optional.ofNullable(PARAMETERS.get(parameter.getParameter().getType()))
        .orElseThrow()
        .apply(simulator);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
