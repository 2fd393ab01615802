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

import io.github.sfauth.jwt.CertificateFacts.Match;
import io.github.sfauth.oauth.UnusableKeyException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/** RS256 with whatever key there is (RFC 7518, section 3.3). */
final class Rs256 {

  static final int SHORTEST_KEY_BITS = 2048;

  private static final String JCA_NAME = "SHA256withRSA";

  private Rs256() {}

  /** What jjwt is to sign with: its own, but for a key that is elsewhere. */
  static SecureDigestAlgorithm<PrivateKey, PublicKey> algorithm(PrivateKey key) {
    return key instanceof RemoteKey remote ? new Remote(remote) : Jwts.SIG.RS256;
  }

  static byte[] sign(PrivateKey key, byte[] input) {
    if (key instanceof RemoteKey remote) {
      return remote.sign(input);
    }
    try {
      Signature signature = Signature.getInstance(JCA_NAME);
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw failed(key, e);
    }
  }

  static Match match(PublicKey key, byte[] input, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(JCA_NAME);
      verifier.initVerify(key);
      verifier.update(input);
      return verifier.verify(signature) ? Match.MATCHES : Match.DIFFERS;
    } catch (GeneralSecurityException e) {
      // A key of another kind, or of another length.
      return Match.DIFFERS;
    }
  }

  /** The length of a key that shows it; 0 for one that hides it, as those in hardware do. */
  static int bits(PrivateKey key) {
    return key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
  }

  static UnusableKeyException failed(PrivateKey key, Exception failure) {
    return new UnusableKeyException(
        "does not sign: a key of "
            + key.getClass().getName()
            + " fails with "
            + failure.getClass().getName()
            + ". Is its provider installed, and may this process use it?");
  }

  /** Signs where the key is; jjwt makes the rest. */
  private record Remote(RemoteKey remote) implements SecureDigestAlgorithm<PrivateKey, PublicKey> {

    @Override
    public String getId() {
      return Jwts.SIG.RS256.getId();
    }

    @Override
    public byte[] digest(SecureRequest<InputStream, PrivateKey> request) {
      try {
        return remote.sign(request.getPayload().readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean verify(VerifySecureDigestRequest<PublicKey> request) {
      throw new UnsupportedOperationException("Salesforce verifies");
    }
  }
}
