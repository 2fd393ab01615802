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

import io.github.sfauth.jwt.PemText.Block;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads private keys as text, with the certificate beside them or in the same text. */
final class PemKeys {

  private PemKeys() {}

  static KeyMaterial read(SigningKey.Pem pem) {
    String text = pem.privateKey().reveal();
    List<Block> blocks = PemText.blocks(text);
    PrivateKey key = key(privateKey(blocks, text), pem.password());
    return withCertificates(
        key,
        () -> pem.certificate().map(Certificates::all).orElseGet(() -> Certificates.all(blocks)));
  }

  /** Salesforce never sees that copy of the certificate: a broken one stops nobody. */
  private static KeyMaterial withCertificates(
      PrivateKey key, Supplier<List<X509Certificate>> certificates) {
    try {
      return new KeyMaterial(key, certificates.get(), Optional.empty());
    } catch (UnusableKeyException e) {
      return new KeyMaterial(key, List.of(), Optional.ofNullable(e.getMessage()));
    }
  }

  private static Block privateKey(List<Block> blocks, String text) {
    if (blocks.isEmpty()) {
      throw Unusable.notPem(text);
    }
    List<Block> keys = blocks.stream().filter(Block::isPrivateKey).toList();
    if (keys.size() > 1) {
      throw new UnusableKeyException(Unusable.SEVERAL);
    } else if (keys.isEmpty()) {
      throw new UnusableKeyException(instead(blocks));
    }
    return keys.get(0);
  }

  private static String instead(List<Block> blocks) {
    if (blocks.stream().anyMatch(Block::isCertificate)) {
      return Unusable.CERTIFICATE;
    }
    return blocks.stream().anyMatch(block -> block.label().endsWith("PUBLIC KEY"))
        ? Unusable.PUBLIC_KEY
        : Unusable.OTHER_PEM;
  }

  private static PrivateKey key(Block block, Optional<Secret> password) {
    return switch (block.label()) {
      case "PRIVATE KEY", "RSA PRIVATE KEY" -> plain(block);
      case "ENCRYPTED PRIVATE KEY" ->
          Pkcs8.read(
              EncryptedPkcs8.decrypt(
                  block.der(),
                  password.orElseThrow(() -> new UnusableKeyException(Unusable.NO_PASSWORD))));
      case "EC PRIVATE KEY" -> throw Unusable.notRsa("an EC key");
      case "DSA PRIVATE KEY" -> throw Unusable.notRsa("a DSA key");
      case "OPENSSH PRIVATE KEY" -> throw new UnusableKeyException(Unusable.OPENSSH);
      default -> throw Unusable.notRsa("of a kind that is not known here");
    };
  }

  private static PrivateKey plain(Block block) {
    if (block.isEncryptedByHeader()) {
      throw new UnusableKeyException(Unusable.ENCRYPTED_PKCS1);
    }
    return Pkcs8.read(block.der());
  }
}
