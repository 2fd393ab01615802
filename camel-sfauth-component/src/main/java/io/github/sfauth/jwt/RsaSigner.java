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

/**
 * Makes RSASSA-PKCS1-v1_5 signatures with SHA-256 (RS256, RFC 7518, section 3.3) with a key that
 * stays where it is, such as in an HSM or in AWS KMS.
 *
 * <p>It is called on a background thread, once for each assertion and once before the first, with a
 * text that is no assertion, to see that it works. It must be thread-safe and must end when it is
 * interrupted. Of what it throws only the class is shown; details are for its own log.
 */
@FunctionalInterface
public interface RsaSigner {

  /**
   * Signs.
   *
   * @param signingInput what to sign, not hashed yet
   * @return the signature, as many bytes as the key's modulus has
   */
  byte[] sign(byte[] signingInput);
}
