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
package io.github.sfauth.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an option comes from: for each option of the catalog, at each level. */
class OptionLayersTest {

  private static final String CATALOG = "META-INF/io/github/sfauth/camel/sfauth.json";
  private static final String IN_URI = "inUri";
  private static final Set<String> STAMPING =
      Set.of("identityHeaders", "keepHeaders", "synchronous");

  private final CamelContext context = new DefaultCamelContext();
  private SfAuthComponent component;
  private BeanIntrospection beans;

  @BeforeEach
  void start() {
    context.start();
    component = context.getComponent("sfauth", SfAuthComponent.class);
    beans = PluginHelper.getBeanIntrospection(context);
    component.getConnections().put("other", new SfAuthConfiguration());
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  /** The options in the catalog that are the component's own. */
  static Stream<String> options() throws IOException {
    try (InputStream json = OptionLayersTest.class.getClassLoader().getResourceAsStream(CATALOG)) {
      JsonNode properties = new ObjectMapper().readTree(json).path("properties");
      Set<String> names = new TreeSet<>();
      properties.fieldNames().forEachRemaining(names::add);
      names.removeAll(Set.of("connection", "lazyStartProducer"));
      return names.stream();
    }
  }

  @Test
  void knowsEveryOptionOfTheCatalog() throws IOException {
    assertThat(new OptionLayers(context).names())
        .hasSizeGreaterThan(30)
        .containsExactlyInAnyOrderElementsOf(options().toList());
  }

  @ParameterizedTest
  @MethodSource("options")
  void comesFromTheUriElseTheConnectionElseTheComponentElseNowhere(String option) throws Exception {
    List<?> values = values(option);
    SfAuthConfiguration connection = new SfAuthConfiguration();
    component.getConnections().put("crm", connection);

    assertThat(at("crm", option)).isNull();

    set(component.getConfiguration(), option, values.get(0));
    assertThat(at("crm", option)).isEqualTo(values.get(0));

    set(connection, option, values.get(1));
    assertThat(at("crm", option)).isEqualTo(values.get(1));
    assertThat(at("other", option)).isEqualTo(values.get(0));
    assertThat(at("none", option)).isEqualTo(values.get(0));

    assertThat(at("crm", option, values.get(2))).isEqualTo(values.get(2));
    assertThat(at("other", option, values.get(2))).isEqualTo(values.get(2));

    set(component.getConfiguration(), option, null);
    assertThat(at("crm", option)).isEqualTo(values.get(1));
    assertThat(at("crm", option, values.get(2))).isEqualTo(values.get(2));
    assertThat(at("other", option)).isNull();
  }

  @ParameterizedTest
  @MethodSource("options")
  void knowsWhetherItIsSet(String option) throws Exception {
    SfAuthConfiguration given = new SfAuthConfiguration();
    set(given, option, values(option).get(0));

    assertThat(new OptionLayers(context).set(given)).containsExactly(option);
    assertThat(new OptionLayers(context).telling(given)).containsExactly(option);
  }

  @Test
  void leavesBothSourcesAlone() {
    SfAuthConfiguration defaults = new SfAuthConfiguration();
    defaults.setRegion("eu-central-1");
    SfAuthConfiguration own = new SfAuthConfiguration();
    own.setSecretArn("sf/crm");

    SfAuthConfiguration merged = new OptionLayers(context).over(defaults, Optional.of(own));
    merged.setScope("api");

    assertThat(new OptionLayers(context).set(defaults)).containsExactly("region");
    assertThat(new OptionLayers(context).set(own)).containsExactly("secretArn");
  }

  @Test
  void anEmptyTextTakesADefaultAwayAndTellsNothing() {
    SfAuthConfiguration defaults = new SfAuthConfiguration();
    defaults.setSecretArn("sf/crm");
    SfAuthConfiguration own = new SfAuthConfiguration();
    own.setSecretArn("");

    OptionLayers layers = new OptionLayers(context);

    assertThat(layers.over(defaults, Optional.of(own)).getSecretArn()).isEmpty();
    assertThat(layers.telling(own)).isEmpty();
  }

  @Test
  void theGeneratedConfigurerIsOnTheClassPath() {
    String service =
        "META-INF/services/org/apache/camel/configurer/" + SfAuthConfiguration.class.getName();

    assertThat(getClass().getClassLoader().getResource(service)).isNotNull();
  }

  /** The option of an endpoint that names a connection, and perhaps the option itself. */
  private Object at(String connection, String option, Object... inUri) throws Exception {
    // Without need of credentials the fewest options are checked.
    boolean checked = option.equals("operation") || STAMPING.contains(option);
    String uri = "sfauth:" + connection + (checked ? "?secretArn=sf/crm" : "?operation=clear");
    for (Object value : inUri) {
      uri += "&" + option + "=" + inUriOf(value);
    }
    // An endpoint keeps what it took.
    context.removeEndpoints("sfauth*");
    SfAuthEndpoint endpoint = context.getEndpoint(uri, SfAuthEndpoint.class);
    // Camel would wire it by its type into the next endpoint.
    context.getRegistry().unbind(IN_URI);
    return getter(option).invoke(endpoint.getConfiguration());
  }

  private String inUriOf(Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    context.getRegistry().bind(IN_URI, value);
    return "#bean:" + IN_URI;
  }

  private Method getter(String option) throws Exception {
    return beans.getPropertyGetter(SfAuthConfiguration.class, option, false);
  }

  private void set(SfAuthConfiguration target, String option, @Nullable Object value)
      throws Exception {
    Class<?> type = getter(option).getReturnType();
    beans.getPropertySetter(SfAuthConfiguration.class, option).invoke(target, type.cast(value));
  }

  /** Three values of which neighbours differ. */
  private List<?> values(String option) throws Exception {
    Class<?> type = getter(option).getReturnType();
    if (type == String.class) {
      return List.of("one", "two", "three");
    } else if (type == Boolean.class) {
      return List.of(true, false, true);
    } else if (type == Long.class) {
      return List.of(60_000L, 120_000L, 180_000L);
    } else if (type == Integer.class) {
      return List.of(1, 2, 3);
    } else if (type == KeyStoreParameters.class) {
      return List.of(new KeyStoreParameters(), new KeyStoreParameters(), new KeyStoreParameters());
    } else if (type == SSLContextParameters.class) {
      return List.of(
          new SSLContextParameters(), new SSLContextParameters(), new SSLContextParameters());
    } else if (type == SfAuthOperation.class) {
      return List.of(SfAuthOperation.STATUS, SfAuthOperation.REJECT, SfAuthOperation.CLEAR);
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return List.of(constants[0], constants[1], constants[0]);
    }
    return List.of(bean(type), bean(type), bean(type));
  }

  private static Object bean(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> self == arguments[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> "a bean";
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }
}
