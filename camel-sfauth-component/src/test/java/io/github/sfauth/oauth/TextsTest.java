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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @Test
  void leavesPlainTextAlone() {
    assertThat(Texts.shown("user hasn't approved this consumer (Zürich, 東京)"))
        .isEqualTo("user hasn't approved this consumer (Zürich, 東京)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n", "\n", "\t", "\0", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e", "\ufeff"
      })
  void keepsATextOnOneLineThatReadsAsItIsWritten(String trick) {
    assertThat(Texts.shown("a" + trick + "b")).matches("a {1,2}b");
  }

  @Test
  void leavesNoMarkup() {
    assertThat(Texts.shown("<script>alert(1)</script>")).isEqualTo("‹script›alert(1)‹/script›");
  }

  @Test
  void cutsWhatIsTooLongBetweenCharacters() {
    String emoji = "\uD83D\uDE00";
    assertThat(Texts.shown("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Texts.shown("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    assertThat(Texts.shown("x" + emoji.repeat(250))).isEqualTo("x" + emoji.repeat(199) + "…");
    assertThat(Texts.shown("x".repeat(5_000_000))).hasSize(201);
  }

  @Test
  void replacesHalvesOfCharacters() {
    assertThat(Texts.shown("a\uD83Db")).isEqualTo("a b");
  }

  @Test
  void makesAnErrorFitToBeShown() {
    OAuthError error = new OAuthError("bad\r\ncode", "one\r\ntwo <b>" + "x".repeat(1_000));
    assertThat(error.code()).isEqualTo("bad  code");
    assertThat(error.description()).startsWith("one  two ‹b›").hasSize(201);
  }
}
