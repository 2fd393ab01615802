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
import io.github.sfauth.token.TokenUnavailableException;
import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/** A signer in the guise of a private key, as jjwt signs with keys. */
final class RemoteKey implements PrivateKey {

  private static final long serialVersionUID = 1L;

  /** From 2048 bits to the most that the JDK takes. */
  private static final int SHORTEST_SIGNATURE = 2048 / 8;

  private static final int LONGEST_SIGNATURE = 16384 / 8;

  private final transient RsaSigner signer;

  RemoteKey(RsaSigner signer) {
    this.signer = signer;
  }

  byte[] sign(byte[] input) {
    byte[] signature = signature(input);
    if (signature == null) {
      throw unusable("gave no signature");
    } else if (signature.length < SHORTEST_SIGNATURE || signature.length > LONGEST_SIGNATURE) {
      throw unusable(
          "gave "
              + signature.length
              + " bytes, and an RS256 signature has 256 at least, for a key of 2048 bits:"
              + " is it the signature itself, not encoded, of an RSA key?");
    }
    return signature;
  }

  private byte @Nullable [] signature(byte[] input) {
    try {
      return signer.sign(input);
    } catch (RuntimeException | LinkageError e) {
      // Without its message and cause: what a signer of others quotes is not known.
      throw new TokenUnavailableException(
          "The signer "
              + signer.getClass().getName()
              + " failed with "
              + e.getClass().getName()
              + ". It is asked again; its own log may say more",
          null,
          null);
    }
  }

  private UnusableKeyException unusable(String what) {
    return new UnusableKeyException(
        "cannot be signed with: its signer " + signer.getClass().getName() + " " + what);
  }

  @Override
  public String getAlgorithm() {
    return "RSA";
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  @Override
  public String toString() {
    return "<remote RSA key>";
  }
}
