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
import io.github.sfauth.oauth.Texts;
import io.github.sfauth.token.AccessToken;
import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Makes one call to the REST API: the org's limits ("Limits", REST API Developer Guide).
 * Thread-safe.
 */
public final class LimitsEndpoint {

  /** Old enough to be on every org, and new enough to stay for years. */
  private static final String PATH = "/services/data/v60.0/limits";

  private static final int OK = 200;

  private final Exchanges exchanges;

  LimitsEndpoint(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /** What the API says. */
  public sealed interface ApiAnswer {

    /**
     * It took the token.
     *
     * @param max how many API calls the org has in 24 hours; -1 if it does not say
     * @param remaining how many of them are left; -1 if it does not say
     */
    record Accepted(long max, long remaining) implements ApiAnswer {}

    /**
     * It did not.
     *
     * @param status HTTP status code
     * @param code its error code; empty if there is none
     * @param message its words
     */
    record Refused(int status, String code, String message) implements ApiAnswer {}
  }

  /**
   * Asks.
   *
   * @param token the token to ask with; it goes to its own instance only
   * @return what the API says
   * @throws io.github.sfauth.token.TokenUnavailableException if nobody answers there
   */
  public ApiAnswer ask(AccessToken token) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(token.instanceUrlText() + PATH))
            .header("Authorization", token.authorization())
            .header("Accept", "application/json")
            .GET()
            .build();
    Answer answer = exchanges.exchange(request);
    JsonNode json = Json.read(answer.body());
    if (answer.status() == OK && json.isObject()) {
      JsonNode calls = json.path("DailyApiRequests");
      return new ApiAnswer.Accepted(
          calls.path("Max").asLong(-1), calls.path("Remaining").asLong(-1));
    }
    JsonNode error = json.path(0);
    return new ApiAnswer.Refused(
        answer.status(),
        Texts.shown(Json.text(error, "errorCode").orElse("")),
        Texts.shown(Json.text(error, "message").orElse("")));
  }
}
