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

import static io.github.sfauth.jwt.Fixtures.CLAIMS;
import static io.github.sfauth.jwt.Fixtures.CLOCK;
import static io.github.sfauth.jwt.Fixtures.KEY;
import static io.github.sfauth.jwt.Fixtures.OTHER_KEY;
import static io.github.sfauth.jwt.Fixtures.file;
import static io.github.sfauth.jwt.Fixtures.pem;
import static io.github.sfauth.jwt.Fixtures.pkcs8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.openssl.PKCS8Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a key's text can be wrong, and what is said of it. */
class UnusableKeyTest {

  private static final Pattern LONG_BASE64 = Pattern.compile("[A-Za-z0-9+/]{17,}");

  private final JwtSigner signer = JwtSigner.ofText(CLOCK);

  @Test
  void refusesAnEmptyText() {
    assertThat(refusal(pem(" \n"))).startsWith("is empty: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/keys/salesforce.key",
        "file:/etc/keys/salesforce",
        "classpath:salesforce",
        "~/salesforce",
        "./salesforce",
        "C:\\keys\\salesforce",
        "salesforce.pem"
      })
  void refusesTheNameOfAFile(String name) {
    assertThat(refusal(pem(name)))
        .isEqualTo("is no PEM text, but looks like the name of a file: give what is in the file");
  }

  @Test
  void refusesBase64WithoutTheLinesAround() {
    String der = Base64.getMimeEncoder().encodeToString(KEY.getPrivate().getEncoded());

    assertThat(refusal(pem(der))).startsWith("is base64 without PEM's first and last line: ");
  }

