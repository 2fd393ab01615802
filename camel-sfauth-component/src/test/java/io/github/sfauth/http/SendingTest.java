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

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of the client's own future and a body's last byte come in either order. */
class SendingTest {

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 407})
  void leavesABodyThatWasReadToItsOwnEnd(int status) {
    Sending.end(answer, new Response(status, new byte[] {'{', '}'}), null);

    assertThat(answer).isNotDone();
  }

  @Test
  void endsAnAnswerWhoseBodyNobodyWasAskedFor() {
    Sending.end(answer, new Response(407, null), null);

    assertThat(answer)
        .isCompletedWithValueMatching(done -> done.status() == 407 && done.body().length == 0);
  }

  @Test
  void tellsAFailure() {
    Sending.end(answer, null, new IllegalStateException("broken off"));

    assertThat(answer).isCompletedExceptionally();
  }

  private record Response(int statusCode, byte @Nullable [] body) implements HttpResponse<byte[]> {

    private static final HttpRequest REQUEST =
        HttpRequest.newBuilder(URI.create("https://acme.my.salesforce.com")).build();

    @Override
    public HttpRequest request() {
      return REQUEST;
    }

    @Override
    public Optional<HttpResponse<byte[]>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(Map.of(), (name, value) -> true);
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return REQUEST.uri();
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
