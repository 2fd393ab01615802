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

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.sfauth.camel.documented.Example;
import io.github.sfauth.camel.documented.ExampleTest;
import io.github.sfauth.camel.documented.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what the code does. */
class PagesTest {

  private static final Path MODULE = Path.of("").toAbsolutePath();

  /** Read once: that takes seconds. */
  private static final Set<String> TESTED = tested();

  private final Pages pages = new Pages(MODULE.resolveSibling(""));

  @Test
  void areAsTheyAreGenerated() {
    assertThat(pages.all())
        .as("Out of date. Write anew with: " + Pages.COMMAND)
        .filteredOn(page -> !page.equals(pages.fresh(page)))
        .extracting(Page::name)
        .isEmpty();
  }

  @Test
  void showNoRouteThatIsNotTested() {
    assertThat(pages.all())
        .allSatisfy(
            page ->
                assertThat(page.untestedRoutes())
                    .as(
                        "%s shows a route that no test runs. Put it into documented/, test it with"
                            + " @ExampleTest, show it by 'generated: example NAME', and run %s",
                        page.name(), Pages.COMMAND)
                    .isEmpty());
  }

  @Test
  void showTheExamplesThatTestsRun() {
    Set<String> shown =
        pages.all().stream()
            .flatMap(page -> page.examples().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shown).isEqualTo(TESTED);
  }

  @Test
  void haveEveryExampleInEveryLanguage() throws Exception {
    try (Stream<Path> files = Files.list(MODULE.resolve("src/test/resources/documented"))) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ""))
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(names).isEqualTo(TESTED);
    }
    assertThat(TESTED)
        .allSatisfy(
            name ->
                assertThat(Language.values())
                    .allSatisfy(
                        language ->
                            assertThat(new Example(name, language).shown(MODULE)).isNotEmpty()));
  }

  private static Set<String> tested() {
    return new ClassFileImporter()
        .importPackagesOf(ExampleTest.class).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(ExampleTest.class))
            .map(method -> method.getAnnotationOfType(ExampleTest.class).value())
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
