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

import java.util.List;
import org.junit.jupiter.api.Test;

class BindingTest {

  private static final String URL = "https://acme.my.salesforce.com/services/oauth2/token";

  @Test
  void isTheDigestOfItsLines() {
    Binding binding =
        Binding.of(URL, "3MVG9", "client_credentials", "", List.of("refresh_token", "api", "api"));

    assertThat(binding.digest())
        .isEqualTo("630133c09acdeb8d4421f5edd820e4714df7ac6c08925a7e0a9e1c7105a78f10");
  }

  @Test
  void doesNotDependOnTheOrderOfScopes() {
    assertThat(Binding.of(URL, "id", "grant", "user", List.of("a", "b")))
        .isEqualTo(Binding.of(URL, "id", "grant", "user", List.of("b", "a")));
  }

  @Test
  void differsByEveryPart() {
    List<String> scopes = List.of("api");
    assertThat(
            List.of(
                Binding.of(URL, "id", "grant", "user", scopes),
                Binding.of(URL + "x", "id", "grant", "user", scopes),
                Binding.of(URL, "id2", "grant", "user", scopes),
                Binding.of(URL, "id", "grant2", "user", scopes),
                Binding.of(URL, "id", "grant", "", scopes),
                Binding.of(URL, "id", "grant", "user", List.of())))
        .doesNotHaveDuplicates();
  }
}
