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

/**
 * Shows a whole file of the repository, such as one that an example runs: {@code file PATH yaml}.
 */
final class FileSection implements Section {

  static final String KIND = "file";

  private final Path root;

  FileSection(Path root) {
    this.root = root;
  }

  @Override
  public List<String> lines(List<String> arguments, Syntax syntax) {
    try {
      return syntax.code(arguments.get(1), Files.readAllLines(root.resolve(arguments.get(0))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
