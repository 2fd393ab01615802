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

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class TextsPropertyTest {

  private static final int LONGEST = 200;

  @Property(tries = 1_000)
  void whateverIsShownIsOneShortHarmlessLine(@ForAll @StringLength(max = 400) String text) {
    String shown = Texts.shown(text);

    assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(LONGEST + 1);
    assertThat(shown).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029<>]");
  }

  @Property(tries = 500)
  void plainTextIsShownAsItIs(@ForAll("plain") String text) {
    assertThat(Texts.shown(text)).isEqualTo(text);
  }

  @Property(tries = 500)
  void whatWasShownOnceIsShownAsItIs(@ForAll @StringLength(max = 199) String text) {
    String shown = Texts.shown(text);

    assertThat(Texts.shown(shown)).isEqualTo(shown);
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings()
        .withCharRange('?', '~')
        .withChars(" !\"#$%&'()*+,-./0123456789:;=\u00FC\u6771")
        .ofMaxLength(LONGEST);
  }
}
