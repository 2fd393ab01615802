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
import static io.github.sfauth.jwt.Fixtures.certificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sfauth.jwt.CertificateFacts.Match;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStoreTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void signsWithTheOneKeyOfAStore(String type) throws Exception {
    KeyStore store = empty(type);
    add(store, "mine", KEY);
    store.setCertificateEntry("root", certificate(OTHER_KEY));

    JwtSigner signer = JwtSigner.ofKey(InstalledKey.of(reloaded(store), PASSWORD), CLOCK);

    Verifier.verified(signer.sign(CLAIMS, new SigningKey.Installed()), KEY.getPublic());
    assertThat(signer.inspect(new SigningKey.Installed()).certificate())
        .map(CertificateFacts::match)
        .contains(Match.MATCHES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void refusesAStoreWithoutPrivateKey(String type) throws Exception {
    KeyStore store = empty(type);
    store.setCertificateEntry("root", certificate(KEY));

    assertRefused(store, PASSWORD, "has no private key: \"openssl pkcs12 -export ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void refusesAStoreWithSeveralPrivateKeysAndNamesThem(String type) throws Exception {
    KeyStore store = empty(type);
    add(store, "old", KEY);
    add(store, "new", OTHER_KEY);

    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> InstalledKey.of(store, PASSWORD))
        .withMessageMatching(
            "has several private keys \\((old, new|new, old)\\): leave the one whose .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void refusesAPasswordThatDoesNotOpenTheEntry(String type) throws Exception {
    KeyStore store = empty(type);
    add(store, "mine", KEY);

    assertRefused(
        reloaded(store),
        "hunter2".toCharArray(),
        "does not open its private key mine with the password given: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void refusesAnEllipticKey(String type) throws Exception {
    KeyStore store = empty(type);
    add(store, "curve", Fixtures.pair("EC", 256));

    assertRefused(
        store, PASSWORD, "has a key, curve, that cannot sign. The key is an EC key, and Sales");
  }

  @Test
  void refusesAStoreThatIsNotLoaded() throws Exception {
    assertRefused(KeyStore.getInstance("PKCS12"), PASSWORD, "is not loaded: ");
  }

  private static void assertRefused(KeyStore store, char[] password, String message) {
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> InstalledKey.of(store, password))
        .withMessageStartingWith(message)
        .withNoCause();
  }

  private static KeyStore empty(String type) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, PASSWORD);
    return store;
  }

  private static void add(KeyStore store, String alias, KeyPair pair)
      throws GeneralSecurityException {
    store.setKeyEntry(alias, pair.getPrivate(), PASSWORD, new Certificate[] {certificate(pair)});
  }

  /** As from a file. */
  private static KeyStore reloaded(KeyStore store) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, PASSWORD);
    KeyStore loaded = KeyStore.getInstance(store.getType());
    loaded.load(new ByteArrayInputStream(file.toByteArray()), PASSWORD);
    return loaded;
  }
}
