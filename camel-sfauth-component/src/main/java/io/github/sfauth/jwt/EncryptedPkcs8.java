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
import io.github.sfauth.token.Secret;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts private keys: PBES2 with AES, and what of PBES1 the JDK knows (RFC 8018, section 6). */
final class EncryptedPkcs8 {

  /** As the JDK names PBES2 with its parameters. */
  private static final Pattern PBES2 =
      Pattern.compile("PBEWith(HmacSHA\\d+)AndAES_(\\d+)", Pattern.CASE_INSENSITIVE);

  private static final String UNKNOWN_CIPHER =
      "is encrypted in a way that Java cannot undo: encrypt it with \"openssl pkcs8 -topk8 -v2"
          + " aes-256-cbc -in key.pem -out key-aes.pem\"";

  /** Seconds of work; openssl asks for 2048, and for some hundred thousand whoever means it. */
  private static final int MOST_ITERATIONS = 10_000_000;

  private EncryptedPkcs8() {}

  /** The key itself, in PKCS#8. */
  static byte[] decrypt(byte[] der, Secret password) {
    char[] chars = password.reveal().toCharArray();
    PBEKeySpec spec = new PBEKeySpec(chars);
    try {
      byte[] key = decrypt(info(der), spec);
      // One wrong password in 256 decrypts to something.
      if (!Pkcs8.resembles(key)) {
        throw new UnusableKeyException(Unusable.WRONG_PASSWORD);
      }
      return key;
    } catch (BadPaddingException | IllegalBlockSizeException e) {
      throw new UnusableKeyException(Unusable.WRONG_PASSWORD);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableKeyException(UNKNOWN_CIPHER);
    } finally {
      spec.clearPassword();
      Arrays.fill(chars, '\0');
    }
  }

  /** The JDK says the same of a damaged text and of a cipher that it does not know. */
  private static EncryptedPrivateKeyInfo info(byte[] der) {
    try {
      Der fields = Der.of(der).take(Der.SEQUENCE);
      fields.take(Der.SEQUENCE).take(Der.OBJECT_IDENTIFIER);
      fields.take(Der.OCTET_STRING);
    } catch (IllegalArgumentException e) {
      throw new UnusableKeyException(Unusable.DAMAGED);
    }
    try {
      return new EncryptedPrivateKeyInfo(der);
    } catch (IOException | RuntimeException e) {
      throw new UnusableKeyException(UNKNOWN_CIPHER);
    }
  }

  private static byte[] decrypt(EncryptedPrivateKeyInfo info, PBEKeySpec password)
      throws GeneralSecurityException {
    AlgorithmParameters parameters = info.getAlgParameters();
    if (parameters == null) {
      throw new UnusableKeyException(UNKNOWN_CIPHER);
    }
    PBEParameterSpec scheme = parameters.getParameterSpec(PBEParameterSpec.class);
    if (scheme.getIterationCount() > MOST_ITERATIONS) {
      throw new UnusableKeyException(UNKNOWN_CIPHER);
    }
    Matcher pbes2 = PBES2.matcher(String.valueOf(parameters));
    if (pbes2.matches()) {
      return pbes2(info, scheme, password, pbes2);
    }
    Key key = SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(password);
    Cipher cipher = Cipher.getInstance(info.getAlgName());
    cipher.init(Cipher.DECRYPT_MODE, key, parameters);
    return cipher.doFinal(info.getEncryptedData());
  }

  /** By its parts: the JDK's own whole takes ASCII passwords only. */
  private static byte[] pbes2(
      EncryptedPrivateKeyInfo info, PBEParameterSpec scheme, PBEKeySpec password, Matcher names)
      throws GeneralSecurityException {
    int bits = Integer.parseInt(names.group(2));
    char[] chars = password.getPassword();
    PBEKeySpec salted = new PBEKeySpec(chars, scheme.getSalt(), scheme.getIterationCount(), bits);
    Arrays.fill(chars, '\0');
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2With" + names.group(1))
              .generateSecret(salted)
              .getEncoded();
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), scheme.getParameterSpec());
      return cipher.doFinal(info.getEncryptedData());
    } finally {
      salted.clearPassword();
    }
  }
}
