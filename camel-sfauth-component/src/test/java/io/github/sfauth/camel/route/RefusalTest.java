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
package io.github.sfauth.camel.route;

import static io.github.sfauth.camel.SalesforceBed.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.simulator.org.ApiRefusal;
import io.github.sfauth.simulator.org.TokenRefusal;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which refusals a login cures, and what becomes of the others. */
class RefusalTest {

  private static final String ENTRY = "direct:in";
  private static final String DEAD = "mock:dead";
  private static final String EXPIRED = "[{\"errorCode\":\"INVALID_SESSION_ID\"}]";

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  static Set<ApiRefusal> incurable() {
    return EnumSet.complementOf(
        EnumSet.of(
            ApiRefusal.SESSION_EXPIRED,
            ApiRefusal.BULK_INVALID_SESSION,
            ApiRefusal.SOAP_INVALID_SESSION));
  }

  @ParameterizedTest
  @MethodSource("incurable")
  void neitherRepeatsNorLogsInForWhatNoTokenCures(ApiRefusal refusal) throws Exception {
    CamelContext context = started();
    withoutRetriesOfTheHttpClient(context);
    send(context);
    bed.org().counters().reset();
    bed.org().refuseApi(refusal);

    for (int i = 0; i < 3; i++) {
      HttpOperationFailedException failure = failure(send(context));
      assertThat(failure.getStatusCode()).isEqualTo(refusal.answer().status());
      assertThat(String.valueOf(failure.getResponseBody()))
          .isEqualToIgnoringWhitespace(new String(refusal.answer().body(), StandardCharsets.UTF_8));
      assertThat(failure.getSuppressed()).isEmpty();
    }

    assertThat(bed.org().counters().of("query")).isEqualTo(3);
    bed.org().allowApi();
    assertThat(send(context).getException()).isNull();
    assertThat(bed.org().counters().of("token")).isZero();
  }

  @ParameterizedTest
  @MethodSource("incurable")
  void keepsTheTokenWhenAQuietAnswerIsWhatNoTokenCures(ApiRefusal refusal) throws Exception {
    CamelContext context =
        bed.started(
            new RouteBuilder() {
              @Override
              public void configure() {
                from(ENTRY).to(bed.sfauth()).toD(QUERY + "&throwExceptionOnFailure=false");
              }
            });
    withoutRetriesOfTheHttpClient(context);
    send(context);
    bed.org().counters().reset();
    bed.org().refuseApi(refusal);

    for (int i = 0; i < 3; i++) {
      assertThat(send(context).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
          .isEqualTo(refusal.answer().status());
    }

    assertThat(bed.org().counters().of("token")).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = ApiRefusal.class,
      names = {"SESSION_EXPIRED", "BULK_INVALID_SESSION", "SOAP_INVALID_SESSION"})
  void repeatsOnceAfterEverySpellingOfAnEndedSession(ApiRefusal refusal) throws Exception {
    CamelContext context = started();
    send(context);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().newTokenEachLogin(true);
    bed.org().counters().reset();
    bed.org().refuseApiNext(refusal, 1);

    assertThat(send(context).getException()).isNull();

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2);
  }

