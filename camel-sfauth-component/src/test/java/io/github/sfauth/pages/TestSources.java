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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of all modules, as sources: those of the others are on no class path here. */
final class TestSources {

  /** A module may have others in it. */
  private static final int DEPTH = 2;

  private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|ExampleTest)\\b");

  private final Path root;
  private final List<Path> sources;

  TestSources(Path root) {
    this.root = root;
    try (Stream<Path> folders = Files.walk(root, DEPTH)) {
      sources =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .map(module -> module.resolve("src/test/java"))
              .filter(Files::isDirectory)
              .flatMap(TestSources::filesOf)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesOf(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the test that is said to run a file is there, and has to do with it. */
  boolean run(ShownFile file) {
    return sources.stream()
        .filter(source -> source.endsWith(file.testClass() + ".java"))
        .anyMatch(
            source ->
                hasTest(source, file.testMethod())
                    && (source.equals(root.resolve(file.path()))
                        || read(source).contains(file.baseName())));
  }

  private static boolean hasTest(Path source, String method) {
    String text = read(source);
    int begin = text.indexOf(" void " + method + "(");
    // What stands between the end of the member before it and its name.
    return begin >= 0
        && TEST.matcher(text.substring(text.lastIndexOf("\n  }\n", begin) + 1, begin)).find();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
