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
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers, each bounded as a whole, its body included: the client's own time-out ends
 * with the headers, and a server that stalls after them would hold a login for ever.
 */
final class Exchanges {

  /** Real answers have one or two kilobytes. */
  static final int LONGEST_BODY = 64 * 1024;

  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** Of Java 21. HttpClient.close() would wait for what is under way; who stops must not wait. */
  private static final Optional<Method> SHUTDOWN_NOW =
      Stream.of(HttpClient.class.getMethods())
          .filter(method -> method.getName().equals("shutdownNow"))
          .findAny();

  private final HttpClient client;
  private final Duration timeout;
  private final Optional<HttpProxy> proxy;

  Exchanges(HttpClient client, Duration timeout, Optional<HttpProxy> proxy) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "The HTTP client must not follow redirects: requests carry credentials");
    }
    this.client = client;
    this.timeout = timeout;
    this.proxy = proxy;
  }

  void close() {
    if (SHUTDOWN_NOW.isPresent()) {
      try {
        SHUTDOWN_NOW.get().invoke(client);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("The HTTP client cannot be ended", e);
      }
    }
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws TokenUnavailableException if none comes, or a proxy's comes instead
   */
  Answer exchange(HttpRequest request) {
    Answer answer =
        answer(proxy.flatMap(HttpProxy::user).map(user -> as(user, request)).orElse(request));
    if (proxy.isPresent() && answer.status() == PROXY_AUTHENTICATION_REQUIRED) {
      throw trouble(request.uri(), "was not reached: " + asksWho(proxy.get()), null);
    }
    return answer;
  }

  /** The client sends this header to the proxy alone if there is a tunnel through it. */
  private static HttpRequest as(HttpProxy.User user, HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .header("Proxy-Authorization", user.authorization())
        .build();
  }

  private static String asksWho(HttpProxy proxy) {
    return proxy.user().isEmpty()
        ? "the proxy asks who uses it: set httpProxyUsername and httpProxyPassword"
        : "the proxy does not take httpProxyUsername and httpProxyPassword, or asks for another"
            + " scheme than Basic";
  }

  private Answer answer(HttpRequest request) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      Attempt first = new Attempt(client, request);
      try {
        return first.answer(timeout.toNanos());
      } catch (ExecutionException e) {
        if (!first.lostItsConnection(e)) {
          throw e;
        }
      }
      return new Attempt(client, request).answer(end - System.nanoTime());
    } catch (TimeoutException e) {
      throw trouble(request.uri(), "did not answer within " + timeout.toMillis() + " ms", null);
    } catch (ExecutionException e) {
      Throwable cause = cause(e);
      throw trouble(
          request.uri(),
          Breakdown.reason(cause, "https".equals(request.uri().getScheme())),
          Breakdown.showable(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble(request.uri(), "was not waited for any longer", null);
    }
  }

  private static Throwable cause(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  /**
   * One sending of a request. The client keeps it as long as the connection, and must not be kept
   * by it in turn: it ends once nobody holds it.
   */
  private static final class Attempt {

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<byte[]>> call;
    private volatile boolean begun;

    Attempt(HttpClient client, HttpRequest request) {
      this.call = client.sendAsync(request, this::body);
      // The client ends its own future on the common pool, which anybody's code may block. So the
      // answer is taken where its last byte arrives, and only failures come this way.
      CompletionStage<?> unused = call.whenComplete((done, failure) -> end(answer, done, failure));
    }

    private BoundedBody body(HttpResponse.ResponseInfo head) {
      begun = true;
      return Exchanges.body(head, answer);
    }

    Answer answer(long nanos) throws ExecutionException, TimeoutException, InterruptedException {
      try {
        return answer.get(nanos, TimeUnit.NANOSECONDS);
      } finally {
        if (!answer.isDone()) {
          // Closes the connection, so that nothing is left running behind our back.
          call.cancel(true);
        }
      }
    }

    /**
     * Whether the connection ended before an answer began, as one does that was kept for long and
     * that the server, or a router in between, has given up meanwhile. The client repeats no POST
     * by itself, since it cannot know whether that was heard. Of ours each may be: at worst one
     * token more is issued.
     */
    boolean lostItsConnection(ExecutionException failure) {
      return !begun && Breakdown.isOfTheConnection(cause(failure));
    }
  }

  /**
   * What the client's own future tells of an answer: that it failed, or that it has no body as a
   * proxy made no tunnel, so nobody was asked what to do with one. Any other body is on its way.
   */
  static void end(
      CompletableFuture<Answer> answer,
      @Nullable HttpResponse<byte[]> done,
      @Nullable Throwable failure) {
    fail(answer, failure);
    if (done != null && done.body() == null) {
      answer.complete(new Answer(done.statusCode(), done.headers(), new byte[0]));
    }
  }

  private static BoundedBody body(
      HttpResponse.ResponseInfo head, CompletableFuture<Answer> answer) {
    BoundedBody body = new BoundedBody(LONGEST_BODY);
    CompletionStage<?> unused =
        body.getBody()
            .whenComplete(
                (bytes, failure) -> {
                  fail(answer, failure);
                  answer.complete(new Answer(head.statusCode(), head.headers(), bytes));
                });
    return body;
  }

  private static void fail(CompletableFuture<Answer> answer, @Nullable Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(failure);
    }
  }

  private TokenUnavailableException trouble(URI url, String what, @Nullable Throwable cause) {
    String through = proxy.map(known -> " through the proxy " + known).orElse("");
    return new TokenUnavailableException(
        "The endpoint " + url.getPath() + " at " + url.getAuthority() + through + " " + what,
        cause);
  }
}
