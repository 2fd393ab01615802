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
package io.github.sfauth.simulator.org;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * What an app verifies assertions with.
 *
 * @param key the public key
 * @param until when its certificate expires; far away if it came without one
 */
record VerificationKey(RSAPublicKey key, Instant until) {

  boolean isGoodAt(Instant now) {
    return now.isBefore(until);
  }

  String base64() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  static VerificationKey of(PublicKey key, Instant until) {
    if (key instanceof RSAPublicKey rsa) {
      return new VerificationKey(rsa, until);
    }
    throw new IllegalArgumentException("This is no RSA key, but " + key.getAlgorithm());
  }

  static VerificationKey of(String base64, Instant until) {
    try {
      X509EncodedKeySpec encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return of(KeyFactory.getInstance("RSA").generatePublic(encoded), until);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no RSA public key", e);
    }
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "VerificationKey[until " + until + "]";
  }
}
