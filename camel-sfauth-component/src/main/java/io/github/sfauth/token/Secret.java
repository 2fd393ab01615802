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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A text that must not be shown: a token, a password, a key.
 *
 * <p>Nothing but {@link #reveal()} gives the text away. Two secrets are compared in constant time.
 * Immutable.
 */
public final class Secret {

  private static final int FINGERPRINT_HEX_DIGITS = 12;

  private final String text;
  private final String fingerprint;

  private Secret(String text) {
    this.text = text;
    this.fingerprint = fingerprintOf(text);
  }

  /**
   * Wraps a text.
   *
   * @param text what must not be shown
   * @return the secret
   * @throws IllegalArgumentException if the text is empty
   */
  public static Secret of(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("A secret must not be empty");
    }
    return new Secret(text);
  }

  /**
   * The text itself, for the wire and the store only.
   *
   * @return the text
   */
  public String reveal() {
    return text;
  }

  /**
   * What may be shown instead: the first 12 hexadecimal digits of the SHA-256 of the text.
   *
   * @return a short stable name of this secret
   */
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(text), bytes(secret.text));
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  /** Shows the fingerprint only. */
  @Override
  public String toString() {
    return "<redacted " + fingerprint + ">";
  }

  private static String fingerprintOf(String text) {
    return Digests.sha256(text).substring(0, FINGERPRINT_HEX_DIGITS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
