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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server that answers with exactly the bytes it was given, however wrong they are: what no HTTP
 * server library lets a test do. One thread serves its connections one after another, unless they
 * are to be there together.
 */
final class RawServer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final ServerSocket listener;
  private final Conduct conduct;
  private final Executor threads;
  private final BlockingQueue<String> requests;
  private final CountDownLatch hungUp = new CountDownLatch(1);

  /** How a connection is served. */
  interface Conduct {
    void serve(Socket socket) throws IOException;

    /** The same, once a request was read. */
    static Conduct afterRequest(BlockingQueue<String> requests, Conduct conduct) {
      return socket -> {
        requests.add(read(socket.getInputStream()));
        conduct.serve(socket);
      };
    }
  }

  private RawServer(Conduct conduct, boolean readsFirst) {
    this(conduct, readsFirst, ServerSocketFactory.getDefault(), Runnable::run);
  }

  private RawServer(
      Conduct conduct, boolean readsFirst, ServerSocketFactory sockets, Executor threads) {
    this(new LinkedBlockingQueue<>(), conduct, readsFirst, sockets, threads);
  }

  private RawServer(
      BlockingQueue<String> requests,
      Conduct conduct,
      boolean readsFirst,
      ServerSocketFactory sockets,
      Executor threads) {
    this.requests = requests;
    this.threads = threads;
    this.conduct = readsFirst ? Conduct.afterRequest(requests, conduct) : conduct;
    try {
      this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    start(this::serve);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends these bytes after a request and closes the connection. */
  static RawServer sending(String bytes) {
    return new RawServer(send(bytes), true);
  }

  /**
   * Speaks first, as mail servers do, and then no more. It hears the client out: a connection that
   * is closed with bytes unread is reset, and a reset may overtake what was sent.
   */
  static RawServer greeting(String bytes) {
    return new RawServer(
        socket -> {
          write(socket, bytes);
          socket.shutdownOutput();
          readToTheEnd(socket);
        },
        false);
  }

  /** Sends an answer with a body of the right length. */
  static RawServer answering(int status, String contentType, String body) {
    return sending(answer(status, "Content-Type: " + contentType, body));
  }

  /** An answer with one more header and a body of the right length. */
  static String answer(int status, String header, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return String.join(
        "\r\n",
        "HTTP/1.1 " + status + " Said",
        header,
        "Content-Length: " + length,
        "Connection: close",
        "",
        body);
  }

  /** Sends these bytes, and then nothing until the client hangs up. */
  static RawServer stallingAfter(String bytes) {
    return new RawServer(
        socket -> {
          write(socket, bytes);
          readToTheEnd(socket);
        },
        true);
  }

  /** Resets the connection instead of answering. */
  static RawServer resetting() {
    return new RawServer(reset(), true);
  }

  /** Resets the connection as soon as the client has said a word. */
  static RawServer resettingAtOnce() {
    return new RawServer(
        socket -> {
          int unused = socket.getInputStream().read();
          reset().serve(socket);
        },
        false);
  }

  /**
   * Answers one request of each connection, and ends the connection as soon as the next one comes:
   * what a client sees of a connection that was given up while it was idle. The first answers wait
   * for each other, so that this many connections are there together.
   */
  static RawServer endingReusedConnections(
      ServerSocketFactory sockets, boolean reset, int together, String body) {
    String kept = keptOpen(body);
    CountDownLatch all = new CountDownLatch(together);
    return new RawServer(
        socket -> {
          all.countDown();
          await(all);
          write(socket, kept);
          String unused = read(socket.getInputStream());
          socket.setSoLinger(reset, 0);
        },
        true,
        sockets,
        RawServer::start);
  }

  /**
   * Answers so many requests, on as few connections as the client makes, and serves those that come
   * after them in another way, each on what is then the end of its connection.
   */
  static RawServer answeringAtFirst(int logins, String body, Conduct then) {
    String kept = keptOpen(body);
    AtomicInteger answered = new AtomicInteger();
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    return new RawServer(
        requests,
        socket -> {
          while (answered.getAndIncrement() < logins) {
            write(socket, kept);
            String next = read(socket.getInputStream());
            if (next.isEmpty()) {
              return;
            }
            requests.add(next);
          }
          then.serve(socket);
        },
        true,
        ServerSocketFactory.getDefault(),
        Runnable::run);
  }

  private static String keptOpen(String body) {
    return answer(200, "Content-Type: application/json", body).replace("Connection: close\r\n", "");
  }

  /** Resets the connection. */
  static Conduct reset() {
    return socket -> socket.setSoLinger(true, 0);
  }

  /** Sends these bytes and ends the connection. */
  static Conduct send(String bytes) {
    return socket -> write(socket, bytes);
  }

  /** Sends nothing, until the client hangs up. */
  static Conduct stall() {
    return RawServer::readToTheEnd;
  }

  /** Ends the connection without an answer. */
  static Conduct end() {
    return socket -> {};
  }

  /** Serves the first connection in one way, and the others in another. */
  static Conduct inTurn(Conduct first, Conduct then) {
    AtomicBoolean served = new AtomicBoolean();
    return socket -> {
      Conduct conduct = served.getAndSet(true) ? then : first;
      conduct.serve(socket);
    };
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** The same place, for a client that speaks TLS. */
  URI uriOverTls() {
    return URI.create("https://" + uri().getAuthority());
  }

  /** The next request: request line, headers and body. */
  String request() {
    try {
      String request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("No request came");
      }
      return request;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How many requests came that were not taken by {@link #request()}. */
  int waitingRequests() {
    return requests.size();
  }

  /** Waits until a client whose request was not answered hangs up. */
  boolean sawClientHangUp() {
    return await(hungUp);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      } catch (SocketException closed) {
        hungUp.countDown();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      conduct.serve(socket);
      hungUp.countDown();
    } catch (SocketException reset) {
      hungUp.countDown();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void readToTheEnd(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // Nothing more is to come; the end is what is waited for.
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return head.toString();
      }
      head.append((char) c);
    }
    return head + new String(in.readNBytes(bodyLength(head.toString())), StandardCharsets.UTF_8);
  }

  private static int bodyLength(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .map(line -> line.substring("content-length:".length()).strip())
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  private static void write(Socket socket, String bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
