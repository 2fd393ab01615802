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

import io.github.sfauth.camel.documented.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows a file of the repository, or a region of one: see {@link ShownFile}. */
final class FileSection implements Section {

  private final Path root;

  FileSection(Path root) {
    this.root = root;
  }

  @Override
  public List<String> lines(List<String> arguments, Syntax syntax) {
    ShownFile file = ShownFile.of(arguments);
    List<String> lines = read(root.resolve(file.path()));
    return syntax.code(
        file.language(), file.region().map(name -> Region.of(lines, name)).orElse(lines));
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
