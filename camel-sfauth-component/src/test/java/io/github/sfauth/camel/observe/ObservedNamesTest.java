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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SalesforceBed;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;

/** The component page names what there is to look at, all of it and nothing else. */
class ObservedNamesTest {

  private static final Path PAGE = Path.of("src/main/docs/sfauth-component.adoc");

  /** The first cell of a table's row. */
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");

  /** The sentence that lists them. */
  private static final Pattern DETAILS = Pattern.compile("(?m)^Details: ([^.]*)\\.");

  private static final Pattern NAME = Pattern.compile("`([\\w.]+)[^`]*`");

  @Test
  void attributesAndOperationsOfJmx() throws Exception {
    Stream<String> attributes =
        Arrays.stream(ManagedConnection.class.getMethods())
            .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
            .map(method -> method.getName().substring("get".length()));
    Stream<String> operations =
        Arrays.stream(ManagedConnection.class.getMethods())
            .filter(method -> method.isAnnotationPresent(ManagedOperation.class))
            .map(method -> method.getName());

    assertThat(named("JMX")).isEqualTo(set(Stream.concat(attributes, operations)));
  }

  @Test
  void kindsOfEvents() throws Exception {
    assertThat(named("Events"))
        .isEqualTo(set(Arrays.stream(SfAuthEvent.Kind.values()).map(Enum::name)));
  }

  @Test
  void meters() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (SalesforceBed bed = new SalesforceBed()) {
      CamelContext context = bed.context();
      context.getRegistry().bind("metricsRegistry", meters);
      bed.start(context, Shown.query(bed.sfauth()));

      assertThat(named("Meters"))
          .isEqualTo(set(meters.getMeters().stream().map(Meter::getId).map(Meter.Id::getName)));
    }
  }

  @Test
  void detailsOfHealth() throws Exception {
    Set<String> details = new TreeSet<>();
    try (SalesforceBed refused = new SalesforceBed()) {
      Shown.breakSecret(refused);
      details.addAll(healthDetails(refused));
    }
    try (SalesforceBed braked = new SalesforceBed()) {
      braked.org().rejectEveryToken(true);
      details.addAll(healthDetails(braked));
    }

    assertThat(names(section("Health"), DETAILS)).isEqualTo(details);
  }

  /** Of the check of a connection, once it was used. */
  private static Set<String> healthDetails(SalesforceBed bed) throws Exception {
    CamelContext context = Shown.started(bed);
    SalesforceBed.send(context, Shown.ENTRY);
    return HealthCheckHelper.invoke(context, "full").stream()
        .filter(result -> result.getCheck().getId().equals("sfauth:crm"))
        .findFirst()
        .orElseThrow()
        .getDetails()
        .keySet()
        .stream()
        // Camel adds some of its own, all with a dot.
        .filter(name -> !name.contains("."))
        .collect(Collectors.toSet());
  }

  /** What the tables of a section are about. */
  private static Set<String> named(String section) throws Exception {
    Set<String> names = names(section(section), FIRST_CELL);
    // The head of the table of events.
    names.remove("getKind");
    return names;
  }

  private static String section(String name) throws Exception {
    String page = Files.readString(PAGE);
    int from = page.indexOf("\n== " + name + "\n");
    assertThat(from).as("section " + name).isNotNegative();
    return page.substring(from, page.indexOf("\n== ", from + 1));
  }

  /** The names in all that a pattern finds. */
  private static Set<String> names(String text, Pattern where) {
    return set(
        where
            .matcher(text)
            .results()
            .flatMap(found -> NAME.matcher(found.group(1)).results())
            .map(name -> name.group(1)));
  }

  private static Set<String> set(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }
}
