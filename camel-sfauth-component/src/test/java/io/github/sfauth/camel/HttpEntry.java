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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** The components by which an HTTP caller gets into a route. */
enum HttpEntry {
  JETTY {
    @Override
    String uri(int port, String path) {
      return "jetty:http://127.0.0.1:" + port + "/" + path;
    }
  },
  NETTY_HTTP {
    @Override
    String uri(int port, String path) {
      return "netty-http:http://127.0.0.1:" + port + "/" + path;
    }
  },
  UNDERTOW {
    @Override
    String uri(int port, String path) {
      return "undertow:http://127.0.0.1:" + port + "/" + path;
    }
  },
  PLATFORM_HTTP {
    // Its default filters Authorization by itself, and a test would prove nothing.
    @Override
    String uri(int port, String path) {
      return "platform-http:/" + path + "?returnHttpRequestHeaders=true";
    }

    @Override
    void prepare(CamelContext context, int port) throws Exception {
      VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
      server.setBindHost("127.0.0.1");
      server.setBindPort(port);
      context.addService(new VertxPlatformHttpServer(server));
    }
  };

  /** What a route begins with. */
  abstract String uri(int port, String path);

  /** Adds what the component needs besides. */
  void prepare(CamelContext context, int port) throws Exception {}

  /** Where a caller finds it. */
  static URI url(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + "/" + path);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
