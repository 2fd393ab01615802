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
package io.github.sfauth.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check itself is worth something only if a missing, failed or skipped test is noticed. */
class FailureCasesTest {

  @TempDir private Path folder;

  @Test
  void readsTheTestsThatARowNames() throws Exception {
    Path page = folder.resolve("page.md");
    Files.writeString(
        page,
        """
        # Title
        | Case | Promise | Test |
        | --- | --- | --- |
        | cold start | one login | `ATest#one`, `BTest#two` |
        | nobody knows | nothing | |
        """);

    assertThat(FailureCases.readFrom(page).rows())
        .extracting(FailureCases.Row::tests)
        .containsExactly(List.of("ATest#one", "BTest#two"), List.of());
  }

  @Test
  void countsOnlyTestsThatRanAndPassed() throws Exception {
    Path report = folder.resolve("target/surefire-reports/TEST-a.xml");
    Files.createDirectories(report.getParent());
    Files.writeString(
        report,
        """
        <testsuite>
          <testcase classname="x.y.ATest" name="passes"/>
          <testcase classname="x.y.ATest" name="isParameterised(int)[1]"/>
          <testcase classname="x.y.ATest" name="fails"><failure/></testcase>
          <testcase classname="x.y.ATest" name="breaks"><error/></testcase>
          <testcase classname="x.y.ATest" name="isSkipped"><skipped/></testcase>
        </testsuite>
        """);

    assertThat(TestReports.passedIn(List.of(folder)))
        .containsExactly("ATest#isParameterised", "ATest#passes");
  }

  @Test
  void readsTheTestsOfTheFilesThatDocumentsShow() throws Exception {
    Files.writeString(
        folder.resolve("a.md"),
        """
        <!-- generated: file a/b.yaml yaml tested by BTest#one -->
        <!-- generated: example c yaml -->
        Put `// generated: file PATH java tested by CLASS#METHOD` there.
        """);
    Files.writeString(
        folder.resolve("a.adoc"), "// generated: file a/C.java#d java tested by CTest#two\n");

    assertThat(ShownFiles.testsNamedIn(List.of(folder))).containsExactly("BTest#one", "CTest#two");
  }

  @Test
  void findsInSourcesOnlyWhatIsATest() throws Exception {
    Path source = folder.resolve("src/test/java/x/y/AnIT.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        class AnIT {
          @Test
          void holds() {}

          @Test
          @Disabled
          void isSwitchedOff() {}

          @BeforeEach
          void prepare() {}

          // void isGone() {}
          private static void expect() {}
        }
        """);

    assertThat(TestSources.declaredIn(folder)).containsExactly("AnIT#holds");
  }
}
