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
package io.github.sfauth.camel.diagnosis;

import io.github.sfauth.jwt.CertificateFacts;
import io.github.sfauth.jwt.KeyFacts;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.TokenUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The private key, and the certificate beside it. For one thread. */
final class KeyChecks {

  private final Subject subject;
  private final List<Finding> findings;

  KeyChecks(Subject subject, List<Finding> findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /** Whether a login may be tried. */
  boolean run(Optional<ClientCredentials> credentials) {
    if (!subject.needs().contains(CredentialPart.KEY)) {
      findings.add(Finding.skip(Check.KEY, "nothing is signed"));
      findings.add(Finding.skip(Check.CERTIFICATE, "nothing is signed"));
      return true;
    } else if (credentials.isEmpty()) {
      findings.add(Finding.skip(Check.KEY, "there are no credentials"));
      findings.add(Finding.skip(Check.CERTIFICATE, "there are no credentials"));
      return false;
    }
    try {
      KeyFacts key = subject.signer().inspect(credentials.get().key().orElseThrow());
      subject.signer().requireParts();
      findings.add(Finding.pass(Check.KEY, shown(key)));
      findings.add(certificate(key));
      return true;
    } catch (TokenUnavailableException e) {
      findings.add(Finding.fail(Check.KEY, e));
      findings.add(Finding.skip(Check.CERTIFICATE, "the key cannot be asked"));
      return false;
    } catch (UnusableKeyException e) {
      String[] reasonAndFix = String.valueOf(e.getMessage()).split(": ", 2);
      findings.add(
          Finding.fail(
              Check.KEY,
              "the private key " + reasonAndFix[0],
              reasonAndFix.length > 1 ? reasonAndFix[1] : ""));
      findings.add(Finding.skip(Check.CERTIFICATE, "the key cannot sign"));
      return false;
    }
  }

  private static String shown(KeyFacts key) {
    return "RSA"
        + (key.bits() > 0 ? ", " + key.bits() + " bits" : "")
        + (key.fingerprint().isEmpty() ? "" : ", SHA-256 of its public key " + key.fingerprint());
  }

  private Finding certificate(KeyFacts key) {
    if (key.certificateProblem().isPresent()) {
      return Finding.fail(
          Check.CERTIFICATE,
          "the text beside the key " + key.certificateProblem().get(),
          "Put the certificate there that is uploaded to the app, or leave it out.");
    } else if (key.certificate().isEmpty()) {
      return Finding.skip(Check.CERTIFICATE, "none is beside the key");
    }
    CertificateFacts certificate = key.certificate().get();
    Instant now = subject.clock().instant();
    String shown = certificate.subject() + ", good until " + certificate.notAfter();
    String renew =
        "Make a new certificate for the key, upload it to the app, and put it beside the key.";
    if (certificate.match() == CertificateFacts.Match.DIFFERS) {
      return Finding.fail(
          Check.CERTIFICATE,
          "it belongs to another key: " + shown,
          "Put the certificate beside the key that was made with it, and see that the same one is"
              + " uploaded to the app.");
    } else if (certificate.expiredAt(now)) {
      return Finding.fail(Check.CERTIFICATE, "it has expired: " + shown, renew);
    } else if (certificate.notYetValidAt(now)) {
      return Finding.fail(
          Check.CERTIFICATE,
          "it is not good before " + certificate.notBefore(),
          "Check this machine's clock, or wait.");
    } else if (certificate.expiresWithin(now, CertificateFacts.EXPIRY_WARNING)) {
      return Finding.warn(Check.CERTIFICATE, "it expires soon: " + shown, renew);
    }
    return Finding.pass(Check.CERTIFICATE, shown);
  }
}
