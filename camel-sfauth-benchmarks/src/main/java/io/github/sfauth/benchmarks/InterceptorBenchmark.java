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
package io.github.sfauth.benchmarks;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.http.OAuth2ClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The peer in camel-http: its OAuth2 interceptor with the token in its cache, as it runs before
 * each request, beside an interceptor that sets a constant header.
 *
 * <p>Its cache is keyed by the whole URL of the request. {@code oneUrl} is the kindest case; with
 * {@code freshUrls} each request has a URL of its own, as a look-up by record id has, and each
 * costs it a login over loopback, which answers at once here.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    // Else each answer of the server waits 40 ms for an acknowledgement, which no login needs.
    jvmArgsAppend = "-Dsun.net.httpserver.nodelay=true")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class InterceptorBenchmark {

  private static final URI ACCOUNTS = URI.create("http://127.0.0.1/services/data/v65.0/query");

  private com.sun.net.httpserver.HttpServer server;
  private HttpRequestInterceptor oauth2;
  private HttpRequestInterceptor constant;
  private final AtomicInteger record = new AtomicInteger();

  /** Makes a benchmark; JMH does. */
  public InterceptorBenchmark() {}

  /** A request that is sent again and again, one per thread. */
  @State(Scope.Thread)
  public static class Request {

    private final HttpRequest request = new BasicClassicHttpRequest("GET", ACCOUNTS);
    private final HttpContext context = new HttpCoreContext();

    /** Makes a state; JMH does. */
    public Request() {}
  }

  /**
   * Starts a server that hands out a token, and takes the interceptor that camel-http installs.
   *
   * @throws Exception if it does not start
   */
  @Setup
  public void open() throws Exception {
    server =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer =
        "{\"access_token\":\"00Dxx0000000001!AQ0AQ\",\"expires_in\":7200}"
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/token",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    HttpClientBuilder builder = HttpClientBuilder.create();
    new OAuth2ClientConfigurer("client", "secret", endpoint, null, null, true, 3600, 5, false)
        .configureHttpClient(builder);
    oauth2 = interceptorOf(builder);
    constant =
        (request, entity, context) ->
            request.setHeader("Authorization", "Bearer 00Dxx0000000001!AQ0AQ");
  }

  /** Stops the server. */
  @TearDown
  public void close() {
    server.stop(0);
  }

  /**
   * A constant header.
   *
   * @param state a request
   * @return the request
   * @throws Exception if the interceptor fails
   */
  @Benchmark
  public HttpRequest constantHeader(Request state) throws Exception {
    constant.process(state.request, null, state.context);
    return state.request;
  }

  /**
   * camel-http's interceptor, with a token in its cache.
   *
   * @param state a request
   * @return the request
   * @throws Exception if the interceptor fails
   */
  @Benchmark
  public HttpRequest oneUrl(Request state) throws Exception {
    oauth2.process(state.request, null, state.context);
    return state.request;
  }

  /**
   * camel-http's interceptor, with a URL per request.
   *
   * @param state a context
   * @return the request
   * @throws Exception if the interceptor fails
   */
  @Benchmark
  @Warmup(iterations = 1, time = 1)
  @Measurement(iterations = 1, time = 1)
  public HttpRequest freshUrls(Request state) throws Exception {
    HttpRequest request =
        new BasicClassicHttpRequest(
            "GET", URI.create(ACCOUNTS + "?id=" + record.incrementAndGet()));
    oauth2.process(request, null, state.context);
    return request;
  }

  /** The client's builder gives back nothing that it was given. */
  private static HttpRequestInterceptor interceptorOf(HttpClientBuilder builder)
      throws ReflectiveOperationException {
    Field interceptors = HttpClientBuilder.class.getDeclaredField("requestInterceptors");
    interceptors.setAccessible(true);
    Object entry = ((List<?>) interceptors.get(builder)).get(0);
    Field interceptor = entry.getClass().getDeclaredField("interceptor");
    interceptor.setAccessible(true);
    return (HttpRequestInterceptor) interceptor.get(entry);
  }
}
