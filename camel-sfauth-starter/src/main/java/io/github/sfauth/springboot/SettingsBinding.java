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
package io.github.sfauth.springboot;

import io.github.sfauth.camel.SfAuthComponent;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * Sets the component's options, as Camel Main does: with bean references, Camel's durations and
 * placeholders.
 */
final class SettingsBinding {

  private final CamelContext context;
  private final SfAuthComponent component;

  SettingsBinding(CamelContext context, SfAuthComponent component) {
    this.context = context;
    this.component = component;
  }

  /**
   * Sets all options.
   *
   * @throws SfAuthPropertiesException with all that cannot be set
   */
  void bind(List<Setting> settings) {
    List<String> complaints = new ArrayList<>();
    for (Setting setting : settings) {
      try {
        bind(setting);
      } catch (PropertyBindingException | IllegalArgumentException | DateTimeParseException e) {
        complaints.add(complaint(setting, e));
      }
    }
    if (!complaints.isEmpty()) {
      throw new SfAuthPropertiesException(complaints);
    }
  }

  private void bind(Setting setting) {
    if (setting.isConnection() && !setting.value().matches("#(bean|class|type):.+")) {
      throw new IllegalArgumentException("a connection is a bean, such as #bean:crm");
    }
    PropertyBindingSupport.build()
        .withConfigurer(component.getComponentPropertyConfigurer())
        .withIgnoreCase(true)
        .withMandatory(true)
        .bind(context, component, new HashMap<>(Map.of(setting.path(), value(setting))));
  }

  /** Camel reads {@code 2h}, but not the {@code PT2H} that Spring Boot allows as well. */
  private static String value(Setting setting) {
    String value = setting.value();
    return setting.option().type().equals("duration") && value.startsWith("P")
        ? String.valueOf(Duration.parse(value).toMillis())
        : value;
  }

  /** Camel's own message shows the value, which may be a secret. */
  private static String complaint(Setting setting, Exception refusal) {
    CatalogOption option = setting.option();
    String given = setting.secret() ? "its value" : "'" + setting.value() + "'";
    if (!option.choices().isEmpty()) {
      return setting + ": " + given + " is none of " + String.join(", ", option.choices());
    }
    return setting
        + ": "
        + given
        + " cannot be set as "
        + option.type()
        + (setting.secret() ? "" : " (" + rootMessage(refusal) + ")");
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
