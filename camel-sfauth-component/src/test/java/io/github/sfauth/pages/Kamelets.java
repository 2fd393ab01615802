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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The parameters of a Kamelet in the jar. Camel itself keeps no descriptions of them. */
final class Kamelets {

  private final Path folder;

  Kamelets(Path module) {
    this.folder = module.resolve("src/main/resources/kamelets");
  }

  List<String> parameters(List<String> arguments, Syntax syntax) {
    Map<?, ?> definition =
        (Map<?, ?>) value((Map<?, ?>) value(kamelet(arguments.get(0)), "spec"), "definition");
    List<?> required = (List<?>) value(definition, "required");
    List<List<String>> rows =
        new ArrayList<>(List.of(List.of("Parameter", "Description", "Default")));
    ((Map<?, ?>) value(definition, "properties"))
        .forEach(
            (name, about) -> {
              Map<?, ?> parameter = (Map<?, ?>) about;
              rows.add(
                  List.of(
                      syntax.literal((String) name),
                      (required.contains(name) ? "*Required.* " : "")
                          + value(parameter, "description"),
                      syntax.literal(
                          parameter.containsKey("default")
                              ? value(parameter, "default").toString()
                              : "")));
            });
    return syntax.table("2,6,2", rows);
  }

  private static Object value(Map<?, ?> parent, String key) {
    return Objects.requireNonNull(parent.get(key), key);
  }

  private Map<?, ?> kamelet(String name) {
    try (InputStream file = Files.newInputStream(folder.resolve(name + ".kamelet.yaml"))) {
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
