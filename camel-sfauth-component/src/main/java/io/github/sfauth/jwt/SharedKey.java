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

import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.Secret;
import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The client's secret as a key for HS256. */
final class SharedKey {

  /** As many as the hash has (RFC 7518, section 3.2). */
  private static final int SHORTEST_BYTES = 32;

  private SharedKey() {}

  /** What is thrown follows "The client secret ". */
  static SecretKey of(Secret secret) {
    byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_BYTES) {
      throw new UnusableKeyException(
          "has "
              + bytes.length * 8
              + " bits, and HS256 takes 256 at least (RFC 7518, section 3.2): choose"
              + " clientSecretPost, which sends the secret itself");
    }
    return new SecretKeySpec(bytes, "HmacSHA256");
  }
}
