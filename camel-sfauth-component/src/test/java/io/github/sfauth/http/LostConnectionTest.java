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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sfauth.camel.connection.Threads;
import io.github.sfauth.oauth.TokenEndpoint;
import io.github.sfauth.oauth.TokenRequest;
import io.github.sfauth.oauth.TokenResponse;
import io.github.sfauth.token.TokenUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Connections that are kept for the next login may be gone by then, and nobody tells the client.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LostConnectionTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration ALMOST = LONG.minusMillis(1);
  private static final LongSupplier BEGIN = ReadClock.at(Duration.ZERO);
  private static final LongSupplier SENT = ReadClock.at(Duration.ZERO);
  private static final String BROKE_OFF = "broke off before it had answered";
  private static final String TOKEN =
      "{\"access_token\":\"00DTOKEN\",\"instance_url\":\"https://acme.my.salesforce.com\"}";
  private static final RawServer.Conduct LAST_ANSWER =
      RawServer.send(RawServer.answer(200, "Content-Type: application/json", TOKEN));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void logsInOnANewConnectionWhereTheKeptOneIsGone(boolean reset) {
    try (RawServer server =
        RawServer.endingReusedConnections(ServerSocketFactory.getDefault(), reset, 1, TOKEN)) {
      logsInTwice(SalesforceHttp.withTimeouts(LONG, LONG), server, server.uri());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void logsInOnANewConnectionOverTlsToo(boolean reset, @TempDir Path directory)
      throws GeneralSecurityException, IOException {
    Certificates certificates = new Certificates(directory);
    Path keys = certificates.keyStore("server", "127.0.0.1");
    SSLContextParameters parameters = Certificates.mutual(certificates.trusting(keys), keys);
    SSLContext tls = parameters.createSSLContext(new DefaultCamelContext());
    try (RawServer server =
        RawServer.endingReusedConnections(tls.getServerSocketFactory(), reset, 1, TOKEN)) {
      HttpSettings settings =
          new HttpSettings(Optional.empty(), Optional.of(new TlsContext(parameters, tls)));
      logsInTwice(SalesforceHttp.with(settings, LONG, LONG), server, server.uriOverTls());
    }
  }

  /** With the request that is made for it, whose proof is not used up. */
  @Test
  void sendsAnotherRequestOnTheNewConnection() {
    RawServer.Conduct gone = RawServer.inTurn(RawServer.end(), LAST_ANSWER);
    try (RawServer server = RawServer.answeringAtFirst(1, TOKEN, gone)) {
      TokenEndpoint endpoint = endpoint();
      logIn(endpoint, server, 1);
      TokenRequest request =
          TokenRequest.of(server.uri(), Map.of("client_assertion", "first"))
              .repeatedBy(
                  () -> TokenRequest.of(server.uri(), Map.of("client_assertion", "second")));

      assertThat(endpoint.send(request)).isInstanceOf(TokenResponse.Issued.class);
      assertThat(server.request()).endsWith("client_assertion=first");
      assertThat(server.request()).endsWith("client_assertion=second");
    }
  }

  private static void logsInTwice(SalesforceHttp http, RawServer server, URI url) {
    TokenEndpoint endpoint = http.tokenEndpoint();
    for (int logins = 0; logins < 2; logins++) {
      assertThat(endpoint.send(Requests.to(url))).isInstanceOf(TokenResponse.Issued.class);
    }
    assertThat(server.request()).isEqualTo(server.request()).startsWith("POST ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void logsInOnANewConnectionWhereAllThatWereKeptAreGone(boolean reset) {
    int kept = Threads.FLIGHTS_AT_ONCE;
    try (RawServer server =
        RawServer.endingReusedConnections(ServerSocketFactory.getDefault(), reset, kept, TOKEN)) {
      TokenEndpoint endpoint = SalesforceHttp.withTimeouts(LONG, LONG).tokenEndpoint();
      atOnce(kept, () -> endpoint.send(Requests.to(server.uri())));

      assertThat(endpoint.send(Requests.to(server.uri()))).isInstanceOf(TokenResponse.Issued.class);
      assertThat(server.waitingRequests()).isEqualTo(kept + 1);
    }
  }

  private static void atOnce(int times, Supplier<TokenResponse> login) {
    List<FutureTask<TokenResponse>> logins =
        Stream.generate(() -> new FutureTask<>(login::get)).limit(times).toList();
    logins.forEach(one -> new Thread(one).start());
    assertThat(logins)
        .allSatisfy(one -> assertThat(one.get()).isInstanceOf(TokenResponse.Issued.class));
  }

  private static TokenEndpoint endpoint() {
    return SalesforceHttp.withTimeouts(LONG, LONG).tokenEndpoint();
  }

  private static void logIn(TokenEndpoint endpoint, RawServer server, int times) {
    for (int logins = 0; logins < times; logins++) {
      assertThat(endpoint.send(Requests.to(server.uri()))).isInstanceOf(TokenResponse.Issued.class);
      assertThat(server.request()).startsWith("POST ");
    }
  }

  private static void fails(TokenEndpoint endpoint, TokenRequest request, String why) {
    assertThatExceptionOfType(TokenUnavailableException.class)
        .isThrownBy(() -> endpoint.send(request))
        .withMessageContaining(why);
  }

  private static void breaksOff(TokenEndpoint endpoint, RawServer server) {
    fails(endpoint, Requests.to(server.uri()), BROKE_OFF);
  }

  @Test
  void repeatsNothingOnANewConnection() {
    try (RawServer server = RawServer.resetting()) {
      breaksOff(endpoint(), server);
      assertThat(server.waitingRequests()).isEqualTo(1);
    }
  }

  /** However many were answered on the one that was open. */
  @Test
  void triesNoOftenerThanConnectionsWereOpenAtOnce() {
    try (RawServer server = RawServer.answeringAtFirst(5, TOKEN, RawServer.reset())) {
      TokenEndpoint endpoint = endpoint();
      logIn(endpoint, server, 5);

      breaksOff(endpoint, server);
      assertThat(server.waitingRequests()).isEqualTo(2);
      breaksOff(endpoint, server);
      assertThat(server.waitingRequests()).isEqualTo(3);
    }
  }

  @Test
  void repeatsNothingWhereTheServerKeepsNoConnection() {
    RawServer.Conduct once = RawServer.inTurn(LAST_ANSWER, RawServer.reset());
    try (RawServer server = RawServer.answeringAtFirst(0, TOKEN, once)) {
      TokenEndpoint endpoint = endpoint();
      logIn(endpoint, server, 1);

      breaksOff(endpoint, server);
      assertThat(server.waitingRequests()).isEqualTo(1);
    }
  }

  @Test
  void takesNoConnectionToOneServerForOneToAnother() {
    try (RawServer known = RawServer.answeringAtFirst(4, TOKEN, RawServer.reset());
        RawServer server = RawServer.resetting()) {
      TokenEndpoint endpoint = endpoint();
      logIn(endpoint, known, 4);

      breaksOff(endpoint, server);
      assertThat(server.waitingRequests()).isEqualTo(1);
    }
  }

  @Test
  void repeatsNothingThatMustNotComeTwice() {
    try (RawServer server = RawServer.answeringAtFirst(1, TOKEN, RawServer.reset())) {
      TokenEndpoint endpoint = endpoint();
      logIn(endpoint, server, 1);
      Map<String, String> code = Map.of("grant_type", "authorization_code", "code", "aPrx");

      fails(endpoint, TokenRequest.of(server.uri(), code), BROKE_OFF);
      assertThat(server.waitingRequests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
      })
  void repeatsNothingOnceAnAnswerBegan(String begun) {
    try (RawServer server = RawServer.answeringAtFirst(1, TOKEN, RawServer.send(begun))) {
      TokenEndpoint endpoint = endpoint();
      logIn(endpoint, server, 1);

      breaksOff(endpoint, server);
      assertThat(server.waitingRequests()).isEqualTo(1);
    }
  }

  @Test
  void repeatsNothingThatWasNotAnsweredInTime() {
    try (RawServer server = RawServer.answeringAtFirst(1, TOKEN, RawServer.stall())) {
      TokenEndpoint endpoint =
          ReadClock.endpoint(LONG, BEGIN, SENT, BEGIN, ReadClock.heard(server, ALMOST));
      logIn(endpoint, server, 1);

      fails(endpoint, Requests.to(server.uri()), "did not answer within 30000 ms");
      assertThat(server.waitingRequests()).isZero();
    }
  }

  /** The first ends when its time is almost over; waiting as long again would be too long. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void boundsTheSecondTryToo() {
    RawServer.Conduct ends = RawServer.inTurn(RawServer.end(), RawServer.stall());
    try (RawServer server = RawServer.answeringAtFirst(1, TOKEN, ends)) {
      TokenEndpoint endpoint =
          ReadClock.endpoint(
              LONG,
              BEGIN,
              SENT,
              BEGIN,
              SENT,
              ReadClock.heard(server, ALMOST),
              ReadClock.heard(server, ALMOST));
      logIn(endpoint, server, 1);

      fails(endpoint, Requests.to(server.uri()), "did not answer within 30000 ms");
      assertThat(server.waitingRequests()).isZero();
    }
  }

  @Test
  void repeatsNothingOnceItsTimeIsOver() {
    try (RawServer server = RawServer.answeringAtFirst(1, TOKEN, RawServer.reset())) {
      TokenEndpoint endpoint =
          ReadClock.endpoint(
              LONG, BEGIN, SENT, BEGIN, SENT, ReadClock.at(LONG), ReadClock.sentAgain());
      logIn(endpoint, server, 1);

      fails(endpoint, Requests.to(server.uri()), "did not answer within 30000 ms");
      assertThat(server.waitingRequests()).isEqualTo(1);
    }
  }

  @Test
  void repeatsNothingForAThreadThatIsInterrupted() {
    try (RawServer server = RawServer.answeringAtFirst(1, TOKEN, RawServer.reset())) {
      TokenEndpoint endpoint =
          ReadClock.endpoint(LONG, BEGIN, SENT, BEGIN, SENT, ReadClock.sentAgain());
      logIn(endpoint, server, 1);
      TokenRequest request =
          TokenRequest.of(server.uri(), Map.of())
              .repeatedBy(
                  () -> {
                    Thread.currentThread().interrupt();
                    return Requests.to(server.uri());
                  });

      fails(endpoint, request, "was not waited for any longer");
      assertThat(Thread.interrupted()).as("the interrupt is left for the caller").isTrue();
      assertThat(server.waitingRequests()).isEqualTo(1);
    }
  }
}
