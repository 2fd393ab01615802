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

import static io.github.sfauth.jwt.Fixtures.CLAIMS;
import static io.github.sfauth.jwt.Fixtures.CLOCK;
import static io.github.sfauth.jwt.Fixtures.KEY;
import static io.github.sfauth.jwt.Fixtures.encrypted;
import static io.github.sfauth.jwt.Fixtures.file;
import static io.github.sfauth.jwt.Fixtures.pem;
import static io.github.sfauth.jwt.Fixtures.pkcs1;
import static io.github.sfauth.jwt.Fixtures.pkcs8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.jwt.CertificateFacts.Match;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PKCS8Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which a private key is read. */
class KeyFormatsTest {

  private final JwtSigner signer = JwtSigner.ofText(CLOCK);

  @Test
  void readsPkcs8() {
    Verifier.verified(signer.sign(CLAIMS, pem(pkcs8(KEY.getPrivate()))), KEY.getPublic());
  }

  @Test
  void readsPkcs1() {
    Verifier.verified(signer.sign(CLAIMS, pem(pkcs1(KEY.getPrivate()))), KEY.getPublic());
  }

  @Test
  void readsPkcs1UnderTheLabelOfPkcs8() {
    String mislabelled = pkcs1(KEY.getPrivate()).replace("RSA PRIVATE", "PRIVATE");

    Verifier.verified(signer.sign(CLAIMS, pem(mislabelled)), KEY.getPublic());
  }

  @ParameterizedTest
  @CsvSource({
    "2.16.840.1.101.3.4.1.2, 1.2.840.113549.2.7, AES-128 with HMAC-SHA1",
    "2.16.840.1.101.3.4.1.2, 1.2.840.113549.2.9, AES-128 with HMAC-SHA256",
    "2.16.840.1.101.3.4.1.42, 1.2.840.113549.2.7, AES-256 with HMAC-SHA1",
    "2.16.840.1.101.3.4.1.42, 1.2.840.113549.2.9, AES-256 with HMAC-SHA256",
    "2.16.840.1.101.3.4.1.42, 1.2.840.113549.2.11, AES-256 with HMAC-SHA512",
  })
  void readsEncryptedPkcs8(String cipher, String prf, String name) {
    String text =
        encrypted(
            new ASN1ObjectIdentifier(cipher),
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(prf)),
            "geheim");

    Verifier.verified(signer.sign(CLAIMS, pem(text, "geheim")), KEY.getPublic());
  }

  @Test
  void takesPasswordsBeyondAscii() {
    String text =
        encrypted(
            PKCS8Generator.AES_256_CBC, PKCS8Generator.PRF_HMACSHA256, "Schlüssel \uD83D\uDD11");

    Verifier.verified(signer.sign(CLAIMS, pem(text, "Schlüssel \uD83D\uDD11")), KEY.getPublic());
  }

  @Test
  void ignoresAPasswordThatNothingNeeds() {
    Verifier.verified(
        signer.sign(CLAIMS, pem(pkcs8(KEY.getPrivate()), "unneeded")), KEY.getPublic());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genpkey.pem",
        "genpkey-aes256.pem",
        "genrsa.pem",
        "genrsa-traditional.pem",
        "pkcs8-aes256.pem",
        "pkcs8-aes128-sha1.pem",
        "pkcs8-pbes1.pem",
        "pkcs12-nodes.pem"
      })
  void readsWhatOpensslWrites(String file) {
    KeyFacts facts = signer.inspect(pem(file(file), "changeit"));

    assertThat(facts.bits()).isEqualTo(2048);
    assertThat(facts.certificateProblem()).isEmpty();
  }

  /** The number is what {@code openssl pkey -pubout -outform DER | sha256sum} printed. */
  @ParameterizedTest
  @ValueSource(strings = {"genpkey.pem", "pkcs8-aes256.pem", "pkcs8-pbes1.pem", "pkcs12-nodes.pem"})
  void fingerprintsAsOpensslDoes(String file) {
    assertThat(signer.inspect(pem(file(file), "changeit")).fingerprint()).isEqualTo("d357f3ea6444");
  }

  @Test
  void findsTheCertificateInTheTextOfTheKey() {
    KeyFacts facts = signer.inspect(pem(file("pkcs12-nodes.pem")));

    assertThat(facts.certificate().map(CertificateFacts::subject)).contains("CN=openssl made this");
    assertThat(facts.certificate().map(CertificateFacts::match)).contains(Match.MATCHES);
  }

  @Test
  void knowsOfNoCertificateWhereThereIsNone() {
    KeyFacts facts = signer.inspect(pem(pkcs8(KEY.getPrivate())));

    assertThat(facts.certificate()).isEmpty();
    assertThat(facts.certificateProblem()).isEqualTo(Optional.empty());
  }
}
