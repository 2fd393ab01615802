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
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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

  private static final String JVM_PROXY_ASKS =
      "the proxy asks who uses it. It is the one of the JVM's own properties, which tell no user:"
          + " set httpProxyHost, httpProxyPort, httpProxyUsername and httpProxyPassword";

  /** Of Java 21. HttpClient.close() would wait for what is under way; who stops must not wait. */
  private static final Optional<Method> SHUTDOWN_NOW =
      Stream.of(HttpClient.class.getMethods())
          .filter(method -> method.getName().equals("shutdownNow"))
          .findAny();

  private final HttpClient client;
  private final Duration timeout;
  private final Optional<HttpProxy> proxy;
  private final LongSupplier nanoTime;
  private final KeptConnections kept;

  /** Over this client, with this system's time. */
  Exchanges(HttpClient client, Duration timeout, Optional<HttpProxy> proxy) {
    this(client, timeout, proxy, System::nanoTime, new KeptConnections(System::nanoTime));
  }

  Exchanges(
      HttpClient client,
      Duration timeout,
      Optional<HttpProxy> proxy,
      LongSupplier nanoTime,
      KeptConnections kept) {
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "The HTTP client must not follow redirects: requests carry credentials");
    }
    this.client = client;
    this.timeout = timeout;
    this.proxy = proxy;
    this.nanoTime = nanoTime;
    this.kept = kept;
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
   * Sends a request and waits for its answer. It is sent again if its connection is lost, as long
   * as that may have been a kept one.
   *
   * @throws TokenUnavailableException if none comes, or a proxy's comes instead
   */
  Answer exchange(HttpRequest request) {
    return exchange(request, () -> Optional.of(request));
  }

  /**
   * The same, for a request that must not come twice as it is.
   *
   * @param again what to send to the same server instead; empty if nothing must be
   * @throws TokenUnavailableException if none comes, or a proxy's comes instead
   */
  Answer exchange(HttpRequest request, Supplier<Optional<HttpRequest>> again) {
    Answer answer = answer(request, again);
    if (answer.status() == PROXY_AUTHENTICATION_REQUIRED && through(request.uri()).isPresent()) {
      String why = proxy.map(Exchanges::asksWho).orElse(JVM_PROXY_ASKS);
      throw trouble(request.uri(), "was not reached: " + why, null);
    }
    return answer;
  }

  /** The proxy on the way, in words: that of the options, else the one that the JVM was told. */
  private Optional<String> through(URI url) {
    return proxy.map(HttpProxy::toString).or(() -> ofTheJvm(url));
  }

  /** As the client finds it, which asks for the first and takes it if it is of this type. */
  private static Optional<String> ofTheJvm(URI url) {
    return Optional.ofNullable(ProxySelector.getDefault()).stream()
        .flatMap(selector -> selector.select(url).stream().limit(1))
        .filter(found -> found.type() == Proxy.Type.HTTP)
        .map(Proxy::address)
        .filter(InetSocketAddress.class::isInstance)
        .map(InetSocketAddress.class::cast)
        .map(address -> address.getHostString() + ":" + address.getPort() + " of this JVM")
        .findFirst();
  }

  private HttpRequest forProxy(HttpRequest request) {
    return proxy.flatMap(HttpProxy::user).map(user -> as(user, request)).orElse(request);
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

  private Answer answer(HttpRequest request, Supplier<Optional<HttpRequest>> again) {
    try {
      return answerBefore(nanoTime.getAsLong() + timeout.toNanos(), request, again);
    } catch (TimeoutException e) {
      throw trouble(request.uri(), "did not answer within " + timeout.toMillis() + " ms", null);
    } catch (ExecutionException e) {
      Throwable cause = Sending.cause(e);
      throw trouble(
          request.uri(),
          Breakdown.reason(cause, "https".equals(request.uri().getScheme())),
          Breakdown.showable(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble(request.uri(), "was not waited for any longer", null);
    }
  }

  /**
   * The client repeats no POST by itself whose connection was lost, since it cannot know whether
   * that was heard. The next connection that it takes may be a kept one, too, and as dead. A new
   * one that is lost has its reason where it leads: to try at once again would cost logins.
   */
  private Answer answerBefore(long end, HttpRequest first, Supplier<Optional<HttpRequest>> again)
      throws ExecutionException, TimeoutException, InterruptedException {
    HttpRequest request = first;
    while (true) {
      boolean onKept = kept.take(request.uri());
      Sending sending = new Sending(client, forProxy(request));
      try {
        Answer answer = sending.answer(end - nanoTime.getAsLong());
        if (answer.leavesItsConnection()) {
          kept.keep(request.uri());
        }
        return answer;
      } catch (ExecutionException e) {
        Optional<HttpRequest> next =
            onKept && sending.lostItsConnection(e) ? again.get() : Optional.empty();
        request = next.orElseThrow(() -> e);
      }
      requireTimeLeft(end);
    }
  }

  private void requireTimeLeft(long end) throws TimeoutException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    } else if (end - nanoTime.getAsLong() <= 0) {
      throw new TimeoutException();
    }
  }

  private TokenUnavailableException trouble(URI url, String what, @Nullable Throwable cause) {
    String through = through(url).map(known -> " through the proxy " + known).orElse("");
    return new TokenUnavailableException(
        "The endpoint " + url.getPath() + " at " + url.getAuthority() + through + " " + what,
        cause);
  }
}
