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
package io.github.sfauth.simulator.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One HTTP server on 127.0.0.1 that answers with the rules of a {@link Service}. */
public final class LoopbackServer implements Controlled, AutoCloseable {

  /** Instead of a port: any free one. */
  public static final int FREE_PORT = 0;

  private static final int THREADS = 64;

  private static final Pattern UNESCAPED = Pattern.compile("[^\\x21-\\x7E]|[\"<>\\\\^`{|}]");

  private final WireMockServer server;
  private URI uri = URI.create("http://127.0.0.1");
  private final Service service;
  private final Controls controls;

  private LoopbackServer(Service service, int port, Controls controls) {
    this.service = service;
    this.controls = controls;
    this.server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(THREADS)
                .disableRequestJournal()
                // Jetty loses chunked bodies of requests that offer an upgrade to HTTP/2.
                .http2PlainDisabled(true)
                .extensions(new Rules()));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Rules.NAME)));
  }

  /**
   * Starts a server.
   *
   * @param service what it serves
   * @param port where it listens, or {@link #FREE_PORT}
   * @return the running server
   */
  public static LoopbackServer start(Service service, int port) {
    return start(service, port, new Controls());
  }

  /**
   * Starts a server that shares its faults, counters and gates with others.
   *
   * @param service what it serves
   * @param port where it listens, or {@link #FREE_PORT}
   * @param controls what it shares
   * @return the running server
   */
  public static LoopbackServer start(Service service, int port, Controls controls) {
    LoopbackServer server = new LoopbackServer(service, port, controls);
    try {
      server.server.start();
    } catch (FatalStartupException e) {
      throw new IllegalStateException(
          "Port " + port + " is not free: does another simulator run on the same state or port?",
          e);
    }
    server.uri = URI.create("http://127.0.0.1:" + server.server.port());
    return server;
  }

  /**
   * Where it listens.
   *
   * @return {@code http://127.0.0.1:port}, without a slash at the end
   */
  public URI uri() {
    return uri;
  }

  @Override
  public Controls controls() {
    return controls;
  }

  /** Opens every gate, shared ones too, and stops. */
  @Override
  public void close() {
    controls.openGates();
    server.stop();
  }

  private Response serve(Request request) {
    Call call = call(request);
    String operation = service.operation(call);
    controls.counters().count(operation);
    Optional<Gate> gate = controls.gate(operation);
    if (!passes(gate, false)) {
      return broken(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
    }
    Response response = respond(call, controls.faults().take(operation));
    return passes(gate, true)
        ? response
        : broken(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
  }

  private static boolean passes(Optional<Gate> gate, boolean effectTaken) {
    return gate.map(g -> g.pass(effectTaken)).orElse(true);
  }

  private Response respond(Call call, Optional<Fault> planted) {
    if (planted.isEmpty()) {
      return response(service.handle(call)).build();
    }
    Fault fault = planted.get();
    if (fault instanceof Fault.Delay delay) {
      return response(service.handle(call)).incrementInitialDelay(delay.by().toMillis()).build();
    } else if (fault instanceof Fault.Instead instead) {
      return response(instead.answer()).build();
    } else if (fault instanceof Fault.AfterEffect after) {
      service.handle(call);
      return response(after.answer()).build();
    } else if (fault instanceof Fault.Reset reset) {
      if (reset.afterEffect()) {
        service.handle(call);
      }
      return broken(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
    } else if (fault instanceof Fault.Silence) {
      return broken(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
    }
    return broken(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK);
  }

  private static Response broken(com.github.tomakehurst.wiremock.http.Fault fault) {
    return Response.response().status(200).fault(fault).build();
  }

  private Response.Builder response(Answer planned) {
    Answer answer = service.sent(planned);
    List<HttpHeader> headers =
        answer.headers().entrySet().stream()
            .map(header -> new HttpHeader(header.getKey(), header.getValue()))
            .toList();
    return Response.response()
        .status(answer.status())
        .headers(new HttpHeaders(headers))
        .body(answer.body());
  }

  private static Call call(Request request) {
    Map<String, List<String>> headers = new HashMap<>();
    request.getHeaders().all().forEach(header -> headers.put(header.key(), header.values()));
    byte[] body = request.getBody();
    return new Call(
        request.getMethod().getName(), uri(request), headers, body == null ? new byte[0] : body);
  }

  /** Escapes what java.net.URI refuses, but what callers by hand send and servers take. */
  private static URI uri(Request request) {
    String escaped =
        UNESCAPED
            .matcher(request.getAbsoluteUrl())
            .replaceAll(match -> URLEncoder.encode(match.group(), StandardCharsets.UTF_8));
    return URI.create(escaped);
  }

  private final class Rules implements ResponseTransformerV2 {

    static final String NAME = "rules";

    @Override
    public Response transform(Response response, ServeEvent event) {
      return serve(event.getRequest());
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public String getName() {
      return NAME;
    }
  }
}
