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

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that passes: an outage, a time-out, an answer that is none, a limit on logins.
 *
 * @serial exclude
 */
public final class TokenUnavailableException extends SfAuthException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * Reports trouble.
   *
   * @param message host, reason and what to look at
   * @param cause what went wrong underneath, or null
   */
  public TokenUnavailableException(String message, @Nullable Throwable cause) {
    this(message, null, cause);
  }

  /**
   * Reports trouble whose end the server named.
   *
   * @param message host, reason and what to look at
   * @param retryAfter how long the server asks to wait, or null
   * @param cause what went wrong underneath, or null
   */
  public TokenUnavailableException(
      String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** What those hear who wait for a source, or ask it, once it is closed. */
  static TokenUnavailableException ofStoppedSource() {
    return new TokenUnavailableException("The token source was stopped", null);
  }

  /**
   * How long the server asks to wait.
   *
   * @return its wish, if it named one
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  @Override
  public TokenUnavailableException again() {
    return new TokenUnavailableException(String.valueOf(getMessage()), retryAfter, this);
  }
}
