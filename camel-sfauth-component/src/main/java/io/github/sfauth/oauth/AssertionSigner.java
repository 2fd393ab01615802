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
package io.github.sfauth.oauth;

/** Makes JWT assertions (RFC 7515, compact serialization). Thread-safe. */
@FunctionalInterface
public interface AssertionSigner {

  /**
   * Signs claims: with RS256, or with HS256 if the key is the client's secret.
   *
   * @param claims what to say
   * @param key what to sign with
   * @return header, claims and signature, base64url without padding
   * @throws UnusableKeyException if the key is none that can sign
   */
  String sign(AssertionClaims claims, SigningKey key);
}
