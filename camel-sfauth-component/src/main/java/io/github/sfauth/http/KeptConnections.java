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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which connections an HTTP client keeps for the next request, as far as can be told from outside:
 * it takes the one that was used last, keeps it after an answer, and ends it when it was idle for
 * too long. There may be fewer, as a server ends some and the client notices. Thread-safe.
 */
final class KeptConnections {

  /** As the client itself reads it, in seconds. */
  private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

  private static final int KEEP_ALIVE_SINCE_JAVA_20 = 30;
  private static final int KEEP_ALIVE_BEFORE = 1200;

  private final LongSupplier nanoTime;
  private final long longest;

  // Guarded by this: since when each is idle, the one that was used last at the head.
  private final Map<String, Deque<Long>> idle = new HashMap<>();

  KeptConnections(LongSupplier nanoTime) {
    this(nanoTime, keepAlive());
  }

  KeptConnections(LongSupplier nanoTime, Duration longest) {
    this.nanoTime = nanoTime;
    this.longest = longest.toNanos();
  }

  private static Duration keepAlive() {
    boolean since20 = Runtime.version().feature() >= 20;
    return Duration.ofSeconds(
        Long.getLong(KEEP_ALIVE, since20 ? KEEP_ALIVE_SINCE_JAVA_20 : KEEP_ALIVE_BEFORE));
  }

  /** Takes one for a request, if there may be one. */
  synchronized boolean take(URI url) {
    Deque<Long> ofServer = ofServer(url);
    long now = nanoTime.getAsLong();
    ofServer.removeIf(since -> now - since >= longest);
    return ofServer.poll() != null;
  }

  /** Keeps the one on which a request was answered. */
  synchronized void keep(URI url) {
    ofServer(url).push(nanoTime.getAsLong());
  }

  private Deque<Long> ofServer(URI url) {
    return idle.computeIfAbsent(
        url.getScheme() + "://" + url.getAuthority(), server -> new ArrayDeque<>());
  }
}
