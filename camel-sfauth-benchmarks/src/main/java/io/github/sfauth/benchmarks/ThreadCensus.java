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
package io.github.sfauth.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads of this process by kind: their names without numbers. Those of the simulator's server
 * are left out: it has as many as its callers keep busy.
 *
 * @param kinds how many there are of each
 */
record ThreadCensus(Map<String, Long> kinds) {

  /** Jetty's pool, which nobody else here has. */
  private static final String SERVER = "qtp#";

  static ThreadCensus now() {
    return of(Thread.getAllStackTraces().keySet().stream().map(Thread::getName));
  }

  static ThreadCensus of(Stream<String> names) {
    return new ThreadCensus(
        names
            .map(name -> name.replaceAll("\\d+", "#"))
            .filter(kind -> !kind.startsWith(SERVER))
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting())));
  }

  long count() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Which kinds have more than there were, and by how many. */
  Map<String, Long> since(ThreadCensus before) {
    Map<String, Long> more = new TreeMap<>();
    kinds.forEach((kind, count) -> more.put(kind, count - before.kinds.getOrDefault(kind, 0L)));
    more.values().removeIf(count -> count <= 0);
    return more;
  }
}
