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
import static io.github.sfauth.jwt.Fixtures.NOW;
import static io.github.sfauth.jwt.Fixtures.OTHER_KEY;
import static io.github.sfauth.jwt.Fixtures.certificate;
import static io.github.sfauth.jwt.Fixtures.pem;
import static io.github.sfauth.jwt.Fixtures.pemBeside;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import io.github.sfauth.CapturedLog;
import io.github.sfauth.jwt.CertificateFacts.Match;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.Secret;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the certificate beside a key, which Salesforce never sees. */
class CertificateWarningTest {

  private final CapturedLog log = CapturedLog.of(JwtSigner.class);
  private final JwtSigner signer = JwtSigner.ofText(CLOCK);

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void saysNothingOfACertificateThatFits() {
    KeyFacts facts = signer.inspect(pemBeside(pem(certificate(KEY))));

    assertThat(log.lines(Level.WARN)).isEmpty();
    assertThat(facts.certificate())
        .contains(
            new CertificateFacts(
                "CN=integration",
                NOW.minus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(365)),
                Match.MATCHES));
  }

  @Test
  void warnsOfAnothersCertificateOnceAndSigns() {
    SigningKey key = pemBeside(pem(certificate(OTHER_KEY)));

    Verifier.verified(signer.sign(CLAIMS, key), KEY.getPublic());
    Verifier.verified(signer.sign(CLAIMS, key), KEY.getPublic());

    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .startsWith("Of the private key " + signer.inspect(key).fingerprint() + ": ")
        .contains("the certificate beside it belongs to another key.");
  }

  @Test
  void warnsOfACertificateOfAnotherKindOfKey() {
    KeyFacts facts = signer.inspect(pemBeside(pem(certificate(Fixtures.pair("EC", 256)))));

    assertThat(facts.certificate().map(CertificateFacts::match)).contains(Match.DIFFERS);
  }

  @Test
  void warnsOfAnExpiredCertificate() {
    signer.inspect(pemBeside(pem(certificate(KEY, Duration.ofDays(-30), Duration.ofDays(-1)))));

    assertThat(log.lines(Level.WARN)).singleElement().asString().contains("expired on 2026-11-22.");
  }

  @Test
  void warnsOfACertificateThatExpiresSoon() {
    signer.inspect(pemBeside(pem(certificate(KEY, Duration.ZERO, Duration.ofDays(30)))));

    assertThat(log.lines(Level.WARN)).singleElement().asString().contains("expires on 2026-12-23.");
  }

  @Test
  void saysNothingOfACertificateThatExpiresLater() {
    Duration later = CertificateFacts.EXPIRY_WARNING.plusSeconds(1);

    signer.inspect(pemBeside(pem(certificate(KEY, Duration.ZERO, later))));

    assertThat(log.lines(Level.WARN)).isEmpty();
  }

  @Test
  void warnsOfACertificateThatIsNotYetValid() {
    signer.inspect(pemBeside(pem(certificate(KEY, Duration.ofDays(1), Duration.ofDays(365)))));

    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .contains("is valid from 2026-11-24 on");
  }

  @Test
  void findsItsOwnInAChain() {
    KeyFacts facts = signer.inspect(pemBeside(pem(certificate(OTHER_KEY)) + pem(certificate(KEY))));

    assertThat(facts.certificate().map(CertificateFacts::match)).contains(Match.MATCHES);
  }

  @Test
  void prefersTheCertificateGivenToTheOneInTheText() {
    SigningKey.Pem given = pemBeside(pem(certificate(OTHER_KEY)));
    SigningKey.Pem both =
        new SigningKey.Pem(
            Secret.of(given.privateKey().reveal() + pem(certificate(KEY))),
            given.password(),
            given.certificate());

    assertThat(signer.inspect(both).certificate().map(CertificateFacts::match))
        .contains(Match.DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"
      })
  void signsBesideABrokenCertificateAndReportsIt(String broken) {
    SigningKey key = pemBeside(broken);

    Verifier.verified(signer.sign(CLAIMS, key), KEY.getPublic());

    String problem = signer.inspect(key).certificateProblem().orElseThrow();
    assertThat(problem).startsWith("is ");
    assertThat(log.lines(Level.WARN))
        .singleElement()
        .asString()
        .endsWith(": the certificate beside it " + problem);
    assertThat(signer.inspect(key).certificate()).isEmpty();
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> Certificates.of(broken))
        .withMessage(problem)
        .withNoCause();
  }

  @Test
  void readsTheFirstCertificateOfAText() {
    X509Certificate first = certificate(KEY);

    assertThat(Certificates.of(pem(first) + pem(certificate(OTHER_KEY)))).isEqualTo(first);
  }
}
