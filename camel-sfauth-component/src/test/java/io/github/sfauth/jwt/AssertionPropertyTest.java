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

import static io.github.sfauth.jwt.Fixtures.CLOCK;
import static io.github.sfauth.jwt.Fixtures.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.github.sfauth.oauth.AssertionClaims;
import io.github.sfauth.oauth.SigningKey;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AssertionPropertyTest {

  private static final SigningKey PEM = Fixtures.pem(Fixtures.pkcs8(KEY.getPrivate()));

  private final JwtSigner signer = JwtSigner.ofText(CLOCK);

  @Property(tries = 200)
  void anotherImplementationReadsWhatWasSaid(@ForAll("claims") AssertionClaims claims)
      throws Exception {
    SignedJWT jwt = Verifier.verified(signer.sign(claims, PEM), KEY.getPublic());

    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(claims.issuer());
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(claims.subject());
    assertThat(jwt.getPayload().toJSONObject().get("aud")).isEqualTo(claims.audience());
    assertThat(Optional.ofNullable(jwt.getJWTClaimsSet().getJWTID())).isEqualTo(claims.id());
  }

  @Property(tries = 100)
  void expiryIsAWholeNumberOfSeconds(@ForAll("claims") AssertionClaims claims) {
    SignedJWT jwt = Verifier.verified(signer.sign(claims, PEM), KEY.getPublic());

    assertThat(jwt.getPayload().toString())
        .containsPattern("\"exp\":" + claims.expiresAt().getEpochSecond() + "[,}]");
  }

  @Property(tries = 100)
  void noPartIsPadded(@ForAll("claims") AssertionClaims claims) {
    assertThat(signer.sign(claims, PEM)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]{342}");
  }

  @Provide
  Arbitrary<AssertionClaims> claims() {
    Arbitrary<Instant> times =
        Combinators.combine(
                Arbitraries.longs().between(0, 1L << 36),
                Arbitraries.longs().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    return Combinators.combine(text(), text(), text(), times, text().optional())
        .as(AssertionClaims::new)
        // There are more of them than tries.
        .withoutEdgeCases();
  }

  /** Of whole characters, from anywhere in Unicode; jjwt strips what is blank at the ends. */
  private static Arbitrary<String> text() {
    return Arbitraries.integers()
        .between(1, Character.MAX_CODE_POINT)
        .filter(c -> Character.getType(c) != Character.SURROGATE)
        .array(int[].class)
        .ofMaxSize(30)
        .map(points -> "x" + new String(points, 0, points.length) + "x");
  }
}
