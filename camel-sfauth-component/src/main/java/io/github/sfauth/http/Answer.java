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

import io.github.sfauth.oauth.HttpDates;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a server answered, as it came.
 *
 * @param status HTTP status code
 * @param headers its headers
 * @param body its body, which may hold a token and is never shown
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read once, never compared.
record Answer(int status, HttpHeaders headers, byte[] body) {

  /** When the server says it answered. */
  Optional<Instant> date() {
    return headers.firstValue("Date").flatMap(HttpDates::parse);
  }

  /** Whether the connection may serve another request (RFC 9112, section 9.6). */
  boolean leavesItsConnection() {
    return headers.allValues("Connection").stream().noneMatch("close"::equalsIgnoreCase);
  }

  /** How long it asks to wait. */
  Optional<Duration> retryAfter(InstantSource clock) {
    return RetryAfter.of(headers, date().orElseGet(clock::instant));
  }
}
