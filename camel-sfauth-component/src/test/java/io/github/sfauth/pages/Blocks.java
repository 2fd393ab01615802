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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the blocks of code in a document. For one document. */
final class Blocks {

  /** Three or more backticks or tildes, and what the code is written in; AsciiDoc has these too. */
  private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})\\s*([^\\s`]*)[^`]*");

  private static final Pattern DELIMITER = Pattern.compile("(-{4,}|\\.{4,})()");

  /** As in {@code [source,java]}, {@code [source%linenums,java]} and {@code [,java]}. */
  private static final Pattern ATTRIBUTES =
      Pattern.compile("\\[(?:source)?[^,\\]\\w]*\\w*,\\s*([\\w-]+).*]");

  private final List<String> lines;
  private final Syntax syntax;
  private final List<Block> found = new ArrayList<>();

  private Blocks(List<String> lines, Syntax syntax) {
    this.lines = lines.stream().map(String::stripTrailing).toList();
    this.syntax = syntax;
  }

  /** The blocks of a document. */
  static List<Block> in(List<String> lines, Syntax syntax) {
    Blocks blocks = new Blocks(lines, syntax);
    blocks.read();
    return blocks.found;
  }

  private void read() {
    String label = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher attributes = ATTRIBUTES.matcher(line);
      Matcher opening = opening(line);
      if (opening.matches()) {
        String named = opening.group(2).isEmpty() ? label : opening.group(2);
        i = take(i + 1, named, closing(opening.group(1)));
        label = "";
      } else if (syntax == Syntax.ASCIIDOC && attributes.matches()) {
        label = attributes.group(1);
      } else if (!label.isEmpty() && !line.startsWith(".")) {
        // Without delimiters a block is one paragraph.
        i = take(i, label, Pattern.compile(""));
        label = "";
      }
    }
  }

  private Matcher opening(String line) {
    Matcher delimiter = DELIMITER.matcher(line);
    return syntax == Syntax.ASCIIDOC && delimiter.matches() ? delimiter : FENCE.matcher(line);
  }

  private static Pattern closing(String opening) {
    String mark = Pattern.quote(opening.substring(0, 1));
    boolean fence = opening.startsWith("`") || opening.startsWith("~");
    return Pattern.compile(mark + "{" + opening.length() + (fence ? ",}" : "}"));
  }

  /** Takes the lines up to the one that ends the block, and tells which that is. */
  private int take(int begin, String label, Pattern closing) {
    int end = begin;
    while (end < lines.size() && !closing.matcher(lines.get(end).strip()).matches()) {
      end++;
    }
    if (end > begin) {
      found.add(new Block(begin + 1, label, lines.subList(begin, end)));
    }
    return end;
  }
}
