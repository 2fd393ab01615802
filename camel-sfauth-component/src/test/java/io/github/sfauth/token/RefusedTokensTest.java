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

class RefusedTokensTest {

  private final RefusedTokens refused = new RefusedTokens();

  @Test
  void remembersTheLastEight() {
    for (int i = 0; i < 9; i++) {
      refused.add(Tokens.token("token-" + i));
    }
    assertThat(refused.contains(Tokens.token("token-0"))).isFalse();
    for (int i = 1; i < 9; i++) {
      assertThat(refused.contains(Tokens.token("token-" + i))).isTrue();
    }
  }

  @Test
  void oneThatIsRefusedOftenTakesOnePlace() {
    refused.add(Tokens.token("first"));
    for (int i = 0; i < 20; i++) {
      refused.add(Tokens.token("again"));
    }
    assertThat(refused.contains(Tokens.token("first"))).isTrue();
  }

  @Test
  void forgetsWhatIsForgiven() {
    refused.add(Tokens.token("token"));
    refused.forgive(Tokens.token("token"));

    assertThat(refused.contains(Tokens.token("token"))).isFalse();
  }
}
