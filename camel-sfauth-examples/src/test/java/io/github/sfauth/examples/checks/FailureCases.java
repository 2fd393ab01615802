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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the page of failure cases: a table whose last column names tests as {@code Class#method}.
 *
 * @param rows the rows of the table, its head aside
 */
record FailureCases(List<Row> rows) {

  private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+)#([A-Za-z0-9_]+)`");

  /**
   * One case.
   *
   * @param text what the row says
   * @param tests the tests that hold it, as {@code Class#method}
   */
  record Row(String text, List<String> tests) {}

  static FailureCases readFrom(Path page) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      boolean row = line.startsWith("|") && !line.startsWith("|--") && !line.startsWith("| Case");
      if (row && !line.startsWith("| ---")) {
        rows.add(new Row(line, tests(line)));
      }
    }
    return new FailureCases(rows);
  }

  private static List<String> tests(String line) {
    List<String> tests = new ArrayList<>();
    Matcher matcher = TEST.matcher(line);
    while (matcher.find()) {
      tests.add(matcher.group(1) + "#" + matcher.group(2));
    }
    return tests;
  }
}
