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
package io.github.sfauth.camel.observe;

import static io.github.sfauth.camel.SalesforceBed.send;
import static io.github.sfauth.camel.observe.Shown.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.camel.SalesforceBed;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs, with the core tests, on a class path without health checks, console, management and
 * Micrometer; the module's POM takes them off it.
 */
class WithoutOptionalPartsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.camel.impl.health.AbstractHealthCheck",
        "org.apache.camel.impl.health.DefaultHealthCheckRegistry",
        "org.apache.camel.impl.console.HealthDevConsole",
        "org.apache.camel.management.JmxManagementStrategy",
        "io.micrometer.core.instrument.MeterRegistry"
      })
  void theyAreNotThere(String name) {
    assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void aRouteStartsStampsAndStopsAllTheSame() throws Exception {
    try (SalesforceBed bed = new SalesforceBed()) {
      CamelContext context = Shown.started(bed);
      assertThat(HealthCheckRegistry.get(context)).isNull();
      assertThat(DevConsoleRegistry.get(context)).isNull();
      assertThat(context.getManagementStrategy().getManagementAgent()).isNull();

      assertThat(send(context, ENTRY).getException()).isNull();
      assertThat(send(context, "sfauth:crm?operation=status").getMessage().getBody(String.class))
          .contains("state=FRESH");
      context.stop();
    }
  }

  @Test
  void aRegistryOfHealthChecksAloneHoldsUpNobody() throws Exception {
    try (SalesforceBed bed = new SalesforceBed()) {
      CamelContext context = bed.context();
      context
          .getCamelContextExtension()
          .addContextPlugin(HealthCheckRegistry.class, emptyRegistry());
      bed.start(context, Shown.query(bed.sfauth()));

      assertThat(send(context, ENTRY).getException()).isNull();
    }
  }

  /** As somebody may have one whose checks are not Camel's. */
  private static HealthCheckRegistry emptyRegistry() {
    return (HealthCheckRegistry)
        Proxy.newProxyInstance(
            HealthCheckRegistry.class.getClassLoader(),
            new Class<?>[] {HealthCheckRegistry.class},
            (proxy, method, arguments) -> {
              Class<?> type = method.getReturnType();
              if (method.getName().equals("equals")) {
                return proxy == arguments[0];
              } else if (type == boolean.class) {
                return false;
              } else if (type == int.class) {
                return 0;
              } else if (type == Optional.class) {
                return Optional.empty();
              }
              return type == Stream.class ? Stream.empty() : null;
            });
  }
}
