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
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks whether a host is one to log in at: asks for its OpenID Connect discovery document, which
 * needs no session ("OpenID Connect Discovery Endpoint", Salesforce Help). Thread-safe.
 */
public final class LoginHostProbe {

  private static final String PATH = "/.well-known/openid-configuration";
  private static final int OK = 200;

  private final Exchanges exchanges;

  LoginHostProbe(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /**
   * What a host answered.
   *
   * @param status HTTP status code
   * @param isLoginHost whether it is an OAuth server of Salesforce's
   * @param serverTime when it says it answered
   */
  public record LoginHost(int status, boolean isLoginHost, Optional<Instant> serverTime) {}

  /**
   * Asks.
   *
   * @param loginUrl base URL of the host
   * @return what it answered
   * @throws TokenUnavailableException if nobody answers there
   */
  public LoginHost ask(URI loginUrl) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(loginUrl + PATH))
            .header("Accept", "application/json")
            .GET()
            .build();
    Answer answer = exchanges.exchange(request);
    JsonNode json = Json.read(answer.body());
    return new LoginHost(
        answer.status(),
        answer.status() == OK && Json.text(json, "token_endpoint").isPresent(),
        answer.date());
  }
}
