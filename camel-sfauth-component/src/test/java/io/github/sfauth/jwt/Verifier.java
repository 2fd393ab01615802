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

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;

/** Another implementation's opinion of an assertion. */
final class Verifier {

  private Verifier() {}

  static SignedJWT verified(String assertion, PublicKey key) {
    return verified(assertion, new RSASSAVerifier((RSAPublicKey) key));
  }

  static SignedJWT verified(String assertion, JWSVerifier verifier) {
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      assertThat(jwt.verify(verifier)).as("signature").isTrue();
      return jwt;
    } catch (JOSEException | ParseException e) {
      throw new AssertionError(e);
    }
  }
}
