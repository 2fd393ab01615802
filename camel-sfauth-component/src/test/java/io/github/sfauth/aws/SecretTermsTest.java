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
package io.github.sfauth.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.oauth.SigningKey;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people are told to put into a secret. */
class SecretTermsTest {

  private static final String ALWAYS =
      "Domain (My Domain name, such as acme.my; or LoginUrl), ConsumerKey";

  private static String expected(
      Optional<String> username, Optional<SigningKey> key, CredentialPart... needs) {
    return new SecretTerms(Set.of(needs), Optional.empty(), username, Optional.empty(), key)
        .expected();
  }

  @Test
  void whatTheFlowNeeds() {
    assertThat(SecretTerms.CLIENT_SECRET.expected()).isEqualTo(ALWAYS + ", ConsumerSecret");
    assertThat(
            expected(
                Optional.empty(), Optional.empty(), CredentialPart.KEY, CredentialPart.USERNAME))
        .isEqualTo(
            ALWAYS + ", PrivateKey (PEM), Username (the user's name, not the e-mail address)");
  }

  @Test
  void nothingThatOptionsGive() {
    assertThat(
            expected(
                Optional.of("u@acme.example"),
                Optional.of(new SigningKey.Installed()),
                CredentialPart.KEY,
                CredentialPart.USERNAME))
        .isEqualTo(ALWAYS);
  }
}
