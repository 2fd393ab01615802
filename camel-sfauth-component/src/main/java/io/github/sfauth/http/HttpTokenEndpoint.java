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
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Sends token requests with the JDK's HTTP client. Thread-safe.
 *
 * <p>A request is bounded as a whole, its body included: the client's own time-out ends with the
 * headers, and a server that stalls after them would hold the login for ever.
 */
public final class HttpTokenEndpoint implements TokenEndpoint {

  /** Connecting takes one round trip; longer means that nobody is there. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);

  /** Logins take under a second, a few in bad times; two must fit into one flight. */
  public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(6);

  private final HttpClient client;
  private final Duration requestTimeout;

  /**
   * Makes an endpoint.
   *
   * @param client an HTTP client that follows no redirect
   * @param requestTimeout the longest that one request may take, from connecting to the last byte
   */
  public HttpTokenEndpoint(HttpClient client, Duration requestTimeout) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "The HTTP client must not follow redirects: the request carries credentials");
    }
    this.client = client;
    this.requestTimeout = requestTimeout;
  }

  /**
   * Makes an endpoint with a client of its own.
   *
   * @return an endpoint with the default time-outs
   */
  public static HttpTokenEndpoint withDefaults() {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return new HttpTokenEndpoint(client, REQUEST_TIMEOUT);
  }

  @Override
  public TokenResponse send(TokenRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.tokenUrl())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(encode(request.form())));
    request.headers().forEach(builder::header);
    HttpResponse<byte[]> response = exchange(builder.build());
    return TokenAnswers.read(
        request.tokenUrl(), response.statusCode(), response.headers(), response.body());
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(request, info -> new BoundedBody(TokenAnswers.LONGEST_BODY));
    try {
      return call.get(requestTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw trouble(request.uri(), "did not answer within " + requestTimeout, e);
    } catch (ExecutionException e) {
      throw trouble(request.uri(), reason(e.getCause() == null ? e : e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble(request.uri(), "was not waited for any longer", e);
    } finally {
      // Aborts the exchange if it is still under way; nothing otherwise.
      call.cancel(true);
    }
  }

  private static TokenUnavailableException trouble(URI url, String what, Exception cause) {
    return new TokenUnavailableException(
        "The token endpoint at " + url.getAuthority() + " " + what, cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof BoundedBody.TooLong) {
      return "sent more than "
          + TokenAnswers.LONGEST_BODY
          + " bytes: that is no token answer. Is it the right host?";
    } else if (cause instanceof java.net.http.HttpConnectTimeoutException) {
      return "could not be connected to in time: is the host right, and may this machine reach it?";
    } else if (cause instanceof java.net.ConnectException) {
      return "could not be reached: is the host right, and may this machine reach it?";
    } else if (cause instanceof javax.net.ssl.SSLException) {
      return "failed the TLS handshake: " + cause.getMessage();
    }
    return "broke off before it had answered: " + cause;
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
