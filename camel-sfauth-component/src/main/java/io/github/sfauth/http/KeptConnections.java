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

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many connections an HTTP client may keep to each server, which it does not tell: no more than
 * requests were under way at once, and none for longer than it keeps an idle one. Thread-safe.
 */
final class KeptConnections {

  /** What {@code jdk.httpclient.keepalive.timeout} is in Java 17; since Java 20 it is 30 s. */
  static final Duration LONGEST = Duration.ofMinutes(20);

  private final LongSupplier nanoTime;
  private final Map<String, Server> servers = new ConcurrentHashMap<>();

  KeptConnections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  Server to(URI url) {
    return servers.computeIfAbsent(
        url.getScheme() + "://" + url.getAuthority(), key -> new Server());
  }

  /** Those to one server. */
  final class Server {

    // Guarded by this.
    private int underWay;
    private int kept;
    private long answeredAt;

    /** A request is sent. */
    synchronized void sent() {
      underWay++;
    }

    /** It was answered, and may leave its connection. */
    synchronized void answered() {
      kept = Math.max(left(), underWay);
      answeredAt = nanoTime.getAsLong();
    }

    /** It lost its connection, which may have been a kept one: that one is gone. */
    synchronized boolean lostAKeptOne() {
      int before = left();
      kept = Math.max(0, before - 1);
      return before > 0;
    }

    /** It is over, however it ended. */
    synchronized void over() {
      underWay--;
    }

    private int left() {
      return nanoTime.getAsLong() - answeredAt < LONGEST.toNanos() ? kept : 0;
    }
  }
}
