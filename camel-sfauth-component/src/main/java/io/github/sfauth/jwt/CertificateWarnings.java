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

import static io.github.sfauth.jwt.CertificateFacts.EXPIRY_WARNING;

import io.github.sfauth.jwt.CertificateFacts.Match;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What is worth a warning about the certificate beside a key. Each follows "The certificate ". */
final class CertificateWarnings {

  private static final String RENEW =
      " Salesforce refuses what is signed with a key whose certificate has expired: upload a new"
          + " certificate to the app.";

  private CertificateWarnings() {}

  static List<String> of(KeyFacts key, Instant now) {
    List<String> warnings = new ArrayList<>();
    key.certificateProblem().ifPresent(warnings::add);
    key.certificate().ifPresent(certificate -> add(certificate, now, warnings));
    return List.copyOf(warnings);
  }

  private static void add(CertificateFacts certificate, Instant now, List<String> warnings) {
    if (certificate.match() == Match.DIFFERS) {
      warnings.add(
          "belongs to another key. If the app has this one, Salesforce refuses what is signed:"
              + " upload the certificate of this key, or change the key.");
    }
    if (certificate.expiredAt(now)) {
      warnings.add("expired on " + day(certificate.notAfter()) + "." + RENEW);
    } else if (certificate.expiresWithin(now, EXPIRY_WARNING)) {
      warnings.add("expires on " + day(certificate.notAfter()) + "." + RENEW);
    }
    if (certificate.notYetValidAt(now)) {
      warnings.add(
          "is valid from "
              + day(certificate.notBefore())
              + " on, and not yet. Is this machine's clock right?");
    }
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
