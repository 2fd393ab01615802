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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSignatureTest {

  private static final Secret SECRET = Secret.of("secret-of-the-app");
  private static final String SIGNED =
      "https://login.salesforce.com/id/00Dxx0000001gPL/005xx000001SwiU1700000000001";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4UdZFsnWr+/Bs6fSxbI+xNnISfuXqF4RYjSez/Sh1GU=",
        "4UdZFsnWr+/Bs6fSxbI+xNnISfuXqF4RYjSez/Sh1GU",
        "4UdZFsnWr-_Bs6fSxbI-xNnISfuXqF4RYjSez_Sh1GU=",
        " 4UdZFsnWr-_Bs6fSxbI-xNnISfuXqF4RYjSez_Sh1GU\n",
      })
  void isReadInEitherAlphabetWithOrWithoutPadding(String value) {
    AnswerSignature signature = new AnswerSignature(value, SIGNED);
    assertThat(signature.isBy(SECRET)).isTrue();
    assertThat(signature.isBy(Secret.of("another"))).isFalse();
    assertThat(new AnswerSignature(value, SIGNED + "0").isBy(SECRET)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no Base64", "4", "4UdZFsnWr+/Bs6fSxbI+xNnISfuXqF4RYjSez/Sh1G=="})
  void isNobodysWhereItIsNone(String value) {
    assertThat(new AnswerSignature(value, SIGNED).isBy(SECRET)).isFalse();
  }

  @Test
  void showsNothingOfItself() {
    assertThat(new AnswerSignature("value", SIGNED)).hasToString("AnswerSignature");
  }
}
