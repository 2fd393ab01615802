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

import java.util.List;

/**
 * A block of code in a document.
 *
 * @param line the number of its first line of code
 * @param label what the document says that it is written in; empty if it says nothing
 * @param lines the code
 */
record Block(int line, String label, List<String> lines) {

  String code() {
    return String.join("\n", lines);
  }

  /** Whether it is written in what examples are written in, whatever its label. */
  boolean isExample() {
    return Notation.of(label, code()).isPresent();
  }

  @Override
  public String toString() {
    return "line " + line + ":\n" + code();
  }
}
