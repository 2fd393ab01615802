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

import io.github.sfauth.jwt.CertificateFacts;
import io.github.sfauth.jwt.JwtSigner;
import io.github.sfauth.jwt.KeyFacts;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A private key and the certificate that Salesforce is to know it by.
 *
 * @param key PEM
 * @param password what decrypts the key, if it is encrypted
 * @param certificate PEM; public
 */
record KeyAndCertificate(Secret key, Optional<Secret> password, String certificate) {

  /** Reads both as the component will, and refuses what could not log in. */
  KeyFacts check(Instant now) throws SetupException {
    KeyFacts facts;
    try {
      facts =
          JwtSigner.ofText(InstantSource.fixed(now))
              .inspect(new SigningKey.Pem(key, password, Optional.of(certificate)));
    } catch (UnusableKeyException e) {
      throw new SetupException("The private key " + e.getMessage());
    }
    CertificateFacts certificateFacts =
        facts
            .certificate()
            .orElseThrow(
                () ->
                    new SetupException(
                        "The certificate " + facts.certificateProblem().orElse("is missing")));
    if (certificateFacts.match() == CertificateFacts.Match.DIFFERS) {
      throw new SetupException(
          "The certificate is another key's: --existing needs a key and its own certificate");
    } else if (certificateFacts.expiredAt(now)) {
      throw new SetupException(
          "The certificate expired at " + certificateFacts.notAfter() + ": make a new pair");
    }
    return facts;
  }
}
