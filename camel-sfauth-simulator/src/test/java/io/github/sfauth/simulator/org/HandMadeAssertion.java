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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An assertion put together by hand from RFC 7515 and the JDK alone, so that the library which
 * verifies assertions is not the one that made them.
 */
final class HandMadeAssertion {

  /** The app's key pair, unless a test makes others. */
  static final KeyPair KEYS = keyPair("RSA", 2048);

  private final ObjectNode claims = Json.object();
  private String algorithm = "RS256";

  /** As Salesforce documents it: an integer, within three minutes. */
  static HandMadeAssertion of(String username, InstantSource clock) {
    return new HandMadeAssertion()
        .with("iss", SimulatedOrg.CONSUMER_KEY)
        .with("sub", username)
        .with("aud", "https://login.salesforce.com")
        .expiring(clock.instant().plus(Duration.ofMinutes(3)).getEpochSecond());
  }

  /** For client authentication, as RFC 7523 section 3 has it. */
  static HandMadeAssertion ofClient(String audience, String id, InstantSource clock) {
    return of(SimulatedOrg.CONSUMER_KEY, clock).with("aud", audience).with("jti", id);
  }

  HandMadeAssertion with(String claim, String value) {
    claims.put(claim, value);
    return this;
  }

  HandMadeAssertion without(String claim) {
    claims.remove(claim);
    return this;
  }

  HandMadeAssertion expiring(long exp) {
    claims.put("exp", exp);
    return this;
  }

  /** Names another algorithm in the header, whatever it is signed with. */
  HandMadeAssertion naming(String otherAlgorithm) {
    algorithm = otherAlgorithm;
    return this;
  }

  String signed() {
    return signed(KEYS.getPrivate());
  }

  String signed(PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256with" + scheme(key));
      signature.initSign(key);
      signature.update(bytes(unsigned()));
      return unsigned() + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** HS256, keyed with a text. */
  String signed(String secret) {
    naming("HS256");
    return signed(bytes(secret));
  }

  /** HS256, keyed with any bytes. */
  String signed(byte[] secret) {
    naming("HS256");
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return unsigned() + "." + encode(mac.doFinal(bytes(unsigned())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Header and claims. */
  String unsigned() {
    String header = Json.object().put("alg", algorithm).toString();
    return encode(bytes(header)) + "." + encode(bytes(claims.toString()));
  }

  static KeyPair keyPair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** ECDSA signatures in a JWS are two numbers side by side, not DER (RFC 7518, section 3.4). */
  private static String scheme(PrivateKey key) {
    return key.getAlgorithm().equals("EC") ? "ECDSAinP1363Format" : "RSA";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
