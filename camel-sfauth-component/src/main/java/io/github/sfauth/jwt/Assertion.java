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

import io.github.sfauth.oauth.AssertionClaims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.util.Date;

/** An assertion, not signed yet. */
final class Assertion {

  private Assertion() {}

  static JwtBuilder of(AssertionClaims claims) {
    JwtBuilder jwt =
        audience(Jwts.builder(), claims.audience())
            .issuer(claims.issuer())
            .subject(claims.subject())
            .expiration(Date.from(claims.expiresAt()));
    claims.id().ifPresent(jwt::id);
    return jwt;
  }

  /** One string: that is how Salesforce writes it, and nobody has seen it take an array. */
  @SuppressWarnings("deprecation") // jjwt means to discourage just that.
  private static JwtBuilder audience(JwtBuilder jwt, String audience) {
    return jwt.audience().single(audience);
  }
}
