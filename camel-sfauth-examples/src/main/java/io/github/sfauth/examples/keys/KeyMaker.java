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
package io.github.sfauth.examples.keys;

import io.github.sfauth.token.Secret;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;

/** Makes an RSA key with a certificate that it signs itself. */
final class KeyMaker {

  /** What a clock may be ahead of Salesforce's without the certificate being of the future. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

  /** Positive, and within the 20 octets of RFC 5280, section 4.1.2.2. */
  private static final int SERIAL_BITS = 127;

  /** For PBKDF2 with HMAC-SHA-256, as OWASP's Password Storage Cheat Sheet has it. */
  private static final int ITERATIONS = 600_000;

  /** Named, since HMAC-SHA-1 is the default. */
  private static final AlgorithmIdentifier HMAC_SHA256 =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

  private final SecureRandom random = new SecureRandom();

  KeyAndCertificate make(
      String name, int bits, Instant now, Duration valid, Optional<Secret> password) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits, random);
      KeyPair pair = generator.generateKeyPair();
      return new KeyAndCertificate(
          Secret.of(
              password.isPresent()
                  ? encrypted(pair.getPrivate(), password.get())
                  : Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded())),
          password,
          Pem.of("CERTIFICATE", certificate(pair, name, now, valid).getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("Cannot make an RSA key with a certificate here", e);
    }
  }

  private X509CertificateHolder certificate(KeyPair pair, String name, Instant now, Duration valid)
      throws OperatorCreationException {
    X500Principal self = new X500Principal("CN=" + name);
    return new JcaX509v3CertificateBuilder(
            self,
            new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
            Date.from(now.minus(CLOCK_DIFFERENCE)),
            Date.from(now.plus(valid)),
            self,
            pair.getPublic())
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
  }

  /** PBES2 with AES-256 (RFC 8018), which OpenSSL and the component read. */
  private String encrypted(PrivateKey key, Secret password)
      throws OperatorCreationException, IOException {
    byte[] der =
        new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key)
            .build(
                new JceOpenSSLPKCS8EncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    // The JDK knows the cipher by another name.
                    .setProvider(new BouncyCastleProvider())
                    .setPRF(HMAC_SHA256)
                    .setIterationCount(ITERATIONS)
                    .setRandom(random)
                    .setPassword(password.reveal().toCharArray())
                    .build())
            .getEncoded();
    return Pem.of("ENCRYPTED PRIVATE KEY", der);
  }
}
