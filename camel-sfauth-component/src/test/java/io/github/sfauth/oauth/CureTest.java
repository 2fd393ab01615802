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

import io.github.sfauth.token.RetryClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CureTest {

  private static final Set<String> CODES = Set.of("locked", "shut");

  @Test
  void isAboutItsCodesWhateverTheDescriptionSays() {
    Cure cure = Cure.of(CODES, RetryClass.NEVER, "It is locked.", "Unlock it.", "Open it.");

    assertThat(cure.fits(new OAuthError("Shut", "anything"))).isTrue();
    assertThat(cure.fits(new OAuthError("open", ""))).isFalse();
    assertThat(cure.advice(new JwtBearerGrant()))
        .isEqualTo("It is locked. (1) Unlock it. (2) Open it.");
  }

  @Test
  void saysTheSameOfAnotherCodeWhereThatIsDescribedSo() {
    Cure cure =
        Cure.of(CODES, RetryClass.HUMAN, "It is locked.", "Unlock it.")
            .about("refused", "door is shut");

    assertThat(cure)
        .isEqualTo(
            new Cure(
                Set.of("refused"),
                "door is shut",
                RetryClass.HUMAN,
                "It is locked.",
                List.of("Unlock it.")));
  }
}
