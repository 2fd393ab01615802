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

import io.github.sfauth.token.TokenUnavailableException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Requests and answers, each bounded as a whole, its body included: the client's own time-out ends
 * with the headers, and a server that stalls after them would hold a login for ever.
 */
final class Exchanges {

  /** Real answers have one or two kilobytes. */
  static final int LONGEST_BODY = 64 * 1024;

  private final HttpClient client;
  private final Duration timeout;

  Exchanges(HttpClient client, Duration timeout) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "The HTTP client must not follow redirects: requests carry credentials");
    }
    this.client = client;
    this.timeout = timeout;
  }

  HttpResponse<byte[]> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(request, info -> new BoundedBody(LONGEST_BODY));
    try {
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw trouble(request.uri(), "did not answer within " + timeout, e);
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
        "The endpoint " + url.getPath() + " at " + url.getAuthority() + " " + what, cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof BoundedBody.TooLong) {
      return "sent more than "
          + LONGEST_BODY
          + " bytes, which is no such answer. Is it the right host?";
    } else if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
      return "could not be connected to: is the host right, and may this machine reach it?";
    } else if (cause instanceof SSLException) {
      return "failed the TLS handshake: " + cause.getMessage();
    }
    return "broke off before it had answered: " + cause;
  }
}
