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

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.sfauth.oauth.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JSON object in a secret. Changed by cutting new values into the text, not by writing it anew:
 * so whatever others keep in the secret stays as they wrote it, to the character. Immutable.
 */
final class SecretDocument {

  private static final int MOST_NAMES_SHOWN = 20;

  /** Its messages show no source, since the source is secret. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  /** Nobody sees it, and no parser of JSON takes it, ours and Python's included. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** An object without members. */
  static final SecretDocument EMPTY = new SecretDocument("{}", List.of());

  /** One member: its value's type, its text if a string or an integer, and where it stands. */
  private record Member(String name, JsonToken type, String scalar, int start, int end) {}

  private final String text;
  private final List<Member> members;

  private SecretDocument(String text, List<Member> members) {
    this.text = text;
    this.members = List.copyOf(members);
  }

  /**
   * Reads the text of a secret.
   *
   * @throws IllegalArgumentException if it is no JSON object; the message says what is wrong and
   *     quotes nothing
   */
  static SecretDocument parse(String text) {
    if (text.startsWith(BYTE_ORDER_MARK)) {
      throw new IllegalArgumentException(
          "is not JSON: it begins with a byte order mark, which some editors and shells put before"
              + " a file's text; store it without");
    }
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            first == null ? "is empty" : "is JSON, but not an object");
      }
      List<Member> members = new ArrayList<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        members.add(member(parser));
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("is not JSON: something follows the object");
      }
      return new SecretDocument(text, members);
    } catch (JsonProcessingException e) {
      // Not the cause of what is thrown: its message may quote what it stumbled over.
      throw new IllegalArgumentException(
          e.getLocation() == null
              ? "is not JSON"
              : "is not JSON: error in line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory cannot fail to be read", e);
    }
  }

  private static Member member(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonToken type = parser.nextToken();
    int start = offset(parser.currentTokenLocation().getCharOffset());
    String scalar =
        type == JsonToken.VALUE_STRING || type == JsonToken.VALUE_NUMBER_INT
            ? parser.getText()
            : "";
    parser.skipChildren();
    return new Member(name, type, scalar, start, offset(parser.currentLocation().getCharOffset()));
  }

  private static int offset(long chars) {
    return Math.toIntExact(chars);
  }

  /** The names of its members, in their order. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    members.forEach(member -> names.add(member.name()));
    return Collections.unmodifiableSet(names);
  }

  /** Its names for a message: they are no secret. */
  String shownNames() {
    return members.isEmpty()
        ? "none"
        : names().stream()
            .limit(MOST_NAMES_SHOWN)
            .map(Texts::shown)
            .collect(Collectors.joining(", "));
  }

  /** The text of a member, if there is one and it is a string. Of two with one name, the last. */
  Optional<String> string(String name) {
    return last(name).filter(m -> m.type() == JsonToken.VALUE_STRING).map(Member::scalar);
  }

  /** The value of a member, if there is one and it is an integer that a long can hold. */
  OptionalLong integer(String name) {
    Optional<Member> member = last(name).filter(m -> m.type() == JsonToken.VALUE_NUMBER_INT);
    try {
      return member.isPresent()
          ? OptionalLong.of(Long.parseLong(member.get().scalar()))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Whether there is a member that is neither a string nor null. */
  boolean isOfAnotherType(String name) {
    return last(name)
        .filter(m -> m.type() != JsonToken.VALUE_STRING && m.type() != JsonToken.VALUE_NULL)
        .isPresent();
  }

  private Optional<Member> last(String name) {
    return members.stream().filter(m -> m.name().equals(name)).reduce((first, second) -> second);
  }

  /**
   * The same text but for some values.
   *
   * @param values strings by member name; those that are missing are added at the end, in this
   *     order
   */
  String with(Map<String, String> values) {
    Map<String, String> quoted = new LinkedHashMap<>();
    values.forEach((name, value) -> quoted.put(name, quoted(value)));
    return withJson(quoted);
  }

  /**
   * The same text but for some values.
   *
   * @param values JSON by member name; those that are missing are added at the end, in this order
   */
  String withJson(Map<String, String> values) {
    StringBuilder changed = new StringBuilder();
    int copied = 0;
    for (Member member : members) {
      String value = values.get(member.name());
      if (value != null) {
        changed.append(text, copied, member.start()).append(value);
        copied = member.end();
      }
    }
    int end = endOfMembers();
    changed.append(text, copied, end);
    Set<String> names = names();
    String separator = members.isEmpty() ? "" : ", ";
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (!names.contains(entry.getKey())) {
        changed.append(separator).append(quoted(entry.getKey()));
        changed.append(": ").append(entry.getValue());
        separator = ", ";
      }
    }
    return changed.append(text, end, text.length()).toString();
  }

  private int endOfMembers() {
    return members.isEmpty() ? text.indexOf('{') + 1 : members.get(members.size() - 1).end();
  }

  /** A string as JSON. */
  static String quoted(String value) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }

  /** Shows the names of its members only. */
  @Override
  public String toString() {
    return "SecretDocument" + names();
  }
}
