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
package io.github.sfauth.camel.documented;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;

/**
 * An example of the documents in one language. Named {@code two-orgs}, it is the class {@code
 * TwoOrgs} of this package, and {@code documented/two-orgs.yaml} and {@code .xml}.
 *
 * @param name the name that documents and tests know it by
 * @param language what it is written in
 */
public record Example(String name, Language language) {

  private static final String RESOURCES = "src/test/resources/documented";
  private static final String CLASSES = "src/test/java/io/github/sfauth/camel/documented";
  private static final String REGION = "route";

  /** Adds it to an application, as its language has it. */
  void addTo(Main main) {
    if (language == Language.JAVA) {
      main.configure().addRoutesBuilder(builder());
    } else {
      main.configure().setRoutesIncludePattern("classpath:documented/" + fileName());
    }
  }

  private RoutesBuilder builder() {
    try {
      return (RoutesBuilder)
          Class.forName(Example.class.getPackageName() + "." + className())
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("No route builder " + className(), e);
    }
  }

  /**
   * What a document shows of it.
   *
   * @param module where the component's module is
   * @return the lines of the file; of a class those of the route
   */
  public List<String> shown(Path module) {
    return language == Language.JAVA
        ? Region.of(read(module.resolve(CLASSES).resolve(className() + ".java")), REGION)
        : read(module.resolve(RESOURCES).resolve(fileName()));
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fileName() {
    return name + "." + language.code();
  }

  private String className() {
    return Arrays.stream(name.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return name + " in " + language.title();
  }
}
