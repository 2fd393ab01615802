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
import io.github.sfauth.camel.SfAuthConfiguration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.PropertyMatches;

/** Guesses what somebody may have meant who wrote a name that there is not. */
final class NearNames {

  private static final int LETTERS_APART = 3;

  private final Catalog catalog;

  NearNames(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A sentence that lists near names or, if there are none, all. */
  String suggestion(String unknown, boolean ofConnection) {
    List<String> near =
        Stream.of(SfAuthConfiguration.class, SfAuthComponent.class)
            .flatMap(type -> matches(unknown, type))
            .flatMap(name -> catalog.option(name).stream())
            .filter(option -> !ofConnection || option.ofConnection())
            .map(CatalogOption::kebab)
            .distinct()
            .toList();
    return near.isEmpty()
        ? "It knows " + all(ofConnection) + "."
        : "Did you mean " + String.join(" or ", near) + "?";
  }

  private static Stream<String> matches(String unknown, Class<?> type) {
    return Stream.of(
        PropertyMatches.forProperty(unknown, type, LETTERS_APART).getPossibleMatches());
  }

  private String all(boolean ofConnection) {
    return catalog.options().stream()
        .filter(option -> !ofConnection || option.ofConnection())
        .map(CatalogOption::kebab)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
