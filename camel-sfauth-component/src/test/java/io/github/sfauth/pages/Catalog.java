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
package io.github.sfauth.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.camel.util.StringHelper;

/** The component's metadata, which Camel generates from the code. */
final class Catalog {

  private static final String FILE =
      "src/generated/resources/META-INF/io/github/sfauth/camel/sfauth.json";

  private final JsonNode metadata;

  Catalog(Path module) {
    try {
      metadata = new ObjectMapper().readTree(module.resolve(FILE).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The options of component or endpoint, a table for each of Camel's groups. */
  List<String> options(List<String> arguments, Syntax syntax) {
    String kind = arguments.get(0).equals("component") ? "componentProperties" : "properties";
    Map<String, List<List<String>>> groups = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> option : metadata.path(kind).properties()) {
      groups
          .computeIfAbsent(
              option.getValue().path("group").asText(),
              group -> new ArrayList<>(List.of(List.of("Name", "Description", "Default", "Type"))))
          .add(row(option.getKey(), option.getValue(), syntax));
    }
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (group, rows) -> {
          if (!lines.isEmpty()) {
            lines.add("");
          }
          lines.add("." + group);
          lines.addAll(syntax.table("2,6,2,2", rows));
        });
    return lines;
  }

  private static List<String> row(String name, JsonNode option, Syntax syntax) {
    StringBuilder text = new StringBuilder(option.path("description").asText());
    if (option.path("required").asBoolean()) {
      text.insert(0, "*Required.* ");
    }
    if (option.has("enum")) {
      List<String> values =
          StreamSupport.stream(option.path("enum").spliterator(), false)
              .map(value -> syntax.literal(written(option, value.asText())))
              .toList();
      text.append(" One of ").append(String.join(", ", values)).append('.');
    }
    if (option.path("secret").asBoolean()) {
      text.append(" Secret.");
    }
    return List.of(
        syntax.literal(isMap(option) ? name + "[name]" : name),
        text.toString(),
        syntax.literal(written(option, option.path("defaultValue").asText())),
        type(option));
  }

  /** Constants as routes name them: {@code JWT_BEARER} is written {@code jwtBearer}. */
  private static String written(JsonNode option, String value) {
    if (!option.has("enum") || option.path("javaType").asText().equals("java.lang.String")) {
      return value;
    }
    return StringHelper.dashToCamelCase(value.toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String type(JsonNode option) {
    return switch (option.path("type").asText()) {
      case "duration" -> "duration";
      case "enum" -> "enum";
      default -> {
        String java = option.path("javaType").asText().replace(">", "");
        yield java.substring(java.lastIndexOf('.') + 1);
      }
    };
  }

  /** What properties name by a key, of which Camel's catalog does not tell. */
  private static boolean isMap(JsonNode option) {
    return option.path("javaType").asText().startsWith("java.util.Map<");
  }

  /** The headers that are set. */
  List<String> headers(List<String> arguments, Syntax syntax) {
    List<List<String>> rows = new ArrayList<>(List.of(List.of("Name", "Description", "Type")));
    for (Map.Entry<String, JsonNode> header : metadata.path("headers").properties()) {
      rows.add(
          List.of(
              syntax.literal(header.getKey()),
              header.getValue().path("description").asText(),
              type(header.getValue())));
    }
    return syntax.table("2,6,2", rows);
  }
}
