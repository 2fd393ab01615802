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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sfauth.jwt.CertificateFacts.Match;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.TokenUnavailableException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys that stay where they are. */
class RsaSignerTest {

  private static final SigningKey INSTALLED = new SigningKey.Installed();

  @Test
  void signsWithAKeyThatItNeverSees() {
    JwtSigner signer = signer(new Vault(KEY), Optional.empty());

    Verifier.verified(signer.sign(CLAIMS, INSTALLED), KEY.getPublic());
  }

  @Test
  void signsWithAKeyObject() {
    JwtSigner signer = JwtSigner.ofKey(InstalledKey.of(KEY.getPrivate(), Optional.empty()), CLOCK);

    Verifier.verified(signer.sign(CLAIMS, INSTALLED), KEY.getPublic());
  }

  @Test
  void learnsTheLengthFromTheSignature() {
    KeyFacts facts = signer(new Vault(KEY), Optional.empty()).inspect(INSTALLED);

    assertThat(facts).isEqualTo(new KeyFacts(2048, "", Optional.empty(), Optional.empty()));
  }

  @Test
  void learnsThePublicKeyFromTheCertificateThatFits() {
    KeyFacts facts =
        signer(new Vault(KEY), Optional.of(Fixtures.certificate(KEY))).inspect(INSTALLED);

    assertThat(facts.certificate().map(CertificateFacts::match)).contains(Match.MATCHES);
    assertThat(facts.fingerprint())
        .isEqualTo(
            JwtSigner.ofText(CLOCK)
                .inspect(Fixtures.pem(Fixtures.pkcs8(KEY.getPrivate())))
                .fingerprint());
  }

  @Test
  void tellsThatTheCertificateIsAnothers() {
    KeyFacts facts =
        signer(new Vault(KEY), Optional.of(Fixtures.certificate(OTHER_KEY))).inspect(INSTALLED);

    assertThat(facts.certificate().map(CertificateFacts::match)).contains(Match.DIFFERS);
    assertThat(facts.fingerprint()).isEmpty();
  }

  @Test
  void takesASignerThatThrowsForOutOfReachAndRepeatsNothingOfIt() {
    JwtSigner signer = signer(new Throwing(), Optional.empty());
    assertThatExceptionOfType(TokenUnavailableException.class)
        .isThrownBy(() -> signer.sign(CLAIMS, INSTALLED))
        .withMessage(
            "The signer "
                + Throwing.class.getName()
                + " failed with java.lang.IllegalStateException. It is asked again; its own log may"
                + " say more")
        .withNoCause();
  }

  @Test
  void refusesASignerThatGivesNothing() {
    assertRefused(
        new Nothing(),
        "cannot be signed with: its signer " + Nothing.class.getName() + " gave no signature");
  }

  @Test
  void refusesASignatureThatIsTooShortForTheAlgorithm() {
    assertRefused(
        new Vault(Fixtures.pair("RSA", 1024)),
        "cannot be signed with: its signer "
            + Vault.class.getName()
            + " gave 128 bytes, and an RS256 signature has 256 at least, for a key of 2048 bits:"
            + " is it the signature itself, not encoded, of an RSA key?");
  }

  @Test
  void namesASignerThatFailsOnlyLater() {
    Vault vault = new Vault(KEY);
    JwtSigner signer = signer(vault, Optional.empty());
    Verifier.verified(signer.sign(CLAIMS, INSTALLED), KEY.getPublic());

    vault.shut = true;

    assertThatExceptionOfType(TokenUnavailableException.class)
        .isThrownBy(() -> signer.sign(CLAIMS, INSTALLED))
        .withMessageContaining("failed with java.lang.IllegalStateException");
  }

  @Test
  void refusesKeyObjectsThatAreNoRsaKeys() {
    PrivateKey key = Fixtures.pair("EC", 256).getPrivate();

    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> InstalledKey.of(key, Optional.empty()))
        .withMessageStartingWith("is an EC key, and Salesforce takes RS256 alone");
  }

  @Test
  void refusesKeyObjectsThatAreTooShort() {
    PrivateKey key = Fixtures.pair("RSA", 1024).getPrivate();

    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> InstalledKey.of(key, Optional.empty()))
        .withMessageStartingWith("is an RSA key of 1024 bits");
  }

  @Test
  void namesAKeyObjectThatNoProviderSignsWith() {
    JwtSigner signer = JwtSigner.ofKey(InstalledKey.of(new Orphan(), Optional.empty()), CLOCK);

    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> signer.sign(CLAIMS, INSTALLED))
        .withMessageStartingWith("does not sign: a key of " + Orphan.class.getName());
  }

  private static void assertRefused(RsaSigner refused, String message) {
    JwtSigner signer = signer(refused, Optional.empty());
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> signer.sign(CLAIMS, INSTALLED))
        .withMessage(message)
        .withNoCause();
  }

  private static JwtSigner signer(RsaSigner signer, Optional<X509Certificate> certificate) {
    return JwtSigner.ofKey(InstalledKey.of(signer, certificate), CLOCK);
  }

  /** Signs as an HSM does. */
  private static final class Vault implements RsaSigner {

    private final KeyPair pair;
    private boolean shut;

    Vault(KeyPair pair) {
      this.pair = pair;
    }

    @Override
    public byte[] sign(byte[] signingInput) {
      if (shut) {
        throw new IllegalStateException("shut");
      }
      try {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signingInput);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Throwing implements RsaSigner {
    @Override
    public byte[] sign(byte[] signingInput) {
      throw new IllegalStateException("PIN 1234 is wrong");
    }
  }

  private static final class Nothing implements RsaSigner {
    @Override
    @SuppressWarnings("NullAway") // What code without such a check may do.
    public byte[] sign(byte[] signingInput) {
      return null;
    }
  }

  /** A key in hardware whose provider is not there. */
  private static final class Orphan implements PrivateKey {
    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
