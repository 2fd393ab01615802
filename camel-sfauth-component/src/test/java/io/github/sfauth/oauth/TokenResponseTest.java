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

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.token.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenResponseTest {

  /** What else is in the answer is unchecked, and may hold the token once more. */
  @Test
  void showsOfATokenItsFingerprintAlone() {
    Secret token = Secret.of("00DTOKEN");
    TokenResponse answer =
        new TokenResponse.Issued(
            token,
            "https://00DTOKEN@acme.my.salesforce.com",
            Optional.of("https://login.salesforce.com/id/00DTOKEN"),
            Optional.empty(),
            "00DTOKEN",
            Optional.of(new AnswerSignature("00DTOKEN", "00DTOKEN")),
            Optional.empty());
    assertThat(answer).hasToString("Issued[accessToken=" + token + "]");
    assertThat(answer.toString()).contains(token.fingerprint()).doesNotContain("00DTOKEN");
  }
}
