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

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.util.StringHelper;

/**
 * An option of the component.
 *
 * @param name as the catalog spells it, such as {@code secretArn}
 * @param type the catalog's word, such as {@code duration}
 * @param secret whether its value must not be shown
 * @param ofConnection whether each named connection has it too
 * @param choices what an enum allows, in the spelling of the documentation
 */
record CatalogOption(
    String name, String type, boolean secret, boolean ofConnection, List<String> choices) {

  static CatalogOption of(String name, Map<String, Object> entry) {
    return new CatalogOption(
        name,
        String.valueOf(entry.get("type")),
        Boolean.TRUE.equals(entry.get("secret")),
        entry.containsKey("configurationClass"),
        entry.get("enum") instanceof Collection<?> constants
            ? constants.stream().map(constant -> spelling(entry, constant.toString())).toList()
            : List.of());
  }

  /** Whether it has properties of its own, or is a bean. */
  boolean holdsOthers() {
    return type.equals("object") || type.equals("map");
  }

  /** As properties are spelt, such as {@code secret-arn}. */
  String kebab() {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * {@code CLIENT_CREDENTIALS} is written {@code clientCredentials}; a mere text stays as it is.
   */
  private static String spelling(Map<String, Object> entry, String constant) {
    if ("java.lang.String".equals(entry.get("javaType"))) {
      return constant;
    }
    return StringHelper.dashToCamelCase(constant.toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
