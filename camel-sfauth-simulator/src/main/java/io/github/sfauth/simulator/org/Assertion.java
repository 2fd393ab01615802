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
package io.github.sfauth.simulator.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;

/**
 * A JWT assertion as it came (RFC 7523). Verified with Nimbus, so that clients that sign with
 * another library are checked by a second one.
 */
final class Assertion {

  private final JWSObject jws;
  private final JsonNode claims;

  private Assertion(JWSObject jws, JsonNode claims) {
    this.jws = jws;
    this.claims = claims;
  }

  /**
   * Reads the compact serialization. Padding is taken off first, as Salesforce tolerates it.
   *
   * @throws RefusedException if it is none
   */
  static Assertion parse(String compact) {
    try {
      JWSObject jws = JWSObject.parse(compact.replace("=", ""));
      JsonNode claims = Json.parse(jws.getPayload().toBytes());
      if (claims != null && claims.isObject()) {
        return new Assertion(jws, claims);
      }
    } catch (ParseException | IOException malformed) {
      // Refused below: neither says more than that.
    }
    throw new RefusedException(TokenRefusal.ASSERTION_INVALID);
  }

  /** A claim that is a text. */
  Optional<String> text(String name) {
    return Optional.ofNullable(claims.path(name).textValue()).filter(text -> !text.isEmpty());
  }

  JsonNode claim(String name) {
    return claims.path(name);
  }

  boolean isSignedWith(VerificationKey key) {
    return isSigned(JWSAlgorithm.RS256, () -> new RSASSAVerifier(key.key()));
  }

  boolean isSignedWith(String secret) {
    return isSigned(
        JWSAlgorithm.HS256, () -> new MACVerifier(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean isSigned(JWSAlgorithm algorithm, Verifier verifier) {
    try {
      return jws.getHeader().getAlgorithm().equals(algorithm) && jws.verify(verifier.make());
    } catch (JOSEException unusable) {
      return false;
    }
  }

  private interface Verifier {
    JWSVerifier make() throws JOSEException;
  }

  /** Says nothing of its content. */
  @Override
  public String toString() {
    return "Assertion";
  }
}
