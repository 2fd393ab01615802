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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a document is written. */
enum Syntax {
  ASCIIDOC("// generated: ", "", "// end generated"),
  MARKDOWN("<!-- generated: ", " -->", "<!-- end generated -->");

  private final String opening;
  private final String opened;
  private final String end;

  Syntax(String opening, String opened, String end) {
    this.opening = opening;
    this.opened = opened;
    this.end = end;
  }

  static Syntax of(String file) {
    return file.endsWith(".adoc") ? ASCIIDOC : MARKDOWN;
  }

  /** What is to be generated below a line, if it is a marker. */
  Optional<String> asked(String line) {
    return line.startsWith(opening) && line.endsWith(opened)
        ? Optional.of(line.substring(opening.length(), line.length() - opened.length()))
        : Optional.empty();
  }

  /** The line where generated text ends. */
  String end() {
    return end;
  }

  /** A block of code. */
  List<String> code(String language, List<String> lines) {
    List<String> block = new ArrayList<>();
    if (this == ASCIIDOC) {
      block.add("[source," + language + "]");
      block.add("----");
    } else {
      block.add("```" + language);
    }
    block.addAll(lines);
    block.add(this == ASCIIDOC ? "----" : "```");
    return block;
  }

  /** A table; its first row is the heading. */
  List<String> table(String widths, List<List<String>> rows) {
    List<String> table = new ArrayList<>();
    if (this == ASCIIDOC) {
      table.add("[cols=\"" + widths + "\",options=\"header\"]");
      table.add("|===");
      rows.forEach(
          row -> table.add("| " + String.join(" | ", row.stream().map(this::cell).toList())));
      table.add("|===");
      return table;
    }
    rows.forEach(
        row -> table.add("| " + String.join(" | ", row.stream().map(this::cell).toList()) + " |"));
    table.add(1, "|" + " --- |".repeat(rows.get(0).size()));
    return table;
  }

  private String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** Text that stands for itself. */
  String literal(String text) {
    return text.isEmpty() ? "" : this == ASCIIDOC ? "`+" + text + "+`" : "`" + text + "`";
  }
}
