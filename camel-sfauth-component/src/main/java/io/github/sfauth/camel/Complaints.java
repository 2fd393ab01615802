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
package io.github.sfauth.camel;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Says what is wrong with an endpoint's options.
 *
 * @param uri the endpoint, without options
 * @param named the options that its URI names itself; the others are defaults, which may be
 *     pointless for it
 */
record Complaints(String uri, Set<String> named) {

  /** What to throw. */
  IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(uri + " " + what);
  }

  /** Throws if one of these options was named. */
  void pointless(Set<String> options, String where) {
    Predicate<String> pointless = option -> options.stream().anyMatch(option::equalsIgnoreCase);
    named.stream()
        .map(option -> option.replace("-", ""))
        .filter(pointless)
        .sorted()
        .findFirst()
        .ifPresent(
            option -> {
              throw wrong("has " + option + ", which has no effect " + where + ": remove it");
            });
  }
}
