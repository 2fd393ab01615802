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
package io.github.sfauth.simulator.org;

import io.github.sfauth.simulator.server.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query, of the part of SOQL that is understood here: fields or {@code COUNT()}, one object, at
 * most one comparison with a text, order and limit (SOQL and SOSL Reference, "SOQL SELECT Syntax").
 *
 * @param fields names of the fields, as written
 * @param object name of the object, as written
 * @param condition what records must satisfy
 * @param limit how many records at most
 */
record Soql(List<String> fields, String object, Optional<Condition> condition, int limit) {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\s*SELECT\\s+(?<fields>[\\w.]+(?:\\s*,\\s*[\\w.]+)*|COUNT\\(\\))"
              + "\\s+FROM\\s+(?<object>\\w+)"
              + "(?:\\s+WHERE\\s+(?<field>\\w+)\\s*=\\s*'(?<value>(?:[^'\\\\]|\\\\.)*)')?"
              + "(?:\\s+ORDER\\s+BY\\s+\\w+(?:\\s+(?:ASC|DESC))?)?"
              + "(?:\\s+LIMIT\\s+(?<limit>\\d{1,9}))?\\s*",
          Pattern.CASE_INSENSITIVE);

  /**
   * A comparison.
   *
   * @param field name of the field, as written
   * @param value what it must be
   */
  record Condition(String field, String value) {}

  static Optional<Soql> parse(String text) {
    Matcher query = SYNTAX.matcher(text);
    if (!query.matches()) {
      return Optional.empty();
    }
    Optional<Condition> condition =
        Optional.ofNullable(query.group("field"))
            .map(field -> new Condition(field, unescape(query.group("value"))));
    int limit =
        Optional.ofNullable(query.group("limit")).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    List<String> fields = Arrays.asList(query.group("fields").split("\\s*,\\s*", -1));
    return Optional.of(new Soql(fields, query.group("object"), condition, limit));
  }

  private static String unescape(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }

  static Answer malformed() {
    return RestError.of(400, "MALFORMED_QUERY", "unexpected token");
  }

  boolean counts() {
    return fields.size() == 1 && fields.get(0).equalsIgnoreCase("COUNT()");
  }
}
