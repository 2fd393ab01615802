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
package io.github.sfauth.oauth;

import io.github.sfauth.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The member {@code signature} of a token answer: Base64 of an HMAC-SHA256 over identity URL and
 * issue time, keyed with the client's secret (Salesforce Help, "OAuth 2.0 Web Server Flow for Web
 * App Integration"). Answers to JWT bearer requests often have none.
 *
 * @param value the signature as it came
 * @param signed {@code id} and {@code issued_at}, one behind the other
 */
public record AnswerSignature(String value, String signed) {

  private static final String HMAC = "HmacSHA256";

  boolean isBy(Secret clientSecret) {
    return MessageDigest.isEqual(hmac(clientSecret), decoded());
  }

  /** In either alphabet, with or without padding; nothing for what is no Base64. */
  private byte[] decoded() {
    try {
      return Base64.getDecoder().decode(value.strip().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] hmac(Secret clientSecret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(clientSecret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + HMAC, e);
    }
  }

  /** Says nothing of its values. */
  @Override
  public String toString() {
    return "AnswerSignature";
  }
}
