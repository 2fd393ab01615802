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
import java.util.stream.Stream;

/** The modules of this build, as they lie on the disk. */
final class Modules {

  /** A module may have others in it. */
  private static final int DEPTH = 2;

  private Modules() {}

  static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Whose tests need a container: its own profile runs them, and no other build. */
  static Path karaf() {
    return root().resolve("camel-sfauth-karaf");
  }

  /** Those whose tests every build runs. */
  static List<Path> tested() throws IOException {
    return all().stream().filter(module -> !module.equals(karaf())).toList();
  }

  /** Where documents for users lie. */
  static List<Path> documents() {
    return Stream.of("", "docs", "camel-sfauth-simulator", "camel-sfauth-component/src/main/docs")
        .map(root()::resolve)
        .toList();
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> folders = Files.walk(root(), DEPTH)) {
      return folders
          .filter(folder -> !folder.equals(root()))
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .sorted()
          .toList();
    }
  }
}
