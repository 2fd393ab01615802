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
import static io.github.sfauth.jwt.Fixtures.NOW;
import static io.github.sfauth.jwt.Fixtures.OTHER_KEY;
import static io.github.sfauth.jwt.Fixtures.pem;
import static io.github.sfauth.jwt.Fixtures.pkcs8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.sfauth.oauth.AssertionClaims;
import io.github.sfauth.oauth.SigningKey;
import io.github.sfauth.oauth.UnusableKeyException;
import io.github.sfauth.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtSignerTest {

  private static final SigningKey PEM = pem(pkcs8(KEY.getPrivate()));

  private final JwtSigner signer = JwtSigner.ofText(CLOCK);

  @Test
  void signsWhatAnotherImplementationVerifies() throws Exception {
    SignedJWT jwt = Verifier.verified(signer.sign(CLAIMS, PEM), KEY.getPublic());

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(CLAIMS.issuer());
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(CLAIMS.subject());
  }

  @Test
  void signsWhatTheJdkVerifies() throws Exception {
    String[] parts = signer.sign(CLAIMS, PEM).split("\\.", -1);

    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(KEY.getPublic());
    verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void isNotVerifiedWithAnotherKey() throws Exception {
    SignedJWT jwt = SignedJWT.parse(signer.sign(CLAIMS, PEM));

    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) OTHER_KEY.getPublic()))).isFalse();
  }

  @Test
  void saysTheClaimsAndNothingElse() {
    String[] parts = signer.sign(CLAIMS, PEM).split("\\.", -1);

    assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"RS256\"}");
    assertThat(decoded(parts[1]))
        .isEqualTo(
            "{\"aud\":\"https://login.salesforce.com\",\"iss\":\"3MVG9consumer\","
                + "\"sub\":\"integration@example.com\",\"exp\":%d}",
            NOW.getEpochSecond() + 180);
  }

  @Test
  void addsAnIdWhereOneIsGiven() throws Exception {
    AssertionClaims claims =
        new AssertionClaims("client", "client", "https://org", NOW, Optional.of("jti-1"));

    SignedJWT jwt = Verifier.verified(signer.sign(claims, PEM), KEY.getPublic());

    assertThat(jwt.getJWTClaimsSet().getJWTID()).isEqualTo("jti-1");
  }

  @Test
  void signsWithTheClientsSecret() throws Exception {
    String secret = "0123456789ABCDEF0123456789ABCDEF";

    String jwt = signer.sign(CLAIMS, new SigningKey.Shared(Secret.of(secret)));

    assertThat(decoded(jwt.substring(0, jwt.indexOf('.')))).isEqualTo("{\"alg\":\"HS256\"}");
    Verifier.verified(jwt, new MACVerifier(secret));
  }

  @Test
  void knowsOfTheClientsSecretItsLengthAlone() {
    KeyFacts facts = signer.inspect(new SigningKey.Shared(Secret.of("x".repeat(64))));

    assertThat(facts).isEqualTo(new KeyFacts(512, "", Optional.empty(), Optional.empty()));
  }

  @Test
  void refusesASecretThatIsTooShortForTheHash() {
    SigningKey key = new SigningKey.Shared(Secret.of("secret-of-31-bytes-is-too-short"));

    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> signer.sign(CLAIMS, key))
        .withMessage(
            "has 248 bits, and HS256 takes 256 at least (RFC 7518, section 3.2): choose"
                + " clientSecretPost, which sends the secret itself");
  }

  @Test
  void refusesToSignWithAnInstalledKeyWhereThereIsNone() {
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> signer.sign(CLAIMS, new SigningKey.Installed()))
        .withMessageStartingWith("is to be one that is installed, and none is");
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
