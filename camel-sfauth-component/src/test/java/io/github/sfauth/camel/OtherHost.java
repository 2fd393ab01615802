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
package io.github.sfauth.camel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP host that is not Salesforce, and remembers everything it was told. */
public final class OtherHost implements AutoCloseable {

  /** One request: headers by line, then the body. */
  public record Heard(String authorization, String everything) {}

  /** On the loopback interface, but not by an address that counts as this machine's own. */
  private static final String ADDRESS = "127.0.0.2";

  private final HttpServer server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /** Starts. */
  public OtherHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(ADDRESS, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String first = call.getRequestHeaders().getFirst("Authorization");
    heard.add(
        new Heard(
            first == null ? "" : first,
            call.getRequestURI() + "\n" + call.getRequestHeaders().entrySet() + "\n" + body));
    byte[] answer = "heard".getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(200, answer.length);
    try (call) {
      call.getResponseBody().write(answer);
    }
  }

  /** Its base URL. */
  public URI url() {
    return URI.create("http://" + foreignAuthority());
  }

  /** Its host and port. */
  public String foreignAuthority() {
    return ADDRESS + ":" + server.getAddress().getPort();
  }

  /** What it was told. */
  public List<Heard> heard() {
    return heard;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
