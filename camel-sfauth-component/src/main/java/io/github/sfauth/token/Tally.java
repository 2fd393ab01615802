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
package io.github.sfauth.token;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What happened so far, counted. Nothing on the way of a token in hand counts. Thread-safe. */
final class Tally {

  final LongAdder logins = new LongAdder();
  final LongAdder adoptions = new LongAdder();
  final LongAdder rejections = new LongAdder();
  final LongAdder heldWrites = new LongAdder();

  // Filled once: only the adders change.
  private final Map<RefreshEnd, LongAdder> refreshes = new EnumMap<>(RefreshEnd.class);
  private final Map<StoreCall, LongAdder> storeCalls = new EnumMap<>(StoreCall.class);

  Tally() {
    for (RefreshEnd end : RefreshEnd.values()) {
      refreshes.put(end, new LongAdder());
    }
    for (StoreCall call : StoreCall.values()) {
      storeCalls.put(call, new LongAdder());
    }
  }

  void ended(RefreshEnd end) {
    increment(refreshes, end);
  }

  void called(StoreCall call) {
    increment(storeCalls, call);
  }

  TokenCounts counts() {
    return new TokenCounts(
        logins.sum(),
        adoptions.sum(),
        rejections.sum(),
        heldWrites.sum(),
        sums(refreshes),
        sums(storeCalls));
  }

  private static <K> void increment(Map<K, LongAdder> adders, K key) {
    LongAdder adder = adders.get(key);
    if (adder != null) {
      adder.increment();
    }
  }

  private static <K> Map<K, Long> sums(Map<K, LongAdder> adders) {
    return adders.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }
}
