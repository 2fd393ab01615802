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

import io.github.sfauth.oauth.AssertionClaims;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.token.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys, made when the tests start, in the forms in which people have them. */
final class Fixtures {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final AssertionClaims CLAIMS =
      new AssertionClaims(
          "3MVG9consumer",
          "integration@example.com",
          "https://login.salesforce.com",
          NOW.plusSeconds(180),
          Optional.empty());

  static final KeyPair KEY = pair("RSA", 2048);
  static final KeyPair OTHER_KEY = pair("RSA", 2048);

  private Fixtures() {}

  static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static SigningKey.Pem pem(String text) {
    return new SigningKey.Pem(Secret.of(text), Optional.empty(), Optional.empty());
  }

  static SigningKey.Pem pem(String text, String password) {
    return new SigningKey.Pem(Secret.of(text), Optional.of(Secret.of(password)), Optional.empty());
  }

  static SigningKey.Pem pemBeside(String certificate) {
    return new SigningKey.Pem(
        Secret.of(pkcs8(KEY.getPrivate())), Optional.empty(), Optional.of(certificate));
  }

  static String pkcs8(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded());
  }

  static String pkcs1(PrivateKey key) {
    try {
      byte[] inner =
          PrivateKeyInfo.getInstance(key.getEncoded())
              .parsePrivateKey()
              .toASN1Primitive()
              .getEncoded();
      return block("RSA PRIVATE KEY", inner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String encrypted(ASN1ObjectIdentifier cipher, AlgorithmIdentifier prf, String password) {
    try {
      var encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(cipher)
              .setProvider(new BouncyCastleProvider())
              .setPRF(prf)
              .setPassword(password.toCharArray())
              .build();
      var pem = new JcaPKCS8Generator(KEY.getPrivate(), encryptor).generate();
      return block(pem.getType(), pem.getContent());
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  static String block(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label);
  }

  static X509Certificate certificate(KeyPair pair, Duration since, Duration until) {
    try {
      X500Name name = new X500Name("CN=integration");
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.ONE,
              Date.from(NOW.plus(since)),
              Date.from(NOW.plus(until)),
              name,
              pair.getPublic());
      String algorithm = pair.getPublic().getAlgorithm();
      var signer =
          new JcaContentSignerBuilder("SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm))
              .build(pair.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  static X509Certificate certificate(KeyPair pair) {
    return certificate(pair, Duration.ofDays(-1), Duration.ofDays(365));
  }

  static String pem(X509Certificate certificate) {
    try {
      return block("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What openssl wrote; see the README beside it. */
  static String file(String name) {
    try (InputStream in =
        Objects.requireNonNull(Fixtures.class.getResourceAsStream("/keys/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
