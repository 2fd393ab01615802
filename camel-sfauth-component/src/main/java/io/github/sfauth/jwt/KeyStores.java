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

import io.github.sfauth.oauth.Texts;
import io.github.sfauth.oauth.UnusableKeyException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the private key in a key store. What it says follows "The key store ". */
final class KeyStores {

  private KeyStores() {}

  static InstalledKey only(KeyStore store, char[] password) {
    String alias = onlyAlias(store);
    PrivateKey key = key(store, alias, password);
    try {
      return InstalledKey.of(key, certificate(store, alias));
    } catch (UnusableKeyException e) {
      throw new UnusableKeyException(
          "has a key, " + Texts.shown(alias) + ", that cannot sign. The key " + e.getMessage());
    }
  }

  /** What to call a key that is no RSA key. */
  static String kind(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "an EC key";
      case "DSA" -> "a DSA key";
      case "RSASSA-PSS" -> "an RSASSA-PSS key";
      default -> "a key for " + Texts.shown(key.getAlgorithm());
    };
  }

  private static String onlyAlias(KeyStore store) {
    List<String> aliases = privateKeys(store);
    if (aliases.isEmpty()) {
      throw new UnusableKeyException(
          "has no private key: \"openssl pkcs12 -export -inkey key.pem -in certificate.pem -out"
              + " keys.p12\" makes a store with one");
    } else if (aliases.size() > 1) {
      throw new UnusableKeyException(
          "has several private keys ("
              + aliases.stream().map(Texts::shown).collect(Collectors.joining(", "))
              + "): leave the one whose certificate the app has, with \"keytool -delete -alias NAME"
              + " -keystore keys.p12\" for each of the others");
    }
    return aliases.get(0);
  }

  private static List<String> privateKeys(KeyStore store) {
    try {
      List<String> found = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.entryInstanceOf(alias, PrivateKeyEntry.class)) {
          found.add(alias);
        }
      }
      return found;
    } catch (KeyStoreException e) {
      throw new UnusableKeyException("is not loaded: call its load method before it is given here");
    }
  }

  private static PrivateKey key(KeyStore store, String alias, char[] password) {
    try {
      Key key = store.getKey(alias, password);
      if (key instanceof PrivateKey privateKey) {
        return privateKey;
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      // The same as no key: what a provider says of it may be anything.
    }
    throw new UnusableKeyException(
        "does not open its private key "
            + Texts.shown(alias)
            + " with the password given: an entry may have a password other than the store's."
            + " \"keytool -keypasswd\" changes it");
  }

  private static Optional<X509Certificate> certificate(KeyStore store, String alias) {
    try {
      return store.getCertificate(alias) instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (KeyStoreException e) {
      return Optional.empty();
    }
  }
}
