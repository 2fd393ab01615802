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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which tests there are, from the sources of a module that this build does not run. */
final class TestSources {

  private static final Pattern TEST = Pattern.compile("@Test\\s+void (\\w+)\\(");

  private TestSources() {}

  /** Simple class name and method of every plain test, as {@code Class#method}. */
  static Set<String> declaredIn(Path module) throws IOException {
    Set<String> declared = new TreeSet<>();
    try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      for (Path source : sources) {
        declared.addAll(declaredBy(source));
      }
    }
    return declared;
  }

  private static Set<String> declaredBy(Path source) throws IOException {
    String type = source.getFileName().toString().replaceFirst("\\.java$", "");
    return TEST.matcher(Files.readString(source))
        .results()
        .map(test -> type + "#" + test.group(1))
        .collect(Collectors.toSet());
  }
}
