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

import static java.math.BigInteger.ONE;

import io.github.sfauth.oauth.UnusableKeyException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;

/**
 * Reads private keys in DER: PKCS#8 (RFC 5208), and PKCS#1 (RFC 8017), for which the JDK has no
 * reader.
 */
final class Pkcs8 {

  private static final String RSA = "2a864886f70d010101";

  /** What else openssl and others make, by object identifier. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "2a864886f70d01010a", "an RSASSA-PSS key",
          "2a8648ce3d0201", "an EC key",
          "2a8648ce380401", "a DSA key",
          "2b6570", "an Ed25519 key",
          "2b6571", "an Ed448 key",
          "2b656e", "an X25519 key",
          "2b656f", "an X448 key");

  private Pkcs8() {}

  static PrivateKey read(byte[] der) {
    try {
      Der fields = Der.of(der).take(Der.SEQUENCE);
      fields.take(Der.INTEGER);
      if (fields.startsWith(Der.INTEGER)) {
        return parse(wrapped(der));
      }
      Der algorithm = fields.take(Der.SEQUENCE).take(Der.OBJECT_IDENTIFIER);
      String identifier = HexFormat.of().formatHex(algorithm.bytes());
      if (!identifier.equals(RSA)) {
        throw Unusable.notRsa(OTHERS.getOrDefault(identifier, "not an RSA key"));
      }
      return parse(der);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new UnusableKeyException(Unusable.DAMAGED);
    }
  }

  /** Whether the bytes look like such a key: what a wrong password makes of one does not. */
  static boolean resembles(byte[] der) {
    try {
      Der fields = Der.of(der).take(Der.SEQUENCE);
      fields.take(Der.INTEGER);
      fields.take(Der.SEQUENCE).take(Der.OBJECT_IDENTIFIER);
      return fields.startsWith(Der.OCTET_STRING);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static PrivateKey parse(byte[] pkcs8) throws GeneralSecurityException {
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    if (key instanceof RSAPrivateCrtKey rsa && !fitsTogether(rsa)) {
      throw new UnusableKeyException(Unusable.DAMAGED);
    }
    return key;
  }

  /** As RFC 8017, section 3.2, has the numbers: one wrong letter makes others of them. */
  private static boolean fitsTogether(RSAPrivateCrtKey key) {
    BigInteger p = key.getPrimeP();
    BigInteger q = key.getPrimeQ();
    BigInteger e = key.getPublicExponent();
    return p.signum() > 0
        && q.signum() > 0
        && p.multiply(q).equals(key.getModulus())
        && inverse(e, key.getPrimeExponentP(), p.subtract(ONE))
        && inverse(e, key.getPrimeExponentQ(), q.subtract(ONE))
        && inverse(e, key.getPrivateExponent(), p.subtract(ONE))
        && inverse(e, key.getPrivateExponent(), q.subtract(ONE))
        && inverse(q, key.getCrtCoefficient(), p);
  }

  private static boolean inverse(BigInteger one, BigInteger other, BigInteger modulus) {
    return modulus.signum() > 0 && one.multiply(other).mod(modulus).equals(ONE);
  }

  /** PKCS#1 within PKCS#8. */
  private static byte[] wrapped(byte[] pkcs1) {
    byte[] identifier = Der.value(Der.OBJECT_IDENTIFIER, HexFormat.of().parseHex(RSA));
    byte[] none = {0x05, 0x00};
    return Der.value(
        Der.SEQUENCE,
        new byte[] {Der.INTEGER, 1, 0},
        Der.value(Der.SEQUENCE, identifier, none),
        Der.value(Der.OCTET_STRING, pkcs1));
  }
}
