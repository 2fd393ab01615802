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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A forward proxy on the loopback interface: tunnels by CONNECT, passes plain HTTP on, and asks for
 * a user and password, or lets nobody through, if it was told to.
 */
public final class LoopbackProxy implements AutoCloseable {

  private static final String END_OF_HEAD = "\r\n\r\n";

  private static final Optional<String> FORBIDDEN =
      Optional.of("HTTP/1.1 403 Forbidden\r\nContent-Length: 0");

  /** RFC 7617. */
  private static final Optional<String> WHO_IS_IT =
      Optional.of(
          "HTTP/1.1 407 Proxy Authentication Required\r\n"
              + "Proxy-Authenticate: Basic realm=\"loopback\"\r\nContent-Length: 0");

  private final ServerSocket listener;
  private final Function<String, Optional<String>> objection;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "loopback-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final List<String> passed = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /**
   * Starts one.
   *
   * @param objection what it answers instead of passing the request with this head on, if anything
   */
  private LoopbackProxy(Function<String, Optional<String>> objection) {
    this.objection = objection;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Starts one that serves everybody. */
  public static LoopbackProxy open() {
    return new LoopbackProxy(head -> Optional.empty());
  }

  /** Starts one that serves a user alone (RFC 7617). */
  public static LoopbackProxy requiring(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    String wanted = "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    return new LoopbackProxy(
        head -> head.lines().anyMatch(wanted::equalsIgnoreCase) ? Optional.empty() : WHO_IS_IT);
  }

  /** Starts one that lets nobody through to anywhere. */
  public static LoopbackProxy refusing() {
    return new LoopbackProxy(head -> FORBIDDEN);
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Host and port of each connection that it made for somebody. */
  public List<String> passed() {
    return passed;
  }

  /** Request line and headers of each request that it read itself. */
  public List<String> heads() {
    return heads;
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = read(client.getInputStream());
      while (!head.isEmpty()) {
        heads.add(head);
        Optional<String> answer = objection.apply(head);
        if (answer.isEmpty()) {
          pass(client, head);
          return;
        }
        say(client, answer.get());
        head = read(client.getInputStream());
      }
    } catch (IOException hungUp) {
      // Either side may end a connection whenever it likes.
    }
  }

  private void pass(Socket client, String head) throws IOException {
    String[] request = head.split(" ", 3);
    boolean tunnel = request[0].equals("CONNECT");
    URI target = URI.create(tunnel ? "tunnel://" + request[1] : request[1]);
    try (Socket server = new Socket(target.getHost(), target.getPort())) {
      passed.add(target.getAuthority());
      sockets.add(server);
      if (tunnel) {
        say(client, "HTTP/1.1 200 Connection established");
      } else {
        server.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      }
      threads.execute(() -> pump(client, server));
      pump(server, client);
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException hungUp) {
      // Either side may end a connection whenever it likes.
    }
  }

  private static void say(Socket client, String head) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write((head + END_OF_HEAD).getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Byte by byte: what follows the head is the server's. */
  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf(END_OF_HEAD) < 0) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
    }
    return head.toString();
  }
}
