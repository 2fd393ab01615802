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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sfauth.JsonTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.NotEmpty;

/** A secret as anybody may write it: what is not ours stays, to the character. */
class SecretDocumentPropertyTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The largest that Secrets Manager takes. */
  private static final int LARGEST = 65_536;

  /** A member as it is written, and where the value stands in that. */
  private record Written(String name, String before, String value, String after) {

    String text() {
      return before + value + after;
    }
  }

  @Property(tries = 800)
  void changesTheValuesAndNothingElse(
      @ForAll("members") List<Written> members,
      @ForAll("space") String space,
      @ForAll String token) {
    String text = object(members, space);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("SessionId", token);
    values.put("Instance", "acme.my.salesforce.com");

    assertThat(SecretDocument.parse(text).with(values)).isEqualTo(expected(members, space, values));
  }

  /** Another implementation reads what was written; the others' values are what they were. */
  @Property(tries = 500)
  void anotherParserReadsTheNewValuesAndTheOldOnes(
      @ForAll("objects") String text, @ForAll @NotEmpty String token)
      throws JsonProcessingException {
    ObjectNode expected = (ObjectNode) MAPPER.readTree(text);
    expected.put("SessionId", token);

    JsonNode changed = MAPPER.readTree(SecretDocument.parse(text).with(Map.of("SessionId", token)));

    assertThat(changed).isEqualTo(expected);
  }

  @Property(tries = 500)
  void readsStringsAsAnotherParserDoes(@ForAll("objects") String text)
      throws JsonProcessingException {
    SecretDocument document = SecretDocument.parse(text);
    JsonNode expected = MAPPER.readTree(text);

    for (String name : document.names()) {
      assertThat(document.string(name))
          .isEqualTo(Optional.ofNullable(expected.get(name).textValue()));
      assertThat(document.isOfAnotherType(name))
          .isEqualTo(!expected.get(name).isTextual() && !expected.get(name).isNull());
    }
    assertThat(document.names()).hasSize(expected.size());
  }

  /**
   * The parser reads long texts in pieces: no value is where a piece ends, or it is all the same.
   */
  @Property(tries = 60)
  void findsItsWayInASecretThatIsAsLargeAsCanBe(
      @ForAll("members") List<Written> members, @ForAll("padding") String padding) {
    Written pad = new Written("padding", "\"padding\":", "\"" + padding + "\"", " ");
    List<Written> padded = new ArrayList<>(members);
    padded.add(0, pad);
    padded.add(new Written("SessionId", "\"SessionId\" : ", "\"old\"", "\n"));
    Map<String, String> values = Map.of("SessionId", padding);

    assertThat(SecretDocument.parse(object(padded, "")).with(values))
        .isEqualTo(expected(padded, "", values));
  }

  @Property(tries = 1_000)
  void refusesWhatIsNoneInOneWayAndQuotesNothing(@ForAll("texts") String text) {
    SecretDocument document;
    try {
      document = SecretDocument.parse(text);
    } catch (IllegalArgumentException e) {
      assertThat(e)
          .hasNoCause()
          .message()
          .matches(
              "is (empty|JSON, but not an object|not JSON"
                  + "(: something follows the object|: error in line \\d+, column \\d+"
                  + "|: it begins with a byte order mark, which .*)?)");
      return;
    }
    assertThat(document.with(Map.of())).isEqualTo(text);
  }

  private static String object(List<Written> members, String space) {
    return space
        + members.stream().map(Written::text).collect(Collectors.joining(",", "{" + space, "}"))
        + space;
  }

  /** Written by hand, piece by piece. */
  private static String expected(List<Written> members, String space, Map<String, String> values) {
    StringBuilder text =
        new StringBuilder(space).append('{').append(members.isEmpty() ? "" : space);
    for (int i = 0; i < members.size(); i++) {
      Written member = members.get(i);
      String value = values.get(member.name());
      text.append(i == 0 ? "" : ",").append(member.before());
      text.append(value == null ? member.value() : written(value));
      text.append(i == members.size() - 1 ? "" : member.after());
    }
    String separator = members.isEmpty() ? "" : ", ";
    for (Map.Entry<String, String> added : values.entrySet()) {
      if (members.stream().noneMatch(member -> member.name().equals(added.getKey()))) {
        text.append(separator).append('"').append(added.getKey()).append("\": ");
        text.append(written(added.getValue()));
        separator = ", ";
      }
    }
    String last = members.isEmpty() ? space : members.get(members.size() - 1).after();
    return text.append(last).append('}').append(space).toString();
  }

  private static String written(String value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<String> space() {
    return JsonTexts.space();
  }

  /** Names and values, of which the secret's own are some. */
  @Provide
  Arbitrary<List<Written>> members() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of("SessionId", "Instance", "ConsumerSecret", ""),
            Arbitraries.strings().ofMaxLength(6));
    Arbitrary<String> values = JsonTexts.values().filter(SecretDocumentPropertyTest::isRead);
    return Combinators.combine(names, values, JsonTexts.space(), JsonTexts.space())
        .as(
            (name, value, before, after) ->
                new Written(
                    name, after + JsonTexts.quoted(name) + before + ":" + after, value, before))
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> objects() {
    return JsonTexts.objects(
        List.of("SessionId", "Instance", "a"),
        JsonTexts.values().filter(SecretDocumentPropertyTest::isRead));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, JsonTexts.broken(objects())),
        Tuple.of(1, JsonTexts.objects(List.of("SessionId"), JsonTexts.values())),
        Tuple.of(1, JsonTexts.values()),
        Tuple.of(1, objects().map(object -> "\uFEFF" + object)),
        Tuple.of(1, Arbitraries.strings()));
  }

  @Provide
  Arbitrary<String> padding() {
    return Arbitraries.integers().between(LARGEST / 2 - 100, LARGEST / 2 + 100).map("x"::repeat);
  }

  /** Deeper or longer than the parser goes is no JSON to it. */
  private static boolean isRead(String value) {
    try {
      SecretDocument.parse("{\"a\":" + value + "}");
      return !value.contains("[".repeat(900)) && MAPPER.readTree(value) != null;
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return false;
    }
  }
}
