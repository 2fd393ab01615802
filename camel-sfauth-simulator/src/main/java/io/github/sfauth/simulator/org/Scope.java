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
package io.github.sfauth.simulator.org;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A set of scopes, written as in RFC 6749 section 3.3.
 *
 * @param names the scopes, sorted: their order means nothing
 */
record Scope(SortedSet<String> names) {

  Scope {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  static Scope of(Collection<String> names) {
    return new Scope(new TreeSet<>(names));
  }

  static Scope parse(String text) {
    return of(
        Arrays.stream(text.split(" ", -1))
            .filter(Predicate.not(String::isEmpty))
            .collect(Collectors.toList()));
  }

  /** The part of it that is asked for, which must not go beyond it. */
  Scope narrowedTo(String wanted) {
    Scope narrowed = parse(wanted);
    if (!names.containsAll(narrowed.names)) {
      throw new RefusedException(TokenRefusal.SCOPE_INVALID);
    }
    return narrowed;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Whether it allows the data API. */
  boolean allowsApi() {
    return names.contains("api") || names.contains("full");
  }

  @Override
  public String toString() {
    return String.join(" ", names);
  }
}
