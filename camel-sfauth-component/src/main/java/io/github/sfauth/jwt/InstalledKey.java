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
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A private key that does not come as text. Immutable. */
public final class InstalledKey {

  private final KeyMaterial material;

  private InstalledKey(PrivateKey key, Optional<X509Certificate> certificate) {
    this.material = new KeyMaterial(key, certificate.stream().toList(), Optional.empty());
  }

  /**
   * A key object, of whatever provider. One in hardware may hide its length until it signs.
   *
   * @param key an RSA key of at least 2048 bits
   * @param certificate the certificate beside it, if there is one
   * @return the key
   * @throws UnusableKeyException if it is no such key; its message is made to follow "The private
   *     key "
   */
  public static InstalledKey of(PrivateKey key, Optional<X509Certificate> certificate) {
    if (!key.getAlgorithm().equals("RSA")) {
      throw Unusable.notRsa(KeyStores.kind(key));
    }
    CheckedKey.requireStrength(Rs256.bits(key));
    return new InstalledKey(key, certificate);
  }

  /**
   * A key that signs where it is.
   *
   * @param signer what signs
   * @param certificate the certificate beside it, if there is one
   * @return the key
   */
  public static InstalledKey of(RsaSigner signer, Optional<X509Certificate> certificate) {
    return new InstalledKey(new RemoteKey(signer), certificate);
  }

  /**
   * The one private key of a key store, with the first certificate of its entry.
   *
   * @param store a key store that is loaded
   * @param password what opens the entry; not kept
   * @return the key
   * @throws UnusableKeyException if there is not exactly one private key, if the password does not
   *     open it, or if it is no RSA key of at least 2048 bits; its message is made to follow "The
   *     key store "
   */
  public static InstalledKey of(KeyStore store, char[] password) {
    return KeyStores.only(store, password);
  }

  KeyMaterial material() {
    return material;
  }
}
