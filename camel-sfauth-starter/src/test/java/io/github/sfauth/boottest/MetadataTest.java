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
package io.github.sfauth.boottest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sfauth.camel.SfAuthComponent;
import io.github.sfauth.springboot.SfAuthAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What development environments complete names and values from. */
class MetadataTest {

  private static final String FIX =
      "src/build/java/ConfigurationMetadata.java writes it from the catalog: run 'mvn compile'";

  private final JsonNode catalog =
      read(SfAuthComponent.class, "META-INF/io/github/sfauth/camel/sfauth.json");
  private final JsonNode metadata =
      read(SfAuthAutoConfiguration.class, "META-INF/spring-configuration-metadata.json");

  @Test
  void listsExactlyTheOptionsOfTheCatalog() {
    Set<String> expected = new TreeSet<>(Set.of("enabled", "customizer.enabled"));
    catalog.path("componentProperties").fieldNames().forEachRemaining(o -> expected.add(kebab(o)));

    Set<String> listed =
        StreamSupport.stream(metadata.path("properties").spliterator(), false)
            .map(property -> property.path("name").asText().substring(BootBed.PREFIX.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).as(FIX).isEqualTo(expected);
  }

  @Test
  void hasDescriptionsAndDefaultsOfTheCatalog() {
    catalog
        .path("componentProperties")
        .properties()
        .forEach(
            option -> {
              JsonNode property = property(kebab(option.getKey()));
              assertThat(property.path("description"))
                  .isEqualTo(option.getValue().path("description"));
              assertThat(property.path("type").asText()).isNotBlank();
              assertThat(property.has("defaultValue"))
                  .as(option.getKey())
                  .isEqualTo(option.getValue().has("defaultValue"));
            });
  }

  @Test
  void typesAreThoseThatCanBeWritten() {
    assertThat(property("session-timeout").path("type").asText()).isEqualTo("java.time.Duration");
    assertThat(property("session-timeout").path("defaultValue").asText()).isEqualTo("2h");
    assertThat(property("keep-headers").path("type").asText()).isEqualTo("java.lang.Boolean");
    assertThat(property("proxy-port").path("type").asText()).isEqualTo("java.lang.Integer");
    assertThat(property("lazy-start-producer").path("type").asText())
        .isEqualTo("java.lang.Boolean");
  }

  @Test
  void choicesAreOfferedAsTheDocumentationSpellsThem() {
    assertThat(choices("flow")).contains("clientCredentials", "jwtBearer");
    assertThat(choices("client-authentication")).contains("clientSecretPost", "privateKeyJwt");
    assertThat(choices("proxy-protocol")).containsExactlyInAnyOrder("HTTP", "HTTPS");
    assertThat(property("flow").path("defaultValue").asText()).isEqualTo("clientCredentials");
  }

  private JsonNode property(String name) {
    return named("properties", name);
  }

  private Set<String> choices(String name) {
    return StreamSupport.stream(named("hints", name).path("values").spliterator(), false)
        .map(value -> value.path("value").asText())
        .collect(Collectors.toSet());
  }

  private JsonNode named(String list, String name) {
    return StreamSupport.stream(metadata.path(list).spliterator(), false)
        .filter(entry -> entry.path("name").asText().equals(BootBed.PREFIX + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(list + " has no " + name + ": " + FIX));
  }

  private static String kebab(String name) {
    StringBuilder kebab = new StringBuilder();
    for (char c : name.toCharArray()) {
      kebab.append(Character.isUpperCase(c) ? "-" + Character.toLowerCase(c) : String.valueOf(c));
    }
    return kebab.toString();
  }

  /** Many jars have a file of that name. */
  private static JsonNode read(Class<?> neighbour, String file) {
    String home = neighbour.getProtectionDomain().getCodeSource().getLocation().toString();
    try {
      URL found =
          Collections.list(neighbour.getClassLoader().getResources(file)).stream()
              .filter(resource -> resource.toString().contains(home))
              .findFirst()
              .orElseThrow(() -> new AssertionError("No " + file + ". " + FIX));
      try (InputStream json = found.openStream()) {
        return JsonMapper.builder().build().readTree(json);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