  @Test
  void refusesPemInBase64() {
    byte[] text = pkcs8(KEY.getPrivate()).getBytes(StandardCharsets.US_ASCII);

    assertThat(refusal(pem(Base64.getEncoder().encodeToString(text))))
        .startsWith("is PEM that was encoded in base64 once more: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "{\"kty\":\"RSA\"}", "-----BEGIN nothing-----", "0"})
  void refusesWhatIsNoPem(String text) {
    assertThat(refusal(pem(text))).startsWith("is no PEM text: it has no line such as ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public.pem | is a public key (BEGIN PUBLIC KEY): signing takes the private key",
        "certificate.pem | is a certificate (BEGIN CERTIFICATE): that is what Salesforce gets",
        "ecparam.pem | is an EC key, and Salesforce takes RS256 alone",
        "ecparam-secp256k1.pem | is an EC key, and Salesforce takes RS256 alone",
        "ec-pkcs8.pem | is an EC key, and Salesforce takes RS256 alone",
        "ed25519.pem | is an Ed25519 key, and Salesforce takes RS256 alone",
        "dsa.pem | is a DSA key, and Salesforce takes RS256 alone",
        "rsa-pss.pem | is an RSASSA-PSS key, and Salesforce takes RS256 alone",
        "rsa-1024.pem | is an RSA key of 1024 bits, and RS256 takes 2048 at least",
        "openssh.pem | is in OpenSSH's own format (BEGIN OPENSSH PRIVATE KEY): convert a copy",
        "genrsa-traditional-aes256.pem | is encrypted in openssl's old format (Proc-Type:",
        "pkcs8-des3.pem | is encrypted in a way that Java cannot undo: encrypt it with",
        "pkcs8-scrypt.pem | is encrypted in a way that Java cannot undo: encrypt it with",
      })
  void refusesWhatOpensslWritesAndCannotSign(String file, String message) {
    assertThat(refusal(pem(file(file), "changeit"))).startsWith(message);
  }

  @Test
  void refusesAnEncryptedPkcs1KeyOnOneLine() {
    String line = file("genrsa-traditional-aes256.pem").replaceAll("\\s+", " ");

    assertThat(refusal(pem(line))).startsWith("is encrypted in openssl's old format");
  }

  @Test
  void refusesAnEncryptedKeyWithoutPassword() {
    assertThat(refusal(pem(file("genpkey-aes256.pem"))))
        .startsWith("is encrypted (BEGIN ENCRYPTED PRIVATE KEY), and no password is given: ");
  }

  @ParameterizedTest
  @CsvSource({"pkcs8-aes256.pem", "pkcs8-aes128-sha1.pem", "pkcs8-pbes1.pem", "genpkey-aes256.pem"})
  void refusesAWrongPassword(String file) {
    // More than 256, as one in 256 wrong passwords unpads to something.
    for (int i = 0; i < (file.equals("pkcs8-pbes1.pem") ? 600 : 3); i++) {
      assertThat(refusal(pem(file(file), "wrong-" + i)))
          .startsWith("cannot be decrypted with the password given: ");
    }
  }

  @Test
  void refusesSeveralPrivateKeys() {
    String both = pkcs8(KEY.getPrivate()) + pkcs8(OTHER_KEY.getPrivate());

    assertThat(refusal(pem(both)))
        .isEqualTo(
            "is several private keys in one text: leave the one whose certificate the app has");
  }

  @Test
  void refusesATextWithoutItsEnd() {
    String text = pkcs8(KEY.getPrivate());

    assertThat(refusal(pem(text.substring(0, text.length() / 2))))
        .startsWith("is cut off: its last line, which starts with -----END, is missing.");
  }

  @Test
  void refusesATextWithAForeignEnd() {
    String text = pkcs8(KEY.getPrivate()).replace("END PRIVATE KEY", "END CERTIFICATE");

    assertThat(refusal(pem(text))).startsWith("is cut off: ");
  }

  @Test
  void refusesWhatIsNoBase64() {
    String text = pkcs8(KEY.getPrivate()).replaceFirst("\nMII", "\nM%I");

    assertThat(refusal(pem(text))).startsWith("is damaged: ").contains("is no base64");
  }

  @Test
  void refusesAKeyWithoutItsMiddle() {
    String text = pkcs8(KEY.getPrivate());

    assertThat(refusal(pem(text.substring(0, 200) + text.substring(600))))
        .startsWith("is damaged: ");
  }

  @Test
  void refusesAKeyWithOneWrongLetter() {
    String text = pkcs8(KEY.getPrivate());
    int middle = text.length() / 2;
    char other = text.charAt(middle) == 'x' ? 'y' : 'x';

    assertThat(refusal(pem(text.substring(0, middle) + other + text.substring(middle + 1))))
        .startsWith("is damaged: ");
  }

  @Test
  void refusesAnEncryptedKeyThatIsDamaged() {
    String text = file("pkcs8-aes256.pem");

    assertThat(refusal(pem(text.substring(0, 300) + text.substring(700), "changeit")))
        .startsWith("is damaged: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, Integer.MAX_VALUE})
  void refusesToDecryptForDaysOrNotAtAll(int iterations) throws Exception {
    var derivation = new PBKDF2Params(new byte[8], iterations, PKCS8Generator.PRF_HMACSHA256);
    var scheme =
        new PBES2Parameters(
            new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, derivation),
            new EncryptionScheme(PKCS8Generator.AES_256_CBC, new DEROctetString(new byte[16])));
    var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, scheme);
    byte[] der = new EncryptedPrivateKeyInfo(algorithm, new byte[32]).getEncoded();

    assertThat(refusal(pem(Fixtures.block("ENCRYPTED PRIVATE KEY", der), "changeit")))
        .startsWith("is encrypted in a way that Java cannot undo: ");
  }

  /** The message, which has nothing of the key in it. */
  private String refusal(SigningKey.Pem key) {
    UnusableKeyException refused =
        catchThrowableOfType(UnusableKeyException.class, () -> signer.sign(CLAIMS, key));
    assertThat(refused).hasNoCause();
    String message = String.valueOf(refused.getMessage());
    assertThat(LONG_BASE64.matcher(message).find()).as(message).isFalse();
    key.password().ifPresent(word -> assertThat(message).doesNotContain(word.reveal()));
    return message;
  }
}
