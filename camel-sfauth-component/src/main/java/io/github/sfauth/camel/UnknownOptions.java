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
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyConfigurerHelper;

/**
 * Refuses properties that name no option, before Camel binds them: its own complaint prints their
 * values, and the value of a misspelt secret is a secret all the same.
 */
final class UnknownOptions {

  private static final String PREFIX = "camel.component." + SfAuthConstants.SCHEME + ".";

  /** What names an option in a key: of a connection, of all of them, or of the component. */
  private static final Pattern OPTION =
      Pattern.compile("(connections\\[[^]]*]\\.|configuration\\.)?([\\w-]+)([.\\[].*)?");

  /** Beside the options: Spring Boot's switches. */
  private static final Set<String> SWITCHES = Set.of("enabled", "customizer");

  private final PropertyConfigurer ofComponent;
  private final OptionLayers ofConnection;

  private UnknownOptions(SfAuthComponent component) {
    this.ofComponent =
        PropertyConfigurerHelper.resolvePropertyConfigurer(component.getCamelContext(), component);
    this.ofConnection = new OptionLayers(component.getCamelContext());
  }

  /**
   * Looks at the properties of the component's context.
   *
   * @throws IllegalArgumentException if one names no option; with its key, without its value
   */
  static void refuse(SfAuthComponent component) {
    Properties ours =
        component
            .getCamelContext()
            .getPropertiesComponent()
            .loadProperties(key -> key.startsWith(PREFIX));
    if (!ours.isEmpty()) {
      UnknownOptions options = new UnknownOptions(component);
      ours.stringPropertyNames().stream().sorted().forEach(options::check);
    }
  }

  private void check(String key) {
    Matcher parts = OPTION.matcher(key.substring(PREFIX.length()));
    if (parts.matches() && !isKnown(parts.group(1) != null, parts.group(2))) {
      throw new IllegalArgumentException(
          key
              + ": there is no option "
              + parts.group(2)
              + Misspelling.of(parts.group(2), ofConnection.names())
                  .map(meant -> "; did you mean " + meant + "?")
                  .orElse(""));
    }
  }

  private boolean isKnown(boolean inside, String written) {
    String name = written.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    if (inside) {
      return ofConnection.names().stream().anyMatch(name::equalsIgnoreCase);
    }
    return SWITCHES.contains(name)
        || !(ofComponent instanceof PropertyConfigurerGetter getter)
        || getter.getOptionType(name, true) != null;
  }
}
