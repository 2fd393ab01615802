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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what the code does. */
class PagesTest {

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path ROOT = MODULE.resolveSibling("");

  /** Read once: that takes seconds. */
  private static final Set<String> TESTED = tested();

  private static final String MADE_INTO_A_PROJECT =
      "docs/newcomer-check.sh takes it from the guide, makes a project of it and runs that";

  /** Nothing else may be typed by hand. */
  private static final List<OnPurpose> ON_PURPOSE =
      List.of(
          new OnPurpose(
              "camel-sfauth-component/src/main/docs/sfauth-component.adoc",
              "<dependency>",
              "the name of the artifact, as Camel's own component pages begin: nothing runs"),
          new OnPurpose(
              "docs/spring-boot-guide.md",
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
              MADE_INTO_A_PROJECT),
          new OnPurpose(
              "docs/spring-boot-guide.md", "package com.example.accounts;", MADE_INTO_A_PROJECT),
          new OnPurpose(
              "docs/spring-boot-guide.md", "camel.main.name=accounts", MADE_INTO_A_PROJECT));

  private final Pages pages = new Pages(ROOT);

  /**
   * What may be typed by hand.
   *
   * @param page the document that it stands in
   * @param begin its first line
   * @param reason why no test here runs it
   */
  private record OnPurpose(String page, String begin, String reason) {}

  /** What is typed by hand. */
  private record TypedExample(String page, Block block) {

    boolean is(OnPurpose known) {
      return page.equals(known.page()) && block.lines().get(0).equals(known.begin());
    }
  }

  @Test
  void areAsTheyAreGenerated() {
    assertThat(pages.all())
        .as("Out of date. Write anew with: " + Pages.COMMAND)
        .filteredOn(page -> !page.equals(pages.fresh(page)))
        .extracting(Page::name)
        .isEmpty();
  }

  @Test
  void showNoExampleThatIsNotTested() {
    assertThat(typed())
        .filteredOn(example -> ON_PURPOSE.stream().noneMatch(example::is))
        .as(
            "No test runs these. Routes belong into documented/, with an @ExampleTest and 'generated:"
                + " example NAME'; anything else into a file or a tagged region that a test runs,"
                + " with 'generated: file PATH#REGION LANGUAGE tested by CLASS#METHOD'. Then run "
                + Pages.COMMAND)
        .isEmpty();
  }

  @Test
  void haveWhatIsTypedOnPurpose() {
    assertThat(ON_PURPOSE)
        .filteredOn(known -> typed().stream().filter(example -> example.is(known)).count() != 1)
        .as("Remove these from the list: they are not there, or more than once")
        .isEmpty();
  }

  private List<TypedExample> typed() {
    return pages.all().stream()
        .flatMap(page -> page.typedExamples().stream().map(it -> new TypedExample(page.name(), it)))
        .toList();
  }

  @Test
  void showFilesThatTheNamedTestsRun() {
    TestSources tests = new TestSources(ROOT);
    List<ShownFile> shown = pages.all().stream().flatMap(page -> page.files().stream()).toList();

    assertThat(shown).isNotEmpty();
    assertThat(shown).filteredOn(file -> !tests.run(file)).as("No test runs these").isEmpty();
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
