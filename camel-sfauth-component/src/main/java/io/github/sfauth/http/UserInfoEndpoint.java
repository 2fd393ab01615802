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
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks Salesforce's UserInfo endpoint whom a token speaks for (OpenID Connect Core, section 5.3).
 */
public final class UserInfoEndpoint {

  private static final String PATH = "/services/oauth2/userinfo";
  private static final int OK = 200;

  /** Both become headers of the exchange: nothing else may get there. */
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?");

  private final Exchanges exchanges;

  UserInfoEndpoint(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /**
   * Who a token speaks for.
   *
   * @param organizationId the org's id
   * @param userId the user's id
   * @param username the user's name; empty if it is not said
   */
  public record UserInfo(String organizationId, String userId, String username) {}

  /**
   * Asks.
   *
   * @param token the token to ask with; it goes to its own instance only
   * @return org and user
   * @throws TokenUnavailableException if the endpoint does not say
   */
  public UserInfo ask(AccessToken token) {
    URI url = URI.create(token.instanceUrlText() + PATH);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Authorization", token.authorization())
            .header("Accept", "application/json")
            .GET()
            .build();
    Answer answer = exchanges.exchange(request);
    JsonNode json = Json.read(answer.body());
    Optional<String> org = id(json, "organization_id");
    Optional<String> user = id(json, "user_id");
    if (answer.status() != OK || org.isEmpty() || user.isEmpty()) {
      throw new TokenUnavailableException(
          "The UserInfo endpoint at "
              + url.getAuthority()
              + " answered with HTTP "
              + answer.status()
              + " and does not say who is logged in; without identityHeaders=true it is not asked",
          null);
    }
    return new UserInfo(
        org.get(), user.get(), Texts.shown(Json.text(json, "preferred_username").orElse("")));
  }

  private static Optional<String> id(JsonNode json, String member) {
    return Json.text(json, member).filter(text -> ID.matcher(text).matches());
  }
}
