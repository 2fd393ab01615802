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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretDocumentTest {

  private static String with(String text, String... pairs) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return SecretDocument.parse(text).with(values);
  }

  @Test
  void keepsEveryOtherCharacter() {
    String others =
        "\n \"n\" :1.50e+02,\t\"big\":123456789012345678901234567890.10, \"nil\": null,"
            + " \"deep\":{\"SessionId\":[1, {\"a\":\"}\"}]}, \"é\\u00e9\\/\":\"\\ud83d\\ude00\",";

    assertThat(with("{" + others + "\"SessionId\" :  \"old\" , \"t\":true}\n", "SessionId", "new"))
        .isEqualTo("{" + others + "\"SessionId\" :  \"new\" , \"t\":true}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|{\"S\": \"t\", \"I\": \"h\"}",
        "{ }|{\"S\": \"t\", \"I\": \"h\" }",
        "{\"a\":1}|{\"a\":1, \"S\": \"t\", \"I\": \"h\"}",
        "{\"a\":{\"b\":[]} }|{\"a\":{\"b\":[]}, \"S\": \"t\", \"I\": \"h\" }",
        "{\"a\":null}|{\"a\":null, \"S\": \"t\", \"I\": \"h\"}",
        "{\"I\":null}|{\"I\":\"h\", \"S\": \"t\"}",
        "{\"I\":12.5,\"S\":{\"x\":[1]},\"z\":\"\"}|{\"I\":\"h\",\"S\":\"t\",\"z\":\"\"}",
        "{\"S\":\"a\",\"S\":\"b\",\"I\":\"\"}|{\"S\":\"t\",\"S\":\"t\",\"I\":\"h\"}"
      })
  void replacesWhatIsThereAndAddsTheRestAtTheEnd(String before, String after) {
    assertThat(with(before, "S", "t", "I", "h")).isEqualTo(after);
  }

  @Test
  void escapesWhatItWrites() {
    String text = with("{}", "S", "a\"b\\c\n");

    assertThat(text).isEqualTo("{\"S\": \"a\\\"b\\\\c\\n\"}");
    assertThat(SecretDocument.parse(text).string("S")).hasValue("a\"b\\c\n");
  }

  @Test
  void readsStringsAndTellsOtherTypesFromAbsence() {
    SecretDocument document =
        SecretDocument.parse("{\"s\":\"1\",\"s\":\"2\",\"n\":1,\"z\":null,\"o\":{\"s\":\"3\"}}");

    assertThat(document.names()).containsExactly("s", "n", "z", "o");
    assertThat(document.string("s")).hasValue("2");
    assertThat(document.string("n")).isEmpty();
    assertThat(document.isOfAnotherType("n")).isTrue();
    assertThat(document.isOfAnotherType("o")).isTrue();
    assertThat(document.isOfAnotherType("z")).isFalse();
    assertThat(document.isOfAnotherType("missing")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|is empty",
        "`  `|is empty",
        "[\"PLANTED\"]|is JSON, but not an object",
        "\"PLANTED\"|is JSON, but not an object",
        "42|is JSON, but not an object",
        "PLANTED|is not JSON: error in line 1",
        "{PLANTED:1}|is not JSON: error in line 1",
        "{\"a\":PLANTED}|is not JSON: error in line 1",
        "{\"a\":\"PLANTED|is not JSON: error in line 1",
        "{\"a\":\"PLANTED\"|is not JSON: error in line 1",
        "{\"a\":\"PLANTED\"} PLANTED|is not JSON",
        "{\"a\":\"PLANTED\"}{}|is not JSON: something follows the object"
      })
  void saysWhatIsWrongWithoutQuotingIt(String text, String reason) {
    assertThatThrownBy(() -> SecretDocument.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason)
        .hasMessageNotContaining("PLANTED")
        .hasNoCause();
  }

  @Test
  void saysWhatNobodySeesBeforeTheText() {
    assertThatThrownBy(() -> SecretDocument.parse("\uFEFF{\"a\":\"PLANTED\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("byte order mark")
        .hasMessageNotContaining("PLANTED");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Long.MIN_VALUE, Long.MAX_VALUE})
  void readsAnIntegerThatALongCanHold(long value) {
    assertThat(SecretDocument.parse("{\"n\":" + value + "}").integer("n")).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-1e3", "1.0", "\"1\"", "null", "[1]"})
  void takesNothingElseForAnInteger(String value) {
    assertThat(SecretDocument.parse("{\"n\":" + value + "}").integer("n")).isEmpty();
  }

  @Test
  void showsNamesOnly() {
    assertThat(SecretDocument.parse("{\"a\":\"PLANTED\",\"SessionId\":\"PLANTED\"}"))
        .hasToString("SecretDocument[a, SessionId]");
  }
}
