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

import io.github.sfauth.oauth.UnusableKeyException;

/**
 * What is said of keys that cannot sign. Each text is made to follow "The private key " and gives
 * the reason, then the fix; none is made of the key's own text.
 */
final class Unusable {

  static final String EMPTY =
      "is empty: give the PEM text that starts with -----BEGIN PRIVATE KEY-----";

  static final String FILE_NAME =
      "is no PEM text, but looks like the name of a file: give what is in the file";

  static final String BASE64_OF_PEM =
      "is PEM that was encoded in base64 once more: give what \"base64 -d\" makes of it";

  static final String BARE_BASE64 =
      "is base64 without PEM's first and last line: put -----BEGIN PRIVATE KEY----- before and"
          + " -----END PRIVATE KEY----- behind it, or convert the file with \"openssl pkey -inform"
          + " DER -in key.der -out key.pem\"";

  static final String NO_PEM =
      "is no PEM text: it has no line such as -----BEGIN PRIVATE KEY-----. \"openssl pkey -in"
          + " FILE -out key.pem\" makes PEM of most kinds of key files";

  static final String PUBLIC_KEY =
      "is a public key (BEGIN PUBLIC KEY): signing takes the private key it was made of";

  static final String CERTIFICATE =
      "is a certificate (BEGIN CERTIFICATE): that is what Salesforce gets; signing takes the private"
          + " key it was made with";

  static final String OTHER_PEM =
      "is PEM of something else: it has no line such as -----BEGIN PRIVATE KEY-----";

  static final String SEVERAL =
      "is several private keys in one text: leave the one whose certificate the app has";

  static final String OPENSSH =
      "is in OpenSSH's own format (BEGIN OPENSSH PRIVATE KEY): convert a copy of it with"
          + " \"ssh-keygen -p -m PKCS8 -f key\"";

  static final String ENCRYPTED_PKCS1 =
      "is encrypted in openssl's old format (Proc-Type: 4,ENCRYPTED): convert it with \"openssl"
          + " pkcs8 -topk8 -v2 aes-256-cbc -in key.pem -out key-pkcs8.pem\"";

  static final String NO_PASSWORD =
      "is encrypted (BEGIN ENCRYPTED PRIVATE KEY), and no password is given: give it, or decrypt"
          + " the key with \"openssl pkey -in key.pem -out key-plain.pem\"";

  static final String WRONG_PASSWORD =
      "cannot be decrypted with the password given: the password is another one (does it end with a"
          + " line break that is none of it?), or the text is damaged. \"openssl pkey -in key.pem"
          + " -noout\" tries a password";

  static final String DAMAGED =
      "is damaged: its text is no complete private key. Copy it again as a whole; \"openssl pkey"
          + " -in key.pem -check -noout\" checks a file";

  private static final String MAKE_RSA =
      "make one with \"openssl genrsa -out key.pem 2048\", and upload its certificate to the app";

  private Unusable() {}

  static UnusableKeyException notRsa(String what) {
    return new UnusableKeyException(
        "is " + what + ", and Salesforce takes RS256 alone, which needs an RSA key: " + MAKE_RSA);
  }

  static UnusableKeyException tooShort(int bits) {
    return new UnusableKeyException(
        "is an RSA key of "
            + bits
            + " bits, and RS256 takes 2048 at least (RFC 7518, section 3.3): "
            + MAKE_RSA);
  }

  static UnusableKeyException notPem(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return new UnusableKeyException(EMPTY);
    } else if (trimmed.startsWith("LS0tLS1CRUdJTi")) {
      return new UnusableKeyException(BASE64_OF_PEM);
    } else if (trimmed.matches("(?s)MI[A-Za-z0-9+/=\\s]{200,}")) {
      return new UnusableKeyException(BARE_BASE64);
    }
    return new UnusableKeyException(
        trimmed.matches("(file:|classpath:|~?/|\\./|[A-Za-z]:\\\\).*|\\S*\\.(pem|key|der|p8|p12)")
            ? FILE_NAME
            : NO_PEM);
  }
}
