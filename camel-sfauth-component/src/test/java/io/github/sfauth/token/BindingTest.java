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
package io.github.sfauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The canonical form: processes of different versions must agree on it. */
class BindingTest {

  private static final String URL = "https://acme.my.salesforce.com/services/oauth2/token";

  private static Binding binding(String subject, String scope) {
    return Binding.of(URL, "3MVG9.key", "client_credentials", subject, scope);
  }

  @Test
  void isTheDigestOfFiveLines() {
    assertThat(binding("", "refresh_token api").digest())
        .isEqualTo(Digests.sha256(URL + "\n3MVG9.key\nclient_credentials\n\napi refresh_token"))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void doesNotChangeFromVersionToVersion() {
    assertThat(binding("", "").digest())
        .isEqualTo("73ce3685788db1e828b2faffd09981c12d420cc20a8ec96f5fec6d949847ea09");
  }

  @Test
  void doesNotDependOnTheOrderOfScopes() {
    assertThat(binding("", "api  id")).isEqualTo(binding("", "id api"));
  }

  @Test
  void tellsUserScopeUrlClientAndGrantApart() {
    Binding one = binding("", "");

    assertThat(binding("a@acme.example", "")).isNotEqualTo(one);
    assertThat(binding("", "api")).isNotEqualTo(one);
    assertThat(Binding.of(URL + "x", "3MVG9.key", "client_credentials", "", "")).isNotEqualTo(one);
    assertThat(Binding.of(URL, "3MVG9.other", "client_credentials", "", "")).isNotEqualTo(one);
    assertThat(Binding.of(URL, "3MVG9.key", "other", "", "")).isNotEqualTo(one);
  }

  @Test
  void printsItsBeginningOnly() {
    assertThat(binding("", "").toString()).hasSize(8);
  }
}
