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
import io.github.sfauth.oauth.OAuthError;
import io.github.sfauth.oauth.Texts;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what a token endpoint answers. Unknown members are ignored; what is no answer becomes a
 * failure with status, host and reason, and none of the body, which may hold a token.
 */
final class TokenAnswers {

  private static final int OK = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_CLIENT_ERROR = 400;

  private TokenAnswers() {}

  static TokenResponse read(URI url, int status, HttpHeaders headers, byte[] body) {
    if (status >= FIRST_REDIRECT && status < FIRST_CLIENT_ERROR) {
      throw redirect(url, status, headers);
    }
    Optional<JsonNode> json = Json.object(body);
    if (status == OK) {
      return issued(url, json.orElseThrow(() -> noJson(url, status, headers, body)));
    }
    Optional<OAuthError> error = json.flatMap(TokenAnswers::error);
    return new TokenResponse.Refused(
        status, error.orElseThrow(() -> noJson(url, status, headers, body)), retryAfter(headers));
  }

  private static TokenResponse issued(URI url, JsonNode json) {
    Optional<String> token = text(json, "access_token");
    Optional<String> instance = text(json, "instance_url");
    if (token.isEmpty() || instance.isEmpty()) {
      String missing = token.isEmpty() ? "access_token" : "instance_url";
      throw trouble(
          url, OK, "without the member '" + missing + "'. Is it a Salesforce login host?");
    }
    String type = text(json, "token_type").orElse("Bearer");
    if (!type.equalsIgnoreCase("Bearer")) {
      throw trouble(url, OK, "with token_type '" + Texts.shown(type) + "' instead of Bearer");
    }
    return new TokenResponse.Issued(
        Secret.of(token.get()),
        instance.get(),
        text(json, "id"),
        expiresIn(json),
        text(json, "scope").orElse(""));
  }

  /** A lifetime that is no positive number of seconds says nothing, as if it were absent. */
  private static Optional<Duration> expiresIn(JsonNode json) {
    JsonNode member = json.path("expires_in");
    long seconds = member.isTextual() ? parsed(member.textValue()) : member.asLong(0);
    boolean usable = seconds > 0 && seconds <= Duration.ofDays(3650).toSeconds();
    return usable ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  private static long parsed(String digits) {
    return digits.matches("[0-9]{1,10}") ? Long.parseLong(digits) : 0;
  }

  private static Optional<OAuthError> error(JsonNode json) {
    return text(json, "error")
        .map(code -> new OAuthError(code, text(json, "error_description").orElse("")));
  }

  private static Optional<String> text(JsonNode json, String member) {
    return Optional.ofNullable(json.path(member).textValue()).filter(value -> !value.isBlank());
  }

  private static Optional<Duration> retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .map(value -> parsed(value.strip()))
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds);
  }

  private static TokenUnavailableException redirect(URI url, int status, HttpHeaders headers) {
    String target =
        headers.firstValue("Location").map(Texts::shown).map(TokenAnswers::host).orElse("?");
    return trouble(
        url,
        status,
        "and a redirect to "
            + target
            + ", which is not followed, since the request carries credentials. If the org moved, set"
            + " the login URL to its My Domain");
  }

  private static String host(String location) {
    int query = location.indexOf('?');
    return query < 0 ? location : location.substring(0, query);
  }

  private static TokenUnavailableException noJson(
      URI url, int status, HttpHeaders headers, byte[] body) {
    return trouble(
        url, status, shape(headers, body) + ". Is the host right, and is Salesforce up?");
  }

  private static String shape(HttpHeaders headers, byte[] body) {
    String type = headers.firstValue("Content-Type").orElse("no content type");
    if (body.length == 0) {
      return "and an empty body instead of JSON";
    } else if (type.toLowerCase(Locale.ROOT).contains("html")) {
      return "and an HTML page instead of JSON (a maintenance or login page?)";
    } else if (type.toLowerCase(Locale.ROOT).contains("json")) {
      return "and a body that is no complete JSON answer (" + body.length + " bytes)";
    }
    return "and " + body.length + " bytes of " + Texts.shown(type) + " instead of JSON";
  }

  private static TokenUnavailableException trouble(URI url, int status, String what) {
    return new TokenUnavailableException(sentence(url, status, what), null);
  }

  private static String sentence(URI url, int status, String what) {
    return "The token endpoint at "
        + url.getAuthority()
        + " answered with HTTP "
        + status
        + " "
        + what;
  }
}
