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
import io.github.sfauth.oauth.AnswerSignature;
import io.github.sfauth.oauth.OAuthError;
import io.github.sfauth.oauth.Texts;
import io.github.sfauth.oauth.TokenRequest;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a token endpoint answers. Unknown members are ignored; what is no answer becomes a
 * failure with status, host and reason, and none of the body, which may hold a token.
 */
final class TokenAnswers {

  private static final int OK = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_CLIENT_ERROR = 400;

  /** RFC 6749, appendix A.12, without the space: no HTTP header carries anything else. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

  private static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,15}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

  private final InstantSource clock;

  TokenAnswers(InstantSource clock) {
    this.clock = clock;
  }

  TokenResponse read(TokenRequest request, Answer answer) {
    int status = answer.status();
    if (status >= FIRST_REDIRECT && status < FIRST_CLIENT_ERROR) {
      throw redirect(request.tokenUrl(), answer);
    }
    JsonNode json = Json.read(answer.body());
    if (status == OK && json.isObject()) {
      return issued(request.tokenUrl(), answer, json);
    }
    return error(json, Confided.in(request))
        .filter(error -> status != OK)
        .map(
            error ->
                new TokenResponse.Refused(status, error, answer.retryAfter(clock), answer.date()))
        .orElseThrow(() -> noAnswer(request.tokenUrl(), answer, json));
  }

  private static TokenResponse issued(URI url, Answer answer, JsonNode json) {
    String token = required(url, json, "access_token");
    String instance = required(url, json, "instance_url");
    if (!TOKEN.matcher(token).matches()) {
      throw trouble(url, OK, "and an access_token that no HTTP header can carry");
    }
    requireBearer(url, json.path("token_type"));
    return new TokenResponse.Issued(
        Secret.of(token),
        instance,
        Json.text(json, "id"),
        expiresIn(json.path("expires_in")),
        Json.text(json, "scope").orElse(""),
        signature(json),
        answer.date());
  }

  /** All three or none: answers to JWT bearer requests often lack two of them. */
  private static Optional<AnswerSignature> signature(JsonNode json) {
    return Json.text(json, "signature")
        .flatMap(
            signature ->
                Json.text(json, "id")
                    .flatMap(
                        id ->
                            Json.text(json, "issued_at")
                                .map(at -> new AnswerSignature(signature, id + at))));
  }

  private static String required(URI url, JsonNode json, String member) {
    return Json.text(json, member)
        .orElseThrow(
            () ->
                trouble(
                    url,
                    OK,
                    "without the member '" + member + "'. Is it a Salesforce login host?"));
  }

  /** RFC 6749, section 7.1: a token of a type that we do not know must not be used. */
  private static void requireBearer(URI url, JsonNode type) {
    boolean bearer = type.isMissingNode() || "Bearer".equalsIgnoreCase(type.textValue());
    if (!bearer) {
      String name = type.asText();
      String shown = TYPE_NAME.matcher(name).matches() ? "'" + name + "'" : "something else";
      throw trouble(url, OK, "and token_type " + shown + " instead of Bearer");
    }
  }

  /** A lifetime that is no positive number of seconds says nothing, as if it were absent. */
  private static Optional<Duration> expiresIn(JsonNode member) {
    long seconds = 0;
    if (member.isTextual() && SECONDS.matcher(member.textValue()).matches()) {
      seconds = Long.parseLong(member.textValue());
    } else if (member.isNumber() && member.canConvertToLong()) {
      seconds = member.longValue();
    }
    boolean usable = seconds > 0 && seconds <= Lifetime.LONGEST.toSeconds();
    return usable ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  private static Optional<OAuthError> error(JsonNode json, Confided confided) {
    return Json.text(json, "error")
        .map(
            code ->
                new OAuthError(
                    confided.removedFrom(code),
                    confided.removedFrom(Json.text(json, "error_description").orElse(""))));
  }

  private static TokenUnavailableException redirect(URI url, Answer answer) {
    return trouble(
        url,
        answer.status(),
        "and a redirect"
            + answer.headers().firstValue("Location").flatMap(TokenAnswers::host).orElse("")
            + ", which is not followed, since the request carries credentials. If the org moved, set"
            + " the login URL to its My Domain");
  }

  /** The host alone: path and query may hold anything. */
  private static Optional<String> host(String location) {
    try {
      return Optional.ofNullable(URI.create(location.strip()).getHost())
          .map(host -> " to " + Texts.shown(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private TokenUnavailableException noAnswer(URI url, Answer answer, JsonNode json) {
    String what = Shape.of(answer, json) + ". Is the host right, and is Salesforce up?";
    return trouble(url, answer.status(), what, answer.retryAfter(clock).orElse(null));
  }

  private static TokenUnavailableException trouble(URI url, int status, String what) {
    return trouble(url, status, what, null);
  }

  private static TokenUnavailableException trouble(
      URI url, int status, String what, @Nullable Duration retryAfter) {
    String message =
        "The token endpoint at "
            + url.getAuthority()
            + " answered with HTTP "
            + status
            + " "
            + what;
    return new TokenUnavailableException(message, retryAfter, null);
  }
}
