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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which connections an HTTP client keeps for the next request, as far as can be told from outside:
 * it takes the one that is idle for longest, keeps it after an answer, and ends it when it was idle
 * for too long. There may be fewer, as a server ends some and the client notices; and which of two
 * requests at once takes a kept one cannot be told. Thread-safe.
 */
final class KeptConnections {

  /** Of the JDK, in seconds; the client has more rules for what is no such number. */
  private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";

  private static final int KEEP_ALIVE_SINCE_JAVA_20 = 30;
  private static final int KEEP_ALIVE_BEFORE = 1200;

  private final LongSupplier nanoTime;
  private final long longest;

  // Guarded by this: since when each is idle, the one that is so for longest at the head.
  private final Map<String, Deque<Long>> idle = new HashMap<>();

  KeptConnections(LongSupplier nanoTime) {
    this(nanoTime, keepAlive());
  }

  /** With what an idle connection is kept for at most, in nanoseconds. */
  KeptConnections(LongSupplier nanoTime, long longest) {
    this.nanoTime = nanoTime;
    this.longest = longest;
  }

  private static long keepAlive() {
    boolean since20 = Runtime.version().feature() >= 20;
    return TimeUnit.SECONDS.toNanos(
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
    ofServer(url).add(nanoTime.getAsLong());
  }

  private Deque<Long> ofServer(URI url) {
    return idle.computeIfAbsent(
        url.getScheme() + "://" + url.getAuthority(), server -> new ArrayDeque<>());
  }
}
