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
package io.github.sfauth.jwt;

import java.time.Duration;
import java.time.Instant;

/**
 * What may be shown of the certificate beside a key. It is a copy: Salesforce checks signatures
 * with the one that was uploaded to the app, and refuses them once that has expired.
 *
 * @param subject whom it names
 * @param notBefore since when it is valid
 * @param notAfter until when it is valid
 * @param match whether it belongs to the key
 */
public record CertificateFacts(String subject, Instant notBefore, Instant notAfter, Match match) {

  /** Time enough to make a certificate, to have it uploaded and to change the key. */
  public static final Duration EXPIRY_WARNING = Duration.ofDays(30);

  /** Whether key and certificate belong together. */
  public enum Match {
    /** What the key signs, the certificate verifies. */
    MATCHES,
    /** The certificate is another key's. */
    DIFFERS
  }

  /**
   * Whether it has expired.
   *
   * @param now the time
   * @return true from the end of its validity on
   */
  public boolean expiredAt(Instant now) {
    return !now.isBefore(notAfter);
  }

  /**
   * Whether it is still valid and will not be for long.
   *
   * @param now the time
   * @param ahead how far to look
   * @return true if it expires later than now, but not later than that
   */
  public boolean expiresWithin(Instant now, Duration ahead) {
    return !expiredAt(now) && expiredAt(now.plus(ahead));
  }

  /**
   * Whether it will be valid, but is not yet.
   *
   * @param now the time
   * @return true before the start of its validity
   */
  public boolean notYetValidAt(Instant now) {
    return now.isBefore(notBefore);
  }
}
