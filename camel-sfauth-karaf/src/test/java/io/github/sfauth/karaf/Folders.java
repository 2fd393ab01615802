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
package io.github.sfauth.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the build prepared in this module's target folder, and where the test works. */
final class Folders {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** A Maven repository with everything that Karaf is going to install. */
  static final Path REPOSITORY = TARGET.resolve("karaf-repository");

  /** Where the test writes. */
  static final Path WORK = TARGET.resolve("karaf-test");

  /** The features file that users get. */
  static final Path FEATURES = TARGET.resolve("classes/feature.xml");

  private static final Path UNPACKED = Path.of(System.getProperty("karaf.unpacked"));

  private Folders() {}

  /** The distribution, as it was unpacked, in a place of its own. */
  static Path freshKaraf() throws IOException {
    Path home = WORK.resolve("karaf");
    delete(WORK);
    Files.createDirectories(WORK);
    for (Path file : files(UNPACKED)) {
      Files.copy(file, home.resolve(UNPACKED.relativize(file).toString()));
    }
    return home;
  }

  /** Everything under a folder, folders before what is in them. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : files(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
