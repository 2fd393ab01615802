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

import static org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form.ORIGINAL;
import static org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form.UNIFORM;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads what stands below {@code camel.component.sfauth} in an environment, in every spelling that
 * Spring Boot allows, and refuses what the component does not know.
 */
final class Settings {

  static final String PREFIX = "camel.component.sfauth";

  private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(PREFIX);
  private static final int DEPTH = ROOT.getNumberOfElements();

  /** Boot's switches beside the options: read by conditions, not by the component. */
  private static final Set<String> SWITCHES = Set.of("enabled", "customizerenabled");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^{}]*}");

  /** The option that holds all others. */
  private static final String CONFIGURATION = "configuration";

  private final Catalog catalog;
  private final Environment environment;
  private final Binder binder;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Set<String> complaints = new LinkedHashSet<>();

  private Settings(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
    this.binder = Binder.get(environment);
  }

  /**
   * Reads all settings: what is a bean comes first, so that options can be laid over it.
   *
   * @throws SfAuthPropertiesException if some are wrong, with all that are
   */
  static List<Setting> in(Environment environment, Catalog catalog) {
    return new Settings(catalog, environment).read();
  }

  private List<Setting> read() {
    // Asked for by name, because not every source can list what it has.
    catalog.options().forEach(option -> add(ROOT.append(option.kebab()), option.name(), option));
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource listed) {
        boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        listed.stream().filter(ROOT::isAncestorOf).forEach(name -> classify(name, variables));
      }
    }
    if (!complaints.isEmpty()) {
      throw new SfAuthPropertiesException(List.copyOf(complaints));
    }
    List<Setting> ordered = new ArrayList<>(settings.values());
    ordered.sort(Comparator.comparingInt(Settings::turn));
    return ordered;
  }

  /** A bean would replace what was set inside of its predecessor. */
  private static int turn(Setting setting) {
    if (setting.path().equals(CONFIGURATION)) {
      return 0;
    }
    return setting.isConnection() || setting.value().startsWith("#") ? 1 : 2;
  }

  private void classify(ConfigurationPropertyName name, boolean variable) {
    String first = name.getElement(DEPTH, UNIFORM);
    if (SWITCHES.contains(plain(name, DEPTH))) {
      return;
    }
    Optional<CatalogOption> option = catalog.option(first);
    if (option.isPresent() && first.equals(Catalog.CONNECTIONS)) {
      classifyConnection(name, variable);
    } else if (option.isEmpty() && variable && catalog.option(plain(name, DEPTH)).isPresent()) {
      // SECRET_ARN: the underscore of a variable may be a dash too, and was looked up as one.
      return;
    } else if (option.isEmpty()) {
      unknown(name, DEPTH, false);
    } else if (name.getNumberOfElements() > DEPTH + 1) {
      below(name, DEPTH, option.get().name(), option.get());
    }
  }

  private void classifyConnection(ConfigurationPropertyName name, boolean variable) {
    int elements = name.getNumberOfElements();
    if (elements == DEPTH + 1) {
      complaints.add(name + ": name a connection, such as " + PREFIX + ".connections[crm].flow");
      return;
    }
    String connection = name.getElement(DEPTH + 1, ORIGINAL);
    String path = Catalog.CONNECTIONS + "[" + connection + "]";
    int place = DEPTH + 2;
    if (elements == place) {
      add(name, path, catalog.option(Catalog.CONNECTIONS).orElseThrow());
      return;
    }
    String first = name.getElement(place, UNIFORM);
    Optional<CatalogOption> option = ofConnection(first);
    if (option.isEmpty() && variable) {
      option = ofConnection(plain(name, place));
      if (option.isPresent()) {
        add(name, path + "." + option.get().name(), option.get());
        return;
      }
    }
    if (option.isEmpty()) {
      unknown(name, place, true);
    } else if (elements > place + 1) {
      below(name, place, path + "." + option.get().name(), option.get());
    } else {
      add(name, path + "." + option.get().name(), option.get());
    }
  }

  private Optional<CatalogOption> ofConnection(String name) {
    return catalog.option(name).filter(CatalogOption::ofConnection);
  }

  /** A property of an option that is an object, such as a key store's password. */
  private void below(ConfigurationPropertyName name, int place, String path, CatalogOption option) {
    if (!option.holdsOthers()) {
      complaints.add(
          name + ": " + option.kebab() + " takes one value; write several with commas between");
      return;
    }
    StringBuilder nested = new StringBuilder(path);
    for (int i = place + 1; i < name.getNumberOfElements(); i++) {
      nested.append('.').append(camelCase(name.getElement(i, ORIGINAL)));
    }
    add(name, nested.toString(), option);
  }

  private void add(ConfigurationPropertyName name, String path, CatalogOption option) {
    if (settings.containsKey(path)) {
      return;
    }
    String value = binder.bind(name, Bindable.of(String.class)).orElse(null);
    if (value == null) {
      return;
    }
    boolean nested = option.holdsOthers() && !value.startsWith("#");
    boolean secret = option.secret() || nested;
    Matcher placeholder = PLACEHOLDER.matcher(value);
    if (placeholder.find() && isUnresolved(name)) {
      String missing = placeholder.group();
      boolean whole = missing.equals(value);
      // What stands in a secret may be a part of it.
      complaints.add(
          name
              + ": there is no value for "
              + (whole || !secret ? "its placeholder " + missing : "a placeholder in it")
              + (whole ? "" : "; write \\${ where no placeholder is meant"));
      return;
    }
    settings.put(path, new Setting(name.toString(), path, option, value, secret));
  }

  /** Whether what is written has a placeholder without a value, and not just an escaped one. */
  private boolean isUnresolved(ConfigurationPropertyName name) {
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty written = source.getConfigurationProperty(name);
      if (written != null) {
        try {
          environment.resolveRequiredPlaceholders(String.valueOf(written.getValue()));
          return false;
        } catch (IllegalArgumentException e) {
          return true;
        }
      }
    }
    return true;
  }

  private void unknown(ConfigurationPropertyName name, int place, boolean ofConnection) {
    String given = camelCase(name.getElement(place, ORIGINAL));
    complaints.add(
        name
            + ": the component has no such option. "
            + new NearNames(catalog).suggestion(given, ofConnection));
  }

  private static String plain(ConfigurationPropertyName name, int from) {
    StringBuilder plain = new StringBuilder();
    for (int i = from; i < name.getNumberOfElements(); i++) {
      plain.append(Catalog.plain(name.getElement(i, UNIFORM)));
    }
    return plain.toString();
  }

  private static String camelCase(String kebab) {
    return Pattern.compile("[-_]([A-Za-z0-9])")
        .matcher(kebab)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }
}
