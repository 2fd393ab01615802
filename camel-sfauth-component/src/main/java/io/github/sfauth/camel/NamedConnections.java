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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;

/**
 * The connections that a component was configured with, and what to say of a name that is none.
 *
 * @param byName each one's options, as they stood when they were looked at
 */
record NamedConnections(Map<String, SfAuthConfiguration> byName) {

  private static final String OPTION = "camel.component." + SfAuthConstants.SCHEME + ".connections";

  /**
   * Reads what was configured. Camel's binding knows nothing of the map's types: a reference to a
   * bean that it does not take for one gets in as a text.
   */
  static NamedConnections of(Map<String, SfAuthConfiguration> configured) {
    Map<String, SfAuthConfiguration> checked = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : configured.entrySet()) {
      String name = String.valueOf(entry.getKey());
      if (!(entry.getValue() instanceof SfAuthConfiguration options)) {
        throw new IllegalArgumentException(notOptions(name, entry.getValue()));
      }
      checked.put(name, options);
    }
    return new NamedConnections(checked);
  }

  private static String notOptions(String name, Object value) {
    String option = option(name);
    return option
        + (value instanceof String
            ? " is a text and no bean"
            : value == null ? " is nothing" : " is a " + value.getClass().getName())
        + ": for a bean of "
        + SfAuthConfiguration.class.getName()
        + " write "
        + option
        + "=#bean:<its name> (with bean:) or #class:<its class>; for options write "
        + option
        + ".secret-arn=... and so on";
  }

  /**
   * Refuses a spelling that Camel cannot bind: it takes what stands behind the dot for an option's
   * name, and fails without saying so.
   */
  static void refuseDots(CamelContext context) {
    Properties dotted =
        context.getPropertiesComponent().loadProperties(key -> key.startsWith(OPTION + "."));
    dotted.stringPropertyNames().stream()
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new IllegalArgumentException(
                  key + " does not bind: write " + inBrackets(key.substring(OPTION.length() + 1)));
            });
  }

  private static String inBrackets(String behind) {
    int end = behind.lastIndexOf('.');
    return end < 0 ? option(behind) : option(behind.substring(0, end)) + behind.substring(end);
  }

  /** The options of a connection, if it was configured. */
  Optional<SfAuthConfiguration> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** How to write a connection in properties. */
  static String option(String name) {
    return OPTION + "[" + name + "]";
  }

  /** What to say of a name that is not configured though others are; else nothing. */
  Optional<String> objectionTo(String name) {
    if (byName.isEmpty() || byName.containsKey(name)) {
      return Optional.empty();
    }
    return Optional.of(
        "no connection of that name is configured (there "
            + (byName.size() == 1 ? "is " : "are ")
            + String.join(", ", byName.keySet())
            + Misspelling.of(name, byName.keySet())
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("")
            + ")");
  }
}
