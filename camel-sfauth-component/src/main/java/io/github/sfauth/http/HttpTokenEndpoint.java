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

import io.github.sfauth.oauth.TokenEndpoint;
import io.github.sfauth.oauth.TokenRequest;
import io.github.sfauth.oauth.TokenResponse;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sends token requests as forms (RFC 6749, appendix B) and reads the answers. */
final class HttpTokenEndpoint implements TokenEndpoint {

  private final Exchanges exchanges;
  private final TokenAnswers answers;

  HttpTokenEndpoint(Exchanges exchanges, InstantSource clock) {
    this.exchanges = exchanges;
    this.answers = new TokenAnswers(clock);
  }

  @Override
  public TokenResponse send(TokenRequest request) {
    Latest latest = new Latest(request);
    Answer answer = exchanges.exchange(post(request), latest::next);
    return answers.read(latest.request, answer);
  }

  /** The one that was sent last, which its answer may quote. */
  private static final class Latest {

    private TokenRequest request;

    Latest(TokenRequest first) {
      this.request = first;
    }

    Optional<HttpRequest> next() {
      Optional<TokenRequest> next = request.again().map(Supplier::get);
      next.ifPresent(made -> request = made);
      return next.map(HttpTokenEndpoint::post);
    }
  }

  private static HttpRequest post(TokenRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.tokenUrl())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(encode(request.form())));
    request.headers().forEach(builder::header);
    return builder.build();
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
