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

import java.util.Optional;

/**
 * What may be shown of a key that can sign.
 *
 * @param bits its length; 0 if unknown
 * @param fingerprint the first 12 hexadecimal digits of the SHA-256 of the public key, as {@code
 *     openssl pkey -in key.pem -pubout -outform DER | sha256sum} prints them; empty if unknown
 * @param certificate what is known of the certificate beside it, if there is one
 * @param certificateProblem why the certificate beside it cannot be read, as a text to follow "The
 *     certificate "; Salesforce never sees that copy, so the key signs all the same
 */
public record KeyFacts(
    int bits,
    String fingerprint,
    Optional<CertificateFacts> certificate,
    Optional<String> certificateProblem) {}
