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
package io.github.sfauth.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a few words what an answer looks like that is none, and nothing of what it says. */
final class Shape {

  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9.+-]{1,60}");

  private Shape() {}

  static String of(Answer answer, JsonNode json) {
    String type = mediaType(answer);
    if (answer.body().length == 0) {
      return "and an empty body instead of JSON";
    } else if (type.endsWith("html")) {
      return "and an HTML page instead of JSON (a maintenance or login page?)";
    } else if (json.isContainerNode()) {
      return "and JSON that is no answer of a token endpoint";
    } else if (type.endsWith("json")) {
      return "and a body that is no complete JSON (" + answer.body().length + " bytes)";
    }
    return "and " + answer.body().length + " bytes of " + type + " instead of JSON";
  }

  private static String mediaType(Answer answer) {
    String header = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    Matcher type = MEDIA_TYPE.matcher(header);
    return type.lookingAt() ? type.group() : "unknown type";
  }
}
