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

import io.github.sfauth.token.RetryClass;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of refusals as people read it. */
public final class RefusalTable {

  private RefusalTable() {}

  /** One part for each refusal, those of one code together. */
  public static List<String> markdown() {
    List<String> lines = new ArrayList<>();
    Stream.concat(ordered(), Stream.of(Cures.UNKNOWN))
        .forEach(
            cure -> {
              if (!lines.isEmpty()) {
                lines.add("");
              }
              lines.addAll(part(cure));
            });
    return lines;
  }

  /** By code; what holds for every code comes last, as does a code's general row. */
  private static Stream<Cure> ordered() {
    Predicate<Cure> anyCode = cure -> cure.codes().isEmpty();
    List<Cure> rows = Cures.TABLE;
    return Stream.concat(rows.stream().filter(anyCode.negate()), rows.stream().filter(anyCode));
  }

  private static List<String> part(Cure cure) {
    List<String> lines = new ArrayList<>();
    lines.add("### " + title(cure));
    lines.add("");
    lines.add(everybody(cure.meaning()));
    lines.add("");
    int number = 1;
    for (String step : cure.steps()) {
      lines.add(number++ + ". " + everybody(step));
    }
    lines.add("");
    lines.add("*Tried again:* " + again(cure.retry()));
    return lines;
  }

  private static String title(Cure cure) {
    String codes =
        new TreeSet<>(cure.codes())
            .stream().map(code -> "`" + code + "`").collect(Collectors.joining(", "));
    if (cure == Cures.UNKNOWN) {
      return "Any other code";
    } else if (codes.isEmpty()) {
      return "Any code, “" + cure.contains() + "”";
    } else if (cure.contains().isEmpty()) {
      return codes;
    }
    return codes + ", “" + cure.contains() + "”";
  }

  /** Who the user is depends on the flow. */
  private static String everybody(String text) {
    String both =
        text.replace(
                Actor.WHO,
                "the user (client credentials: the app's run-as user; JWT bearer: the user whom the assertion names)")
            .replace(
                Actor.ANOTHER,
                "choose another (client credentials: the run-as user in the app's policies; JWT"
                    + " bearer: the option `username` or the secret's member `Username`)");
    return Character.toUpperCase(both.charAt(0)) + both.substring(1);
  }

  private static String again(RetryClass retry) {
    return switch (retry) {
      case NEVER -> "no, somebody must change a setting. Held for 60 to 90 seconds.";
      case CREDENTIALS ->
          "once, if the credentials in the secret have changed since. Held for 60 to 90 seconds.";
      case HUMAN -> "no, a person must authorise again. Held for 60 to 90 seconds.";
      case BACK_OFF -> "yes, by itself, after pauses that grow.";
    };
  }
}