  @Test
  void repeatsOnceAfterARefusalThatSaysNothing() throws Exception {
    CamelContext context = started();
    send(context);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().newTokenEachLogin(true);
    bed.org().counters().reset();
    bed.org().faults().next("query", new Fault.Instead(Answer.of(401, "text/plain", "")));

    assertThat(send(context).getException()).isNull();

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2);
  }

  @Test
  void repeatsABulkCallOnceAfterItsOwnSpelling() throws Exception {
    CamelContext context =
        bed.started(
            new RouteBuilder() {
              @Override
              public void configure() {
                redelivery(this);
                from(ENTRY)
                    .to(bed.sfauth())
                    .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                    .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                    .setBody(constant("{\"operation\":\"insert\",\"object\":\"Account\"}"))
                    .toD("${header.CamelSfAuthInstanceUrl}/services/async/65.0/job");
              }
            });
    send(context);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    bed.org().counters().reset();

    assertThat(send(context).getException()).isNull();

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("bulk")).isEqualTo(2);
  }

  @Test
  void goesOnWithTheRefusedTokenWhileNoLoginCures() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context = started();
    send(context);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().rejectEveryToken(true);
    bed.org().counters().reset();

    for (int i = 0; i < 101; i++) {
      assertThat(failure(send(context)).getStatusCode()).isEqualTo(401);
    }

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(102);
  }

  @Test
  void logsInLessAndLessOftenUntilATokenIsAccepted() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context = started();
    send(context);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().rejectEveryToken(true);
    send(context);

    for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
      bed.org().counters().reset();
      bed.clock().advance(Duration.ofMinutes(minutes).minusMillis(1));
      send(context);
      assertThat(bed.org().counters().of("token")).as("before %d min", minutes).isZero();
      bed.clock().advance(Duration.ofMillis(1));
      send(context);
      send(context);
      assertThat(bed.org().counters().of("token")).as("after %d min", minutes).isEqualTo(1);
    }
    bed.org().rejectEveryToken(false);
    assertThat(send(context).getException()).isNull();

    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().rejectEveryToken(true);
    bed.org().counters().reset();
    send(context);
    bed.clock().advance(Duration.ofMinutes(1));
    send(context);
    assertThat(bed.org().counters().of("token")).isEqualTo(2);
  }

  @Test
  void tellsWhyThereIsNoNewTokenBesideTheOriginalFailure() throws Exception {
    CamelContext context = started();
    send(context);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    bed.org().refuse(TokenRefusal.INACTIVE_USER);
    bed.org().counters().reset();

    HttpOperationFailedException failure = failure(send(context));

    assertThat(failure.getResponseBody()).contains("INVALID_SESSION_ID");
    assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(TokenRefusedException.class);
    assertThat(bed.org().counters().of("query")).isEqualTo(1);
  }

  @Test
  void tellsThatSalesforceCouldNotBeAsked() throws Exception {
    CamelContext context = started();
    send(context);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    bed.org().faults().always("token", new Fault.Instead(Answer.of(503, "text/plain", "down")));

    HttpOperationFailedException failure = failure(send(context));

    assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(TokenUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesTheDeadLetterChannelTheMessageAndTheOriginalFailure(boolean loginFails)
      throws Exception {
    CamelContext context =
        bed.started(
            new RouteBuilder() {
              @Override
              public void configure() {
                errorHandler(
                    deadLetterChannel(DEAD)
                        .retryWhile(method(RouteBeans.SESSION_EXPIRED))
                        .onRedelivery(new SfAuthRestamp())
                        .redeliveryDelay(0));
                from(ENTRY).setBody(constant("order 1")).to(bed.sfauth()).toD(QUERY);
              }
            });
    bed.org().rejectEveryToken(true);
    if (loginFails) {
      send(context);
      bed.clock().advance(Duration.ofMinutes(2));
      bed.org().refuse(TokenRefusal.INACTIVE_USER);
      context.getEndpoint(DEAD, MockEndpoint.class).reset();
    }
    MockEndpoint dead = context.getEndpoint(DEAD, MockEndpoint.class);
    dead.expectedBodiesReceived("order 1");

    assertThat(send(context).getException()).isNull();

    dead.assertIsSatisfied();
    Throwable caught =
        dead.getExchanges().get(0).getProperty("CamelExceptionCaught", Throwable.class);
    assertThat(caught).isInstanceOf(HttpOperationFailedException.class);
    assertThat(((HttpOperationFailedException) caught).getResponseBody())
        .contains("INVALID_SESSION_ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", EXPIRED, "nothing to do with it"})
  void learnsNothingFromTheRefusalOfAnotherHost(String body) throws Exception {
    HttpServer other = refusing(body);
    try {
      CamelContext context = started(other, "");
      for (int i = 0; i < 3; i++) {
        assertThat(failure(send(context)).getStatusCode()).isEqualTo(401);
      }
      assertThat(status(context).get("rejections")).isEqualTo(0L);
      assertThat(bed.org().logins()).isEqualTo(1);
    } finally {
      other.stop(0);
    }
  }

  @Test
  void learnsNothingFromTheQuietRefusalOfAnotherHost() throws Exception {
    HttpServer other = refusing(EXPIRED);
    try {
      CamelContext context = started(other, "?throwExceptionOnFailure=false");
      for (int i = 0; i < 3; i++) {
        assertThat(send(context).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
            .isEqualTo(401);
      }
      assertThat(status(context).get("rejections")).isEqualTo(0L);
    } finally {
      other.stop(0);
    }
  }

  private CamelContext started(HttpServer other, String options) throws Exception {
    String url = "http://127.0.0.1:" + other.getAddress().getPort() + "/services/data" + options;
    return bed.started(
        new RouteBuilder() {
          @Override
          public void configure() {
            redelivery(this);
            from(ENTRY).to(bed.sfauth()).to(url);
          }
        });
  }

  private static HttpServer refusing(String body) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(401, bytes.length == 0 ? -1 : bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
    return server;
  }

  private CamelContext started() throws Exception {
    return bed.started(
        new RouteBuilder() {
          @Override
          public void configure() {
            redelivery(this);
            from(ENTRY).to(bed.sfauth()).toD(QUERY);
          }
        });
  }

  private static void redelivery(RouteBuilder routes) {
    routes
        .onException(HttpOperationFailedException.class)
        .retryWhile(new SfAuthSessionExpired())
        .onRedelivery(new SfAuthRestamp())
        .redeliveryDelay(0);
  }

  /** Apache's client repeats 429 and 503 by itself after the 30 s that the answer asks for. */
  private static void withoutRetriesOfTheHttpClient(CamelContext context) {
    context.getComponent("http", HttpComponent.class).setAutomaticRetriesDisabled(true);
  }

  private static Exchange send(CamelContext context) {
    return SalesforceBed.send(context, ENTRY);
  }

  private static HttpOperationFailedException failure(Exchange exchange) {
    assertThat(exchange.getException()).isInstanceOf(HttpOperationFailedException.class);
    return exchange.getException(HttpOperationFailedException.class);
  }

  private static Map<?, ?> status(CamelContext context) {
    return SalesforceBed.send(context, "sfauth:crm?operation=status")
        .getMessage()
        .getBody(Map.class);
  }
}
