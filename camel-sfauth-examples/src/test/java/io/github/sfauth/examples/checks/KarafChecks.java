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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What {@link FailureCasesIT} and {@link NothingLeakedIT} check of every build, for the container
 * test. Runs after it, in its profile alone, hence the name that no other build looks for.
 */
class KarafChecks {

  @Test
  void everyCaseOfTheContainerTestRanAndPassed() throws Exception {
    FailureCases page = FailureCases.readFrom(Modules.root().resolve("docs/failure-cases.md"));
    Set<String> declared = TestSources.declaredIn(Modules.karaf());
    List<String> named =
        page.rows().stream()
            .flatMap(row -> row.tests().stream())
            .filter(declared::contains)
            .toList();

    assertThat(named).as("tests on the page").isNotEmpty();
    assertThat(TestReports.passedIn(List.of(Modules.karaf()))).containsAll(named);
  }

  @Test
  void noReportOrLogOfTheContainerTestShowsASecret() throws Exception {
    List<Path> outputs = LeakScan.outputsOf(Modules.karaf());
    List<String> leaks = new ArrayList<>();
    for (Path output : outputs) {
      leaks.addAll(LeakScan.leaksIn(output));
    }

    assertThat(outputs)
        .as("the container wrote its log, and the test its report")
        .anyMatch(file -> file.endsWith("target/karaf.log"))
        .anyMatch(file -> file.toString().contains("failsafe-reports"));
    assertThat(leaks).isEmpty();
  }
}
