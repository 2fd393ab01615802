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

import io.github.sfauth.aws.StoreErrors;
import io.github.sfauth.oauth.RefusalTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The documents with generated parts. As a program it writes these parts anew: {@value #COMMAND}.
 *
 * <p>A part stands between {@code // generated: KIND …} and {@code // end generated}; in Markdown
 * both are comments.
 */
public final class Pages {

  static final String COMMAND = "mvn -q -P docs";

  private static final String MODULE = "camel-sfauth-component";

  private final Path root;
  private final Map<String, Section> sections;

  Pages(Path root) {
    this.root = root;
    Path module = root.resolve(MODULE);
    Catalog catalog = new Catalog(module);
    sections =
        Map.of(
            ExampleSection.KIND,
            new ExampleSection(module),
            ShownFile.KIND,
            new FileSection(root),
            "options",
            catalog::options,
            "headers",
            catalog::headers,
            "kamelet",
            new Kamelets(module)::parameters,
            "beans",
            new Beans(module)::lines,
            "refusals",
            (arguments, syntax) -> RefusalTable.markdown(),
            "store-errors",
            (arguments, syntax) -> StoreErrors.markdown());
  }

  /**
   * Writes the generated parts of all documents anew.
   *
   * @param args the repository's directory
   */
  public static void main(String[] args) {
    Pages pages = new Pages(Path.of(args[0]));
    for (Page page : pages.all()) {
      Page fresh = pages.fresh(page);
      if (!fresh.equals(page)) {
        pages.write(fresh);
        System.out.println("Wrote " + page.name());
      }
    }
  }

  /** All documents that users read. */
  List<Page> all() {
    return Stream.of("", "docs", "camel-sfauth-simulator", MODULE + "/src/main/docs")
        .flatMap(folder -> filesOf(root.resolve(folder)))
        .filter(file -> file.toString().matches(".*\\.(md|adoc)"))
        .sorted()
        .map(this::read)
        .toList();
  }

  private static Stream<Path> filesOf(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as it is to be. */
  Page fresh(Page page) {
    return page.rewritten(sections);
  }

  private Page read(Path file) {
    try {
      return new Page(root.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Page page) {
    try {
      Files.writeString(root.resolve(page.name()), page.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
