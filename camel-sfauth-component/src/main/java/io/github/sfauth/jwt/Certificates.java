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
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates in PEM. */
public final class Certificates {

  private Certificates() {}

  /**
   * Reads a certificate, or the first of a chain.
   *
   * @param pem the text, which may have lost its line breaks or have other text around it
   * @return the certificate
   * @throws UnusableKeyException if there is none; its message is made to follow "The certificate "
   */
  public static X509Certificate of(String pem) {
    return all(pem).get(0);
  }

  /** At least one. */
  static List<X509Certificate> all(String pem) {
    List<X509Certificate> certificates = all(PemText.blocks(pem));
    if (certificates.isEmpty()) {
      throw new UnusableKeyException(
          "is no PEM text of a certificate: it has no line -----BEGIN CERTIFICATE-----");
    }
    return certificates;
  }

  /** Those among the blocks, which may be none. */
  static List<X509Certificate> all(List<PemText.Block> blocks) {
    return blocks.stream()
        .filter(PemText.Block::isCertificate)
        .map(block -> read(block.der()))
        .toList();
  }

  private static X509Certificate read(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | RuntimeException e) {
      // Some of the JDK's readers meet garbage with whatever it makes of an index or a number.
      throw new UnusableKeyException(
          "is damaged: its text is no complete X.509 certificate. Copy it again as a whole");
    }
  }
}
