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

import io.github.sfauth.jwt.CertificateFacts.Match;
import io.github.sfauth.oauth.Texts;
import io.github.sfauth.oauth.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A private key that has shown that it can sign, and what is known of it.
 *
 * @param key what signs
 * @param facts what may be shown
 */
record CheckedKey(PrivateKey key, KeyFacts facts) {

  /** No JWT has a space, so this can be taken for none. */
  private static final byte[] PROBE =
      "camel-sfauth checks a key".getBytes(StandardCharsets.US_ASCII);

  private static final int FINGERPRINT_HEX_DIGITS = 12;

  /**
   * Signs once: a damaged key may well look like one.
   *
   * @throws UnusableKeyException if it cannot sign
   */
  static CheckedKey of(KeyMaterial material) {
    PrivateKey key = material.key();
    requireStrength(Rs256.bits(key));
    byte[] signature = Rs256.sign(key, PROBE);
    // As long as the modulus, which says what a key elsewhere does not.
    int bits = Rs256.bits(key) == 0 ? signature.length * 8 : Rs256.bits(key);
    requireStrength(bits);
    Optional<PublicKey> derived = publicKey(key);
    if (derived.isPresent() && !Rs256.verifies(derived.get(), PROBE, signature)) {
      throw new UnusableKeyException(Unusable.DAMAGED);
    }
    Optional<X509Certificate> own =
        material.certificates().stream()
            .filter(each -> Rs256.verifies(each.getPublicKey(), PROBE, signature))
            .findFirst();
    Optional<PublicKey> known = derived.or(() -> own.map(X509Certificate::getPublicKey));
    Optional<CertificateFacts> certificate =
        own.map(each -> facts(each, Match.MATCHES))
            .or(() -> material.certificates().stream().findFirst().map(CheckedKey::anothers));
    return new CheckedKey(
        key,
        new KeyFacts(
            bits,
            known.map(CheckedKey::fingerprint).orElse(""),
            certificate,
            material.certificateProblem()));
  }

  /** A length that is unknown, 0, is found out by signing. */
  static void requireStrength(int bits) {
    if (bits > 0 && bits < Rs256.SHORTEST_KEY_BITS) {
      throw Unusable.tooShort(bits);
    }
  }

  private static Optional<PublicKey> publicKey(PrivateKey key) {
    if (!(key instanceof RSAPrivateCrtKey rsa)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
    } catch (GeneralSecurityException e) {
      throw new UnusableKeyException(Unusable.DAMAGED);
    }
  }

  private static CertificateFacts anothers(X509Certificate certificate) {
    return facts(certificate, Match.DIFFERS);
  }

  private static CertificateFacts facts(X509Certificate certificate, Match match) {
    return new CertificateFacts(
        Texts.shown(certificate.getSubjectX500Principal().getName()),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        match);
  }

  private static String fingerprint(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
