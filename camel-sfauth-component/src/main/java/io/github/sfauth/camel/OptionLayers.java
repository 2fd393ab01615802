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

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExtendedPropertyConfigurerGetter;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PropertyConfigurerHelper;

/**
 * Lays options over each other, one by one; null is an option that is not set. Which options there
 * are it takes from what Camel's plugin generates of them, so none can be forgotten here.
 */
final class OptionLayers {

  private final CamelContext context;
  private final PropertyConfigurer writer;
  private final ExtendedPropertyConfigurerGetter reader;

  OptionLayers(CamelContext context) {
    this.context = context;
    PropertyConfigurer generated =
        PropertyConfigurerHelper.resolvePropertyConfigurer(context, SfAuthConfiguration.class);
    if (!(generated instanceof ExtendedPropertyConfigurerGetter getter)) {
      throw new IllegalStateException(
          "META-INF/services/org/apache/camel/configurer/"
              + SfAuthConfiguration.class.getName()
              + " of camel-sfauth is not on the class path: if jars were merged into one, keep it");
    }
    this.writer = generated;
    this.reader = getter;
  }

  /** A new set of options: a connection's own, and the defaults where it has none. */
  SfAuthConfiguration over(SfAuthConfiguration defaults, Optional<SfAuthConfiguration> connection) {
    SfAuthConfiguration merged = defaults.copy();
    connection.ifPresent(
        own -> set(own).forEach(name -> put(merged, name, reader.getOptionValue(own, name, true))));
    return merged;
  }

  /** The options that are set. */
  Set<String> set(SfAuthConfiguration given) {
    return names().stream()
        .filter(name -> reader.getOptionValue(given, name, true) != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The options that say something: an empty text only takes a default away. */
  Set<String> telling(SfAuthConfiguration given) {
    return set(given).stream()
        .filter(
            name ->
                !(reader.getOptionValue(given, name, true) instanceof String text
                    && text.isBlank()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All options that there are. The generated list begins each with a capital. */
  Set<String> names() {
    return reader.getAllOptions(new SfAuthConfiguration()).keySet().stream()
        .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void put(SfAuthConfiguration target, String name, Object value) {
    writer.configure(context, target, name, value, true);
  }
}
