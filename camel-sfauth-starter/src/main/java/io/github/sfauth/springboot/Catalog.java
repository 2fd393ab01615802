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
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/**
 * The options that the component has, as its own catalog lists them: there is no second list that
 * could fall behind.
 */
final class Catalog {

  /** The option that holds the named connections; what each of them takes is listed beside it. */
  static final String CONNECTIONS = "connections";

  private static final String FILE = "/META-INF/io/github/sfauth/camel/sfauth.json";

  private final Map<String, CatalogOption> byPlainName = new LinkedHashMap<>();

  private Catalog(JsonObject options) {
    for (String name : options.keySet()) {
      CatalogOption option = CatalogOption.of(name, options.getMap(name));
      byPlainName.put(plain(name), option);
    }
  }

  /** Reads the catalog that came with the component. */
  static Catalog read() {
    try (InputStream file =
            Objects.requireNonNull(SfAuthComponent.class.getResourceAsStream(FILE));
        Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      JsonObject catalog = (JsonObject) Jsoner.deserialize(text);
      return new Catalog((JsonObject) catalog.getMap("componentProperties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DeserializationException e) {
      throw new IllegalStateException("The catalog of the component cannot be read", e);
    }
  }

  /** All options of the component. */
  Collection<CatalogOption> options() {
    return byPlainName.values();
  }

  /** The option of this name, however it is spelt: {@code secretArn}, {@code secret-arn}. */
  Optional<CatalogOption> option(String name) {
    return Optional.ofNullable(byPlainName.get(plain(name)));
  }

  /** A name without what relaxed spellings differ in. */
  static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
