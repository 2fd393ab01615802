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
import io.github.sfauth.simulator.server.Answer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes the successful answer of the token endpoint. It has no {@code expires_in}: Salesforce does
 * not say how long a token is good.
 */
final class TokenAnswer {

  private static final String HMAC = "HmacSHA256";

  private final InstantSource clock;
  private final Addresses addresses;
  private final Identity identity;
  private volatile boolean signEverything;

  TokenAnswer(InstantSource clock, Addresses addresses, Identity identity) {
    this.clock = clock;
    this.addresses = addresses;
    this.identity = identity;
  }

  /** Signs the answers to assertions, too. */
  void signEverything(boolean on) {
    signEverything = on;
  }

  Answer signed(Session session, ConnectedApp app) {
    ObjectNode body = body(session);
    String issuedAt = Long.toString(clock.millis());
    body.put("signature", signature(app.consumerSecret(), body.path("id").asText() + issuedAt));
    body.put("issued_at", issuedAt);
    return answer(body);
  }

  /** Answers to assertions were seen to have neither signature nor time. */
  Answer toAssertion(Session session, ConnectedApp app) {
    return signEverything ? signed(session, app) : answer(body(session));
  }

  private ObjectNode body(Session session) {
    return Json.object()
        .put("access_token", session.token())
        .put("scope", session.scope().toString())
        .put("instance_url", addresses.instance().toString())
        .put("id", identity.url(session.username()).toString())
        .put("token_type", "Bearer")
        .put("token_format", "opaque")
        .put("api_instance_url", "https://api.salesforce.com");
  }

  private static Answer answer(ObjectNode body) {
    return Json.answer(200, body).with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }

  private static String signature(String secret, String message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      byte[] signed = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + HMAC, e);
    }
  }
}
