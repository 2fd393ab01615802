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

import static io.github.sfauth.camel.Options.text;

import io.github.sfauth.camel.connection.GivenKey;
import io.github.sfauth.jwt.Certificates;
import io.github.sfauth.jwt.InstalledKey;
import io.github.sfauth.jwt.JwtSigner;
import io.github.sfauth.jwt.RsaSigner;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options that give a key, and tries the key before anything starts. Messages quote
 * nothing of it.
 */
final class KeyOptions {

  static final Set<String> NAMES =
      Set.of("privateKey", "privateKeyPassword", "keyStoreParameters", "signingKey", "signer");

  private final SfAuthConfiguration given;
  private final GivenKey.TextReader reader;
  private final Complaints complaints;

  KeyOptions(SfAuthConfiguration given, GivenKey.TextReader reader, Complaints complaints) {
    this.given = given;
    this.reader = reader;
    this.complaints = complaints;
  }

  /** The options that name a key. */
  List<String> present() {
    List<String> names = new ArrayList<>();
    note(names, "privateKey", text(given.getPrivateKey()).orElse(null));
    note(names, "keyStoreParameters", given.getKeyStoreParameters());
    note(names, "signingKey", given.getSigningKey());
    note(names, "signer", given.getSigner());
    return names;
  }

  private static void note(List<String> names, String name, @Nullable Object value) {
    if (value != null) {
      names.add(name);
    }
  }

  GivenKey key() {
    List<String> present = present();
    if (present.size() > 1) {
      throw complaints.wrong("has " + String.join(" and ", present) + ": keep one of them");
    }
    if (present.isEmpty()) {
      complaints.pointless(Set.of("privateKeyPassword", "certificate"), "without a key");
      return new GivenKey.None();
    }
    try {
      return key(present.get(0));
    } catch (UnusableKeyException e) {
      throw complaints.wrong(
          "has an unusable "
              + present.get(0)
              + ": the "
              + noun(present.get(0))
              + " "
              + e.getMessage());
    }
  }

  /** What the key's own messages are made to follow. */
  private static String noun(String option) {
    return option.equals("keyStoreParameters") ? "key store" : "private key";
  }

  private GivenKey key(String option) {
    if (option.equals("privateKey")) {
      GivenKey.Text text =
          new GivenKey.Text(
              Secret.of(text(given.getPrivateKey()).orElseThrow()),
              text(given.getPrivateKeyPassword()).map(Secret::of),
              text(given.getCertificate()),
              reader);
      JwtSigner.ofText(InstantSource.system()).inspect(read(text));
      return text;
    }
    complaints.pointless(Set.of("privateKeyPassword"), "without privateKey");
    KeyStoreParameters store = given.getKeyStoreParameters();
    PrivateKey bean = given.getSigningKey();
    if (store != null) {
      complaints.pointless(Set.of("certificate"), "beside a key store, which has its own");
      return new GivenKey.Installed(store, ofStore(store));
    } else if (bean != null) {
      return new GivenKey.Installed(bean, InstalledKey.of(bean, certificate()));
    }
    RsaSigner signer = Objects.requireNonNull(given.getSigner());
    return new GivenKey.Installed(signer, InstalledKey.of(signer, certificate()));
  }

  private SigningKey.Pem read(GivenKey.Text text) {
    try {
      return text.read();
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has an option that cannot be read: " + e.getMessage());
    }
  }

  private Optional<X509Certificate> certificate() {
    try {
      return text(given.getCertificate())
          .map(text -> reader.read("certificate", text))
          .map(Certificates::of);
    } catch (IllegalArgumentException e) {
      throw complaints.wrong("has an option that cannot be read: " + e.getMessage());
    } catch (UnusableKeyException e) {
      throw complaints.wrong("has an unusable certificate: the certificate " + e.getMessage());
    }
  }

  private InstalledKey ofStore(KeyStoreParameters parameters) {
    KeyStore store;
    try {
      store = parameters.createKeyStore();
    } catch (GeneralSecurityException | IOException e) {
      throw complaints.wrong(
          "has keyStoreParameters that open no key store ("
              + e.getClass().getSimpleName()
              + "): check resource, type (PKCS12 or JKS) and password");
    }
    String password = parameters.getPassword();
    return InstalledKey.of(store, password == null ? new char[0] : password.toCharArray());
  }
}
