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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Camel's generator drops characters from the texts that it puts into the catalog, brackets among
 * them: what is left may be another name.
 */
class CatalogTextsTest {

  private static final String CATALOG = "/META-INF/io/github/sfauth/camel/sfauth.json";

  static Stream<Field> described() {
    return Stream.of(SfAuthComponent.class.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Metadata.class))
        .filter(field -> !field.getAnnotation(Metadata.class).description().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("described")
  void arriveAsTheyWereWritten(Field option) throws IOException {
    assertThat(text(option.getName()))
        .isEqualTo(option.getAnnotation(Metadata.class).description());
  }

  private static String text(String option) throws IOException {
    try (InputStream catalog =
        Objects.requireNonNull(SfAuthComponent.class.getResourceAsStream(CATALOG))) {
      JsonNode all = JsonMapper.builder().build().readTree(catalog);
      return all.path("componentProperties").path(option).path("description").asText();
    }
  }
}
