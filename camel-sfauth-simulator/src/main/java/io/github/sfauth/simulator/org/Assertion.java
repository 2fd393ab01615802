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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JWT assertion as it came (RFC 7523). Verified with Nimbus, so that clients that sign with
 * another library are checked by a second one.
 */
final class Assertion {

  /** What may have been signed: the text as it came, or the same without padding. */
  private final List<JWSObject> readings;

  private final JsonNode claims;

  private Assertion(List<JWSObject> readings, JsonNode claims) {
    this.readings = readings;
    this.claims = claims;
  }

  /**
   * Reads the compact serialization. RFC 7515 has no padding; Salesforce tolerates it of clients
   * that sign what they padded, as camel-salesforce does, and here of others that pad what they
   * signed.
   *
   * @throws RefusedException if it is none
   */
  static Assertion parse(String compact) {
    return read(compact).orElseThrow(() -> new RefusedException(TokenRefusal.ASSERTION_INVALID));
  }

  /** Reads the compact serialization, if it is one. */
  static Optional<Assertion> read(String compact) {
    try {
      List<JWSObject> readings = new ArrayList<>(List.of(JWSObject.parse(compact)));
      if (compact.contains("=")) {
        readings.add(JWSObject.parse(compact.replace("=", "")));
      }
      JsonNode claims = Json.parse(readings.get(0).getPayload().toBytes());
      return claims != null && claims.isObject()
          ? Optional.of(new Assertion(readings, claims))
          : Optional.empty();
    } catch (ParseException | IOException malformed) {
      // Neither says more than that.
      return Optional.empty();
    }
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
      for (JWSObject jws : readings) {
        if (jws.getHeader().getAlgorithm().equals(algorithm) && jws.verify(verifier.make())) {
          return true;
        }
      }
    } catch (JOSEException unusable) {
      // As good as unsigned.
    }
    return false;
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
