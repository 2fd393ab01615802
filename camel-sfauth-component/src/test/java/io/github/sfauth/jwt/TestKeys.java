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

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PKCS8Generator;

/** The keys of this package's tests, for those of others. */
public final class TestKeys {

  /** When certificates' times are counted from. */
  public static final Instant NOW = Fixtures.NOW;

  /** The key that is used. */
  public static final KeyPair KEY = Fixtures.KEY;

  /** The one that takes its place. */
  public static final KeyPair OTHER_KEY = Fixtures.OTHER_KEY;

  private TestKeys() {}

  public static KeyPair pair(String algorithm, int bits) {
    return Fixtures.pair(algorithm, bits);
  }

  public static String pkcs8(PrivateKey key) {
    return Fixtures.pkcs8(key);
  }

  public static String pkcs1(PrivateKey key) {
    return Fixtures.pkcs1(key);
  }

  /** {@link #KEY} as openssl encrypts it by default. */
  public static String encrypted(String password) {
    return Fixtures.encrypted(
        PKCS8Generator.AES_256_CBC,
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE),
        password);
  }

  public static String block(String label, byte[] der) {
    return Fixtures.block(label, der);
  }

  public static X509Certificate certificate(KeyPair pair, Duration since, Duration until) {
    return Fixtures.certificate(pair, since, until);
  }

  /** A certificate that openssl made, beside its key in the same place. */
  public static X509Certificate ofFile(String name) {
    return Certificates.of(Fixtures.file(name));
  }
}
