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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sfauth.oauth.TokenEndpoint;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.TokenUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break off, stall, or speak something else: each ends soon, and says what it was. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokenServerTest {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static final String TOKEN =
      "{\"access_token\":\"00DTOKEN\",\"instance_url\":\"https://acme.my.salesforce.com\"}";

  @Test
  void endsARequestThatNobodyAnswersAndClosesItsConnection() {
    givesUpInTime("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"acc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"acc\r\n",
        "HTTP/1.1 200 OK\r\n\r\n{\"access_token\":\"00DTOKEN\"",
        "HTTP/1.1 200 OK\r\nContent-Type: appl",
        "HTTP/1.1 2",
      })
  void endsAnAnswerThatStallsAndClosesItsConnection(String begun) {
    givesUpInTime(begun);
  }

  /** The time begins once the request was heard: before, there is no connection to be closed. */
  private static void givesUpInTime(String begun) {
    try (RawServer server = RawServer.stallingAfter(begun)) {
      TokenEndpoint endpoint =
          ReadClock.endpoint(
              SHORT, ReadClock.at(Duration.ZERO), ReadClock.heard(server, Duration.ZERO));
      assertTrouble(server, endpoint, "did not answer within 300 ms");
      assertThat(server.sawClientHangUp()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"acc"})
  void endsWhenItsThreadIsInterrupted(String begun) throws Exception {
    try (RawServer server = RawServer.stallingAfter(begun)) {
      CompletableFuture<Boolean> flagged = new CompletableFuture<>();
      CompletableFuture<TokenUnavailableException> failure = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                failure.complete(trouble(server.uri(), LONG));
                flagged.complete(Thread.currentThread().isInterrupted());
              });
      caller.start();
      assertThat(server.request()).startsWith("POST ");
      caller.interrupt();

      assertThat(failure.get()).hasMessageEndingWith("was not waited for any longer").hasNoCause();
      assertThat(flagged.get()).as("the interrupt is left for the caller").isTrue();
      assertThat(server.sawClientHangUp()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"access_token\":\"00DTOKEN\"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"acc\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00DTOKEN\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 00DTOKEN\r\n\r\n{}",
      })
  void reportsAnAnswerThatBreaksOff(String sent) {
    try (RawServer server = RawServer.sending(sent)) {
      assertTrouble(server, LONG, "broke off before it had answered");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00DTOKEN!is here\r\n\r\n",
        "HTTP/1.1 00DTOKEN\r\n\r\n",
        "HTTP/1.1 200 OK\r\n00DTOKEN secret: x\r\n\r\n{}",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "\u0015\u0003\u0001\r\n",
      })
  void reportsWhatIsNoHttpWithoutQuotingIt(String sent) {
    try (RawServer server = RawServer.sending(sent)) {
      TokenUnavailableException trouble = trouble(server.uri(), LONG);
      assertThat(trouble.getMessage())
          .containsAnyOf("answered with what is no HTTP", "broke off before it had answered");
      Traces.assertHoldsNone(trouble, "00DTOKEN", "OpenSSH", Requests.SECRET);
    }
  }

  @Test
  void reportsAConnectionThatIsReset() {
    try (RawServer server = RawServer.resetting()) {
      assertTrouble(server, LONG, "broke off before it had answered (Connection reset");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 200_000, 5_000_000})
  void givesUpOnABodyThatIsTooLong(int length) {
    String start = TOKEN + " ".repeat(length - TOKEN.length());
    try (RawServer server = RawServer.answering(200, "application/json", start)) {
      assertTrouble(server, LONG, "sent more than 65536 bytes");
    }
  }

  @Test
  void givesUpOnABodyWithoutAnEnd() {
    String endless = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
    try (RawServer server = RawServer.stallingAfter(endless + chunk.repeat(5))) {
      assertTrouble(server, LONG, "sent more than 65536 bytes");
      assertThat(server.sawClientHangUp()).isTrue();
    }
  }

  @Test
  void readsABodyThatIsJustShortEnough() {
    String body = TOKEN + " ".repeat(65_536 - TOKEN.length());
    try (RawServer server = RawServer.answering(200, "application/json", body)) {
      assertThat(endpoint(LONG).send(Requests.to(server.uri())))
          .isInstanceOf(TokenResponse.Issued.class);
    }
  }

  @Test
  void readsABodyThatOnlyTheEndOfTheConnectionEnds() {
    try (RawServer server = RawServer.sending("HTTP/1.0 200 OK\r\n\r\n" + TOKEN)) {
      assertThat(endpoint(LONG).send(Requests.to(server.uri())))
          .isInstanceOf(TokenResponse.Issued.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirectWithCredentials(int status) {
    try (RawServer target = RawServer.answering(200, "application/json", TOKEN);
        RawServer server =
            RawServer.sending(
                RawServer.answer(status, "Location: " + target.uri() + "/services", ""))) {
      assertTrouble(server, LONG, "HTTP " + status + " and a redirect to 127.0.0.1");
      assertThat(target.waitingRequests()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ALWAYS", "NORMAL"})
  void takesNoClientThatFollowsRedirects(HttpClient.Redirect redirect) {
    HttpClient client = HttpClient.newBuilder().followRedirects(redirect).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exchanges(client, LONG, Optional.empty()));
  }

  /** The JDK's client answers a challenge of its own accord if it can; it must not ask for more. */
  @ParameterizedTest
  @ValueSource(ints = {401, 407})
  void answersNoChallenge(int status) {
    String challenge = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
    String body = "{\"error\":\"invalid_client\"}";
    try (RawServer server =
        RawServer.sending(RawServer.answer(status, challenge + ": Basic realm=\"x\"", body))) {
      assertThat(endpoint(LONG).send(Requests.to(server.uri())))
          .isInstanceOfSatisfying(
              TokenResponse.Refused.class,
              refused -> assertThat(refused.status()).isEqualTo(status));
      server.request();
      assertThat(server.waitingRequests()).isZero();
    }
  }

  /** Before Java 21 a client ends by itself, once nobody holds it. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void sendsNothingOnceItIsClosed() {
    try (RawServer server = RawServer.sending(RawServer.answer(200, "X-Any: x", TOKEN))) {
      SalesforceHttp http = SalesforceHttp.withTimeouts(LONG, LONG);
      http.close();
      TokenEndpoint endpoint = http.tokenEndpoint();

      assertThat(trouble(endpoint, server.uri())).isNotNull();
      assertThat(server.waitingRequests()).isZero();
    }
  }

  @Test
  void reportsAHostThatRefusesConnections() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      assertThat(trouble(port.uri(), LONG))
          .hasMessageContaining(" at " + port.uri().getAuthority() + " could not be connected to");
    }
  }

  /**
   * A label that is too long for DNS (RFC 1035): in no JVM is a name server asked, who may be slow.
   */
  @Test
  void reportsAHostWhoseNameIsUnknown() {
    assertThat(trouble(URI.create("http://" + "a".repeat(64) + ".invalid"), LONG))
        .hasMessageContaining("its name is unknown here. Is it spelled right?");
  }

  /** A listener whose queue is full answers no attempt to connect, as a firewall would not. */
  @Test
  void endsAnAttemptToConnectThatNobodyAnswers() throws IOException {
    List<Socket> queued = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full.getLocalSocketAddress(), queued);
      URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
      TokenEndpoint endpoint = SalesforceHttp.withTimeouts(SHORT, LONG).tokenEndpoint();
      assertThat(trouble(endpoint, url)).hasMessageContaining("could not be connected to in time");
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  private static void fill(SocketAddress address, List<Socket> queued) throws IOException {
    for (int i = 0; i < 8; i++) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(address, 200);
      } catch (IOException isFull) {
        return;
      }
    }
  }

  @Test
  void reportsAServerThatSpeaksNoTls() {
    try (RawServer server = RawServer.greeting("220 mail.example ESMTP\r\n")) {
      TokenUnavailableException trouble = trouble(server.uriOverTls(), LONG);
      assertThat(trouble)
          .hasMessageContaining("failed the TLS handshake (")
          .hasMessageContaining("does this JVM trust its certificate");
      Traces.assertHoldsNone(trouble, Requests.SECRET);
    }
  }

  @Test
  void reportsAServerThatResetsTheTlsHandshake() {
    try (RawServer server = RawServer.resettingAtOnce()) {
      TokenUnavailableException trouble = trouble(server.uriOverTls(), LONG);
      assertThat(trouble).hasMessageContaining("does it speak TLS at this port");
      Traces.assertHoldsNone(trouble, Requests.SECRET);
    }
  }

  private static void assertTrouble(RawServer server, Duration timeout, String message) {
    assertTrouble(server, endpoint(timeout), message);
  }

  private static void assertTrouble(RawServer server, TokenEndpoint endpoint, String message) {
    TokenUnavailableException trouble = trouble(endpoint, server.uri());
    assertThat(trouble)
        .hasMessageContaining(" at " + server.uri().getAuthority() + " ")
        .hasMessageContaining(message);
    Traces.assertHoldsNone(trouble, "00DTOKEN", Requests.SECRET);
  }

  private static TokenUnavailableException trouble(URI url, Duration timeout) {
    return trouble(endpoint(timeout), url);
  }

  private static TokenUnavailableException trouble(TokenEndpoint endpoint, URI url) {
    return catchThrowableOfType(
        TokenUnavailableException.class, () -> endpoint.send(Requests.to(url)));
  }

  private static TokenEndpoint endpoint(Duration timeout) {
    return SalesforceHttp.withTimeouts(CONNECT, timeout).tokenEndpoint();
  }
}
