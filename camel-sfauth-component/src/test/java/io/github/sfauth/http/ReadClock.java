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
package io.github.sfauth.http;

import io.github.sfauth.oauth.TokenEndpoint;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * A clock whose every reading is given. A request reads it as it begins, when it was sent, and
 * before it is sent again. The last reading stays.
 */
final class ReadClock {

  private ReadClock() {}

  /** An endpoint with this time-out that reads it. Its connections age by the system's time. */
  static TokenEndpoint endpoint(Duration timeout, LongSupplier... readings) {
    List<LongSupplier> all = List.of(readings);
    AtomicInteger reads = new AtomicInteger();
    LongSupplier nanoTime =
        () -> all.get(Math.min(reads.getAndIncrement(), all.size() - 1)).getAsLong();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new HttpTokenEndpoint(
        new Exchanges(
            client, timeout, Optional.empty(), nanoTime, new KeptConnections(System::nanoTime)),
        InstantSource.system());
  }

  /** A reading that waits until the server has heard the next request. */
  static LongSupplier heard(RawServer server, Duration then) {
    return () -> {
      if (!server.request().startsWith("POST ")) {
        throw new AssertionError("No login came");
      }
      return then.toNanos();
    };
  }

  /** A reading of a request that must not have been sent. */
  static LongSupplier sentAgain() {
    return () -> {
      throw new AssertionError("The request was sent again");
    };
  }

  static LongSupplier at(Duration time) {
    return time::toNanos;
  }
}
