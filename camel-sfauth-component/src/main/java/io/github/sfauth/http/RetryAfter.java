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
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server asks to wait: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

  /** Logins are limited by the hour; whoever asks for more than that is not believed. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final int DIGITS_OF_A_LONG = 18;

  private RetryAfter() {}

  /**
   * Reads the header.
   *
   * @param now by the server's own clock if it shows it, as ours may be wrong
   */
  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(value -> wait(value, now))
        .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Duration> wait(String value, Instant now) {
    if (SECONDS.matcher(value).matches()) {
      boolean fits = value.length() <= DIGITS_OF_A_LONG;
      return Optional.of(fits ? Duration.ofSeconds(Long.parseLong(value)) : LONGEST);
    }
    return HttpDates.parse(value).map(until -> Duration.between(now, until));
  }
}
