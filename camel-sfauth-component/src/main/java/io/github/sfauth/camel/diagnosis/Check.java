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

import java.util.Locale;

/** What is looked at, in this order. */
public enum Check {
  /** The options, once they passed their checks at the start. */
  OPTIONS,
  /** AWS credentials and region. */
  AWS,
  /** The credentials' secret: can it be read, and is it a JSON object. */
  SECRET,
  /** The credentials in it, or in the options. */
  CREDENTIALS,
  /** The token's own secret, if it has one: can it be read, and whose token is in it. */
  STORE,
  /** The private key. */
  KEY,
  /** The certificate beside the key. */
  CERTIFICATE,
  /** The host to log in at. */
  HOST,
  /** This machine's clock against the host's. */
  CLOCK,
  /** A login. */
  LOGIN,
  /** Whom its token speaks for. */
  IDENTITY,
  /** A call to the API, and how many the org has left. */
  API;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
