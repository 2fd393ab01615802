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
package io.github.sfauth.oauth;

import java.util.ArrayList;
import java.util.List;

/** Steps in the order in which they are taken, numbered if there are several. */
final class Steps {

  private Steps() {}

  /** One after another on one line: {@code (1) … (2) …}. */
  static String numbered(List<String> steps) {
    if (steps.size() == 1) {
      return steps.get(0);
    }
    List<String> numbered = new ArrayList<>();
    for (String step : steps) {
      numbered.add("(" + (numbered.size() + 1) + ") " + step);
    }
    return String.join(" ", numbered);
  }
}
