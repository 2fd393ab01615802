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

/** How a token is obtained. */
public enum SfAuthFlow {
  /** OAuth 2.0 client credentials (RFC 6749, section 4.4): the app acts as its run-as user. */
  CLIENT_CREDENTIALS,
  /** JWT bearer (RFC 7523): an assertion signed with a private key speaks for a user. */
  JWT_BEARER
}
