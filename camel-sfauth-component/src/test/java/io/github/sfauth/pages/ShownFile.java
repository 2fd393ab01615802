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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the repository that a document shows: {@code file PATH yaml tested by CLASS#METHOD}, or
 * {@code PATH#REGION} for a part of it.
 *
 * @param path where it is in the repository
 * @param region the part that is shown; empty for all of it
 * @param language what it is written in
 * @param testClass the simple name of the class whose test runs it
 * @param testMethod that test
 */
record ShownFile(
    String path, Optional<String> region, String language, String testClass, String testMethod) {

  static final String KIND = "file";

  private static final Pattern ASKED =
      Pattern.compile("([^\\s#]+)(?:#(\\w+))? (\\w+) tested by (\\w+)#(\\w+)");

  /** Reads what a marker says after the kind. */
  static ShownFile of(List<String> words) {
    Matcher asked = ASKED.matcher(String.join(" ", words));
    if (!asked.matches()) {
      throw new IllegalArgumentException(
          "Say which file is shown and which test runs it, as 'file PATH[#REGION] LANGUAGE tested"
              + " by CLASS#METHOD', and not: file "
              + String.join(" ", words));
    }
    return new ShownFile(
        asked.group(1),
        Optional.ofNullable(asked.group(2)),
        asked.group(3),
        asked.group(4),
        asked.group(5));
  }

  /** Its name without folder and ending, as tests name it. */
  String baseName() {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "");
  }
}
