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
import io.github.sfauth.camel.SfAuthComponent;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * Writes what development environments complete {@code camel.component.sfauth.*} from, out of the
 * component's catalog. The build runs this file as it is, so nothing has to be kept in step by hand.
 */
final class ConfigurationMetadata {

  private static final String PREFIX = "camel.component.sfauth";
  private static final String CATALOG = "/META-INF/io/github/sfauth/camel/sfauth.json";

  private ConfigurationMetadata() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0], "META-INF", "spring-configuration-metadata.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, Jsoner.prettyPrint(metadata(options()).toJson(), 2) + "\n");
  }

  private static Map<String, Object> options() throws Exception {
    try (InputStream catalog = SfAuthComponent.class.getResourceAsStream(CATALOG);
        Reader text = new InputStreamReader(catalog, StandardCharsets.UTF_8)) {
      return ((JsonObject) Jsoner.deserialize(text)).getMap("componentProperties");
    }
  }

  private static JsonObject metadata(Map<String, Object> options) {
    JsonArray properties = new JsonArray();
    JsonArray hints = new JsonArray();
    properties.add(
        entry("enabled", "java.lang.Boolean", "Whether the component sfauth is configured.", true));
    properties.add(
        entry(
            "customizer.enabled",
            "java.lang.Boolean",
            "Whether these properties are set on the component.",
            true));
    options.forEach(
        (name, value) -> {
          @SuppressWarnings("unchecked")
          Map<String, Object> option = (Map<String, Object>) value;
          properties.add(property(name, option));
          if (option.get("enum") instanceof Collection<?> choices) {
            hints.add(hint(name, option, choices));
          }
        });
    JsonObject group = new JsonObject();
    group.put("name", PREFIX);
    group.put("type", "io.github.sfauth.camel.SfAuthComponent");
    group.put("sourceType", "io.github.sfauth.camel.SfAuthComponent");
    JsonArray groups = new JsonArray();
    groups.add(group);
    JsonObject metadata = new JsonObject();
    metadata.put("groups", groups);
    metadata.put("properties", properties);
    metadata.put("hints", hints);
    return metadata;
  }

  private static JsonObject property(String name, Map<String, Object> option) {
    Object value = option.get("defaultValue");
    if (value instanceof String text && option.get("type").equals("enum")) {
      value = spelling(option, text);
    }
    JsonObject property =
        entry(kebab(name), type(name, option), String.valueOf(option.get("description")), value);
    property.put(
        "sourceType",
        option.getOrDefault("configurationClass", "io.github.sfauth.camel.SfAuthComponent"));
    if (Boolean.TRUE.equals(option.get("deprecated"))) {
      JsonObject deprecation = new JsonObject();
      deprecation.put("reason", option.get("deprecationNote"));
      property.put("deprecation", deprecation);
    }
    return property;
  }

  private static JsonObject entry(String name, String type, String description, Object value) {
    JsonObject entry = new JsonObject();
    entry.put("name", PREFIX + "." + name);
    entry.put("type", type);
    entry.put("description", description);
    if (value != null) {
      entry.put("defaultValue", value);
    }
    return entry;
  }

  private static String type(String name, Map<String, Object> option) {
    if (option.get("type").equals("duration")) {
      return "java.time.Duration";
    }
    return switch (String.valueOf(option.get("javaType"))) {
      case "boolean" -> "java.lang.Boolean";
      case "int" -> "java.lang.Integer";
      case "long" -> "java.lang.Long";
      default -> String.valueOf(option.get("javaType")).replace(", ", ",");
    };
  }

  private static JsonObject hint(
      String name, Map<String, Object> option, Collection<?> choices) {
    JsonArray values = new JsonArray();
    for (Object choice : choices) {
      JsonObject value = new JsonObject();
      value.put("value", spelling(option, choice.toString()));
      values.add(value);
    }
    JsonObject hint = new JsonObject();
    hint.put("name", PREFIX + "." + kebab(name));
    hint.put("values", values);
    return hint;
  }

  /** {@code CLIENT_CREDENTIALS} is written {@code clientCredentials}; a mere text stays as it is. */
  private static String spelling(Map<String, Object> option, String constant) {
    if ("java.lang.String".equals(option.get("javaType"))) {
      return constant;
    }
    return StringHelper.dashToCamelCase(constant.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
