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

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Runs after all tests of all modules: what the page of failure cases names exists and passed, and
 * so did the tests of the files that documents show. Of the container test, which this build does
 * not run, it exists; that it passed is said by {@link KarafChecks}.
 */
class FailureCasesIT {

  @Test
  void everyCaseNamesATestThatRanAndPassed() throws Exception {
    FailureCases page = FailureCases.readFrom(Modules.root().resolve("docs/failure-cases.md"));
    Set<String> held = TestReports.passedIn(Modules.tested());
    held.addAll(TestSources.declaredIn(Modules.karaf()));

    assertThat(page.rows()).as("cases on the page").isNotEmpty();
    assertThat(page.rows()).allSatisfy(row -> assertThat(row.tests()).as(row.text()).isNotEmpty());
    assertThat(page.rows())
        .allSatisfy(row -> assertThat(held).as(row.text()).containsAll(row.tests()));
  }

  @Test
  void everyFileThatADocumentShowsIsOfATestThatRanAndPassed() throws Exception {
    Set<String> named = ShownFiles.testsNamedIn(Modules.documents());

    assertThat(named).as("tests that documents name").isNotEmpty();
    assertThat(TestReports.passedIn(Modules.tested())).containsAll(named);
  }
}
