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
package io.github.sfauth.camel;

/** How the client proves itself to the token endpoint (RFC 6749, section 2.3). */
public enum SfAuthClientAuthentication {
  /** Identifier and secret in the form body. */
  CLIENT_SECRET_POST,
  /** Identifier and secret in the Authorization header. */
  CLIENT_SECRET_BASIC,
  /** An assertion signed with the secret, HS256 (RFC 7523, section 2.2). */
  CLIENT_SECRET_JWT,
  /** An assertion signed with the private key, RS256 (RFC 7523, section 2.2). */
  PRIVATE_KEY_JWT
}
