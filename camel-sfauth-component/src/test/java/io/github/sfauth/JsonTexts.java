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
package io.github.sfauth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws JSON, as texts rather than values: how it is written is half of what can go wrong. */
public final class JsonTexts {

  private static final int DEPTH = 3;

  private JsonTexts() {}

  /** One value of any type. */
  public static Arbitrary<String> values() {
    return values(DEPTH);
  }

  /** A string literal of any characters, some of them escaped, halves of characters included. */
  public static Arbitrary<String> strings() {
    return Arbitraries.strings()
        .ofMaxLength(12)
        .array(String[].class)
        .ofSize(1)
        .map(one -> quoted(one[0]));
  }

  /** The literal of a text, with everything escaped that JSON wants escaped, and a bit more. */
  public static String quoted(String text) {
    return text.chars().mapToObj(JsonTexts::character).collect(Collectors.joining("", "\"", "\""));
  }

  private static String character(int c) {
    if (c == '"' || c == '\\') {
      return "\\" + (char) c;
    }
    boolean escaped = c < ' ' || c % 7 == 0 || Character.isSurrogate((char) c);
    return escaped ? String.format(Locale.ROOT, "\\u%04x", c) : String.valueOf((char) c);
  }

  /** Numbers as people, other languages and attackers write them. */
  public static Arbitrary<String> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "0",
            "-0",
            "-1",
            "1",
            "3600",
            "3600.0",
            "36e2",
            "0.4",
            "1e300",
            "-1e-300",
            "1E+9",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809"),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.bigIntegers().map(String::valueOf),
        Arbitraries.of(200, 2_000).map("9"::repeat));
  }

  /** White space that JSON allows. */
  public static Arbitrary<String> space() {
    return Arbitraries.strings().withChars(" \t\r\n").ofMaxLength(3);
  }

  /** An object with these names and others, some of them twice, in any order. */
  public static Arbitrary<String> objects(List<String> names, Arbitrary<String> values) {
    Arbitrary<String> name =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of(names).map(JsonTexts::quoted)), Tuple.of(1, strings()));
    return Combinators.combine(name, space(), values, space())
        .as((member, before, value, after) -> member + before + ":" + after + value + before)
        .list()
        .ofMaxSize(8)
        .map(members -> members.stream().collect(Collectors.joining(",", "{", "}")));
  }

  /** A text after an accident: cut off, with something put in, or with something behind it. */
  public static Arbitrary<String> broken(Arbitrary<String> texts) {
    Arbitrary<String> junk =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(3),
            Arbitraries.of("\"", "\\", "{", "}", "[", "]", ",", ":", "\0", "\uFEFF", "//", "NaN"));
    return Combinators.combine(
            texts, Arbitraries.integers().between(0, 1_000), junk, Arbitraries.of(0, 1, 2))
        .as(
            (text, where, put, kind) -> {
              int at = text.isEmpty() ? 0 : where % text.length();
              return switch (kind) {
                case 0 -> text.substring(0, at);
                case 1 -> text.substring(0, at) + put + text.substring(at);
                default -> text + put;
              };
            });
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> plain =
        Arbitraries.oneOf(Arbitraries.of("null", "true", "false"), numbers(), strings());
    if (depth == 0) {
      return plain;
    }
    Arbitrary<String> deeper = Arbitraries.lazy(() -> values(depth - 1));
    Arbitrary<String> array =
        deeper.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
    Arbitrary<String> nested = Arbitraries.of(50, 2_000).map(n -> "[".repeat(n) + "]".repeat(n));
    return Arbitraries.frequencyOf(
        Tuple.of(6, plain),
        Tuple.of(1, array),
        Tuple.of(1, Arbitraries.lazy(() -> objects(List.of("a", "SessionId"), values(depth - 1)))),
        Tuple.of(1, nested));
  }
}
