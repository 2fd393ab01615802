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
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
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

  private static final int FIRST_PORT = 10_000;
  private static final int PORTS_OF_A_FORK = 5_000;
  private static final int PORTS_OF_A_PROCESS = 50;

  private static final AtomicInteger NEXT_PORT = new AtomicInteger(firstPort());

  /** What a route begins with. */
  abstract String uri(int port, String path);

  /** Adds what the component needs besides. */
  void prepare(CamelContext context, int port) throws Exception {}

  /** Where a caller finds it. */
  static URI url(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + "/" + path);
  }

  /**
   * A port that nobody takes until the component does, a second or two later: none that this JVM
   * was given before, hardly one of another fork's, and none of those from 32768 on that Linux
   * gives to whoever wants any.
   */
  static int freePort() {
    int port = NEXT_PORT.getAndIncrement();
    while (!isFree(port)) {
      port = NEXT_PORT.getAndIncrement();
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds that run beside this one have forks of the same numbers, but other processes. */
  private static int firstPort() {
    int fork = Integer.getInteger("trace.of", 0) % 4;
    long process = ProcessHandle.current().pid() % (PORTS_OF_A_FORK / PORTS_OF_A_PROCESS);
    return FIRST_PORT + fork * PORTS_OF_A_FORK + (int) process * PORTS_OF_A_PROCESS;
  }
}
