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
import java.util.List;
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
    if (derived.filter(each -> match(each, signature) != Match.MATCHES).isPresent()) {
      throw new UnusableKeyException(Unusable.DAMAGED);
    }
    Optional<X509Certificate> certificate = own(material.certificates(), signature);
    Optional<PublicKey> known =
        derived.or(
            () ->
                certificate
                    .map(X509Certificate::getPublicKey)
                    .filter(each -> match(each, signature) == Match.MATCHES));
    return new CheckedKey(
        key,
        new KeyFacts(
            bits,
            known.map(CheckedKey::fingerprint).orElse(""),
            certificate.map(each -> facts(each, match(each.getPublicKey(), signature))),
            material.certificateProblem()));
  }

  /** Of a chain, or of whatever is in the text, the one that fits; else the first. */
  private static Optional<X509Certificate> own(
      List<X509Certificate> certificates, byte[] signature) {
    return certificates.stream()
        .filter(each -> match(each.getPublicKey(), signature) == Match.MATCHES)
        .findFirst()
        .or(() -> certificates.stream().findFirst());
  }

  private static Match match(PublicKey key, byte[] signature) {
    return Rs256.match(key, PROBE, signature);
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
