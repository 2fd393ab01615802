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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.SimulatorClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 7515 has no padding, but there are clients that pad before they sign: camel-salesforce. */
class PaddedAssertionTest {

  private static final Base64.Encoder PADDED = Base64.getUrlEncoder();

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-03-01T08:00:00Z"));
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void letTheRunAsUserIn() {
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    org.app().approve(SimulatedOrg.RUN_AS_USER);
  }

  @AfterEach
  void stop() {
    org.close();
  }

  /** Spaces make it sure that each part has something to pad. */
  private String padded() {
    String[] parts =
        HandMadeAssertion.of(SimulatedOrg.RUN_AS_USER, clock).unsigned().split("\\.", -1);
    return pad(parts[0]) + "." + pad(parts[1]);
  }

  private static String pad(String part) {
    String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    return encode((text + " ".repeat(1 + (4 - text.length() % 3) % 3)));
  }

  private static String encode(String text) {
    return PADDED.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String of) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(HandMadeAssertion.KEYS.getPrivate());
      signature.update(of.getBytes(StandardCharsets.UTF_8));
      return PADDED.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesWhatWasPaddedAndThenSigned() {
    assertThat(padded()).matches("[^.]+=\\.[^.]+=");

    assertThat(client.loginWith(padded() + "." + signature(padded())).status()).isEqualTo(200);
  }

  @Test
  void takesWhatWasSignedAndThenPadded() {
    String signature = signature(padded().replace("=", ""));

    assertThat(client.loginWith(padded() + "." + signature).status()).isEqualTo(200);
  }

  @Test
  void refusesPaddedTextThatIsSignedInNeitherForm() {
    client
        .loginWith(padded() + "." + signature(padded() + "="))
        .assertRefused("invalid_grant", "invalid assertion");
  }
}
