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
package io.github.sfauth.camel.connection;

import io.github.sfauth.http.HttpSettings;
import io.github.sfauth.http.SalesforceHttp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP client for all connections that reach Salesforce in the same way, as long as there is
 * such a connection: its threads are few, and its TCP connections are used again. Thread-safe.
 */
final class SharedHttp {

  /** A client, and how many connections have it. */
  private record Lent(SalesforceHttp http, int times) {}

  private final Function<HttpSettings, SalesforceHttp> make;
  private final Consumer<SalesforceHttp> end;

  // Guarded by this.
  private final Map<HttpSettings, Lent> lent = new HashMap<>();

  /**
   * Makes clients, and ends each with the last connection that has it.
   *
   * @param make makes one
   * @param end ends one
   */
  SharedHttp(Function<HttpSettings, SalesforceHttp> make, Consumer<SalesforceHttp> end) {
    this.make = make;
    this.end = end;
  }

  /** Clients of our own. */
  static SharedHttp own() {
    return new SharedHttp(SalesforceHttp::with, SalesforceHttp::close);
  }

  /** Somebody else's, who ends it. */
  static SharedHttp given(SalesforceHttp http) {
    return new SharedHttp(any -> http, any -> {});
  }

  /** For one connection more; every call is paired with one of {@link #giveBack}. */
  synchronized SalesforceHttp take(HttpSettings settings) {
    Lent known = lent.get(settings);
    SalesforceHttp http = known == null ? make.apply(settings) : known.http();
    lent.put(settings, new Lent(http, known == null ? 1 : known.times() + 1));
    return http;
  }

  /** For one connection less; the last one ends it. */
  void giveBack(HttpSettings settings) {
    withoutOne(settings).ifPresent(end);
  }

  private synchronized Optional<SalesforceHttp> withoutOne(HttpSettings settings) {
    @Nullable Lent known = lent.remove(settings);
    if (known != null && known.times() > 1) {
      lent.put(settings, new Lent(known.http(), known.times() - 1));
      return Optional.empty();
    }
    return Optional.ofNullable(known).map(Lent::http);
  }
}
