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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads which tests run the files that documents show, from the markers around them. */
final class ShownFiles {

  private static final Pattern TEST =
      Pattern.compile("(?m)^(?://|<!--) generated: file \\S+ \\w+ tested by (\\w+#\\w+)");

  private ShownFiles() {}

  /** The tests that the documents of some folders name, as {@code Class#method}. */
  static Set<String> testsNamedIn(List<Path> folders) throws IOException {
    Set<String> tests = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(ShownFiles::isDocument).toList()) {
          TEST.matcher(Files.readString(file)).results().forEach(test -> tests.add(test.group(1)));
        }
      }
    }
    return tests;
  }

  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".md") || file.toString().endsWith(".adoc");
  }
}
