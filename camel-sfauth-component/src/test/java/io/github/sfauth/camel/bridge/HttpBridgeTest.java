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
package io.github.sfauth.camel.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.OtherHost;
import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.http.LoopbackProxy;
import io.github.sfauth.simulator.org.ApiRefusal;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.TokenRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.entity.GzipCompressingEntity;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBridgeTest {

  private static final String ENTRY = "direct:in";
  private static final String LIMITS = "/services/data/v65.0/limits";
  private static final String ACCOUNTS = "/services/data/v65.0/sobjects/Account";
  private static final String BRIDGE = "httpClientConfigurer=#sfauthHttp";
  private static final String CRM = "http://crm.sfauth.invalid";
  private static final int BIG = 3 * 1024 * 1024;

  private SalesforceBed bed;
  private CamelContext context;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    context = bed.context();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @Test
  void callsTheInstanceWithoutKnowingItsHost() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    Exchange answer = call("");
    assertThat(status(answer)).isEqualTo(200);
    assertThat(answer.getMessage().getHeaders()).doesNotContainKey("Authorization");
    assertThat(answer.getAllProperties().toString()).doesNotContain("Bearer");
  }

  @Test
  void callsTheInstanceByItsOwnHost() throws Exception {
    bindFor("crm");
    start(bed.org().instanceUrl() + LIMITS + "?httpClientConfigurer=#crmHttp");
    assertThat(status(call(""))).isEqualTo(200);
  }

  @Test
  void callsTheInstanceOfItsConnectionByTheBareName() throws Exception {
    bindFor("crm");
    start("http://sfauth.invalid" + LIMITS + "?httpClientConfigurer=#crmHttp");
    assertThat(status(call(""))).isEqualTo(200);
  }

  @Test
  void callsTheInstanceFromADynamicEndpoint() throws Exception {
    bed.start(
        context,
        routes(r -> r.from("direct:auth").to(bed.sfauth())),
        routes(
            r ->
                r.from(ENTRY)
                    .setHeader("path", r.constant(LIMITS))
                    .toD(CRM + "${header.path}?" + BRIDGE)));
    assertThat(status(call(""))).isEqualTo(200);
    bed.org().expireSessions();
    assertThat(status(call(""))).isEqualTo(200);
  }

  enum Body {
    TEXT,
    BYTES,
    FILE,
    STREAM,
    SPOOLED_STREAM
  }

  @ParameterizedTest
  @EnumSource
  void repeatsARefusedCallWithItsWholeBody(Body kind, @TempDir Path directory) throws Exception {
    if (kind == Body.SPOOLED_STREAM) {
      context.getStreamCachingStrategy().setSpoolEnabled(true);
      context.getStreamCachingStrategy().setSpoolThreshold(1024);
      context.getStreamCachingStrategy().setSpoolDirectory(directory.resolve("spool").toFile());
    }
    start(CRM + ACCOUNTS + "?" + BRIDGE);
    for (int size : List.of(1, BIG)) {
      String body = "{\"Name\":\"" + "a".repeat(size) + "\"}";
      call(body(kind, body, directory));
      bed.org().expireSessions();
      Exchange answer = call(body(kind, body, directory));
      assertThat(status(answer)).isEqualTo(201);
      assertThat(bed.org().receivedBodies()).endsWith(body);
    }
    assertThat(bed.org().logins()).isEqualTo(3);
  }

  private static Object body(Body kind, String text, Path directory) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (kind) {
      case TEXT -> text;
      case BYTES -> bytes;
      case FILE -> Files.write(directory.resolve("body.json"), bytes).toFile();
      case STREAM, SPOOLED_STREAM -> new ByteArrayInputStream(bytes);
    };
  }

  enum GoneBody {
    STREAM,
    MULTIPART_STREAM,
    COMPRESSED_STREAM
  }

  @ParameterizedTest
  @EnumSource
  void handsOutTheRefusalOfABodyThatIsGoneAndGivesTheTokenUp(GoneBody kind) throws Exception {
    bed.start(
        context,
        routes(r -> r.from("direct:auth").to(bed.sfauth())),
        routes(r -> r.from(ENTRY).noStreamCaching().to(CRM + ACCOUNTS + "?" + BRIDGE)));
    String body = "{\"Name\":\"a\"}";
    assertThat(status(call(body))).isEqualTo(201);
    bed.org().expireSessions();
    assertThat(refusal(call(gone(kind, body))).getStatusCode()).isEqualTo(401);
    assertThat(status(call(body))).isEqualTo(201);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  private static Object gone(GoneBody kind, String text) {
    ByteArrayInputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return switch (kind) {
      case STREAM -> stream;
      case MULTIPART_STREAM -> MultipartEntityBuilder.create().addBinaryBody("a", stream).build();
      case COMPRESSED_STREAM ->
          new GzipCompressingEntity(new InputStreamEntity(stream, ContentType.APPLICATION_JSON));
    };
  }

  @Test
  void readsARefusalThatCameCompressed() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org().newTokenEachLogin(true);
    byte[] refusal = ApiRefusal.BULK_INVALID_SESSION.answer().body();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(refusal);
    }
    bed.org()
        .faults()
        .next(
            "limits",
            new Fault.Instead(
                new Answer(400, Map.of("Content-Encoding", "gzip"), packed.toByteArray())));
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(calls()).isEqualTo(3);
  }

  @Test
  void repeatsWhatTheStatusAloneRefuses() throws Exception {
    startOnOneConnection();
    call("");
    bed.org().newTokenEachLogin(true);
    bed.org().faults().next("limits", unreadable(401));
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @Test
  void handsOutASecondRefusalThatCannotBeRead() throws Exception {
    startOnOneConnection();
    call("");
    bed.org().newTokenEachLogin(true);
    bed.org().faults().next("limits", unreadable(401));
    bed.org().faults().next("limits", unreadable(401));
    HttpOperationFailedException refusal = refusal(call(""));
    assertThat(refusal.getStatusCode()).isEqualTo(401);
    assertThat(refusal.getResponseBody()).isNullOrEmpty();
    assertThat(status(call(""))).isEqualTo(200);
  }

  @Test
  void givesTheConnectionOfAnUnreadableFailureBack() throws Exception {
    startOnOneConnection();
    bed.org().faults().next("limits", unreadable(500));
    assertThat(call("").getException()).isInstanceOf(IOException.class);
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  private void startOnOneConnection() throws Exception {
    HttpComponent http = context.getComponent("http", HttpComponent.class);
    http.setMaxTotalConnections(1);
    http.setConnectionRequestTimeout(5_000);
    start(CRM + LIMITS + "?" + BRIDGE);
  }

  private static Fault unreadable(int status) {
    return new Fault.Instead(
        Answer.of(status, "text/plain", "no gzip at all").with("Content-Encoding", "gzip"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SESSION_EXPIRED", "BULK_INVALID_SESSION", "SOAP_INVALID_SESSION"})
  void repeatsInWhicheverWordsTheSessionEnded(ApiRefusal words) throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org().newTokenEachLogin(true);
    bed.org().refuseApiNext(words, 1);
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SESSION_NOT_VALID_FOR_REST",
        "INVALID_AUTH_HEADER",
        "REQUEST_LIMIT_EXCEEDED",
        "INSUFFICIENT_ACCESS",
        "URL_NO_LONGER_EXISTS"
      })
  void repeatsNothingThatNoTokenCures(ApiRefusal reason) throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org().refuseApi(reason);
    HttpOperationFailedException refusal = refusal(call(""));
    assertThat(refusal.getResponseBody())
        .isEqualTo(new String(reason.answer().body(), StandardCharsets.UTF_8));
    assertThat(calls()).isEqualTo(2);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void handsOutASecondRefusalWithItsBody() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org().newTokenEachLogin(true);
    bed.org().rejectEveryToken(true);
    HttpOperationFailedException refusal = refusal(call(""));
    assertThat(refusal.getResponseBody()).contains("INVALID_SESSION_ID");
    assertThat(calls()).isEqualTo(3);
    assertThat(bed.org().logins()).isEqualTo(2);
    // The brake holds: no login for each call that comes now.
    assertThat(refusal(call("")).getStatusCode()).isEqualTo(401);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @Test
  void letsGoOfTheBrakeOnceATokenIsAccepted() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    for (int logins = 1; logins <= 4; logins++) {
      bed.org().expireSessions();
      assertThat(status(call(""))).isEqualTo(200);
      assertThat(bed.org().logins()).isEqualTo(logins);
    }
  }

  @Test
  void handsALongRefusalOutWhole() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    String page = "<html>" + "x".repeat(200_000) + "</html>";
    bed.org().faults().next("limits", new Fault.Instead(Answer.of(500, "text/html", page)));
    assertThat(refusal(call("")).getResponseBody()).isEqualTo(page);
  }

  @Test
  void saysWhyThereIsNoNextToken() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org().expireSessions();
    bed.org().refuse("invalid_client", "invalid client credentials");
    assertThat(call("").getException())
        .isInstanceOf(TokenRefusedException.class)
        .hasMessageContaining("invalid_client");
  }

  @Test
  void saysThatALoginBringsNothingNew() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org().rejectEveryToken(true);
    assertThat(call("").getException())
        .isInstanceOf(TokenRefusedException.class)
        .hasMessageContaining("INVALID_SESSION_ID");
    assertThat(refusal(call("")).getStatusCode()).isEqualTo(401);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @Test
  void leavesForeignHostsAlone() throws Exception {
    bindFor("crm");
    try (OtherHost other = new OtherHost()) {
      start(other.url() + "/?httpClientConfigurer=#crmHttp");
      call("");
      context
          .createFluentProducerTemplate()
          .to(ENTRY)
          .withHeader("Authorization", "Basic of-its-own")
          .send();
      assertThat(other.heard())
          .extracting(OtherHost.Heard::authorization)
          .containsExactly("", "Basic of-its-own");
    }
    assertThat(bed.org().logins()).isZero();
  }

  @Test
  void replacesAnAuthorizationOfTheRoutesOwn() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    Exchange answer =
        context
            .createFluentProducerTemplate()
            .to(ENTRY)
            .withHeader("Authorization", "Bearer nonsense")
            .send();
    assertThat(status(answer)).isEqualTo(200);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void sendsNoTokenWhereARedirectLeads() throws Exception {
    start(CRM + LIMITS + "?followRedirects=true&" + BRIDGE);
    try (OtherHost other = new OtherHost()) {
      bed.org().faults().next("limits", redirect(other.url() + "/file"));
      assertThat(call("").getMessage().getBody(String.class)).isEqualTo("heard");
      assertThat(other.heard()).extracting(OtherHost.Heard::authorization).containsExactly("");
    }
  }

  @Test
  void stampsARedirectWithinTheInstance() throws Exception {
    start(CRM + ACCOUNTS + "?httpMethod=GET&followRedirects=true&" + BRIDGE);
    bed.org().faults().next("sobject", redirect(bed.org().instanceUrl() + LIMITS));
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(calls()).isEqualTo(1);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  private static Fault redirect(String to) {
    return new Fault.Instead(Answer.of(302, "text/plain", "").with("Location", to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void followsTheOrgWhenItMoves(String method) throws Exception {
    bindFor("crm");
    String old = bed.org().instanceUrl() + ACCOUNTS;
    start(
        (method.equals("GET") ? bed.org().instanceUrl() + LIMITS : old)
            + "?httpClientConfigurer=#crmHttp&httpMethod="
            + method);
    String body = method.equals("GET") ? "" : "{\"Name\":\"a\"}";
    call(body);
    bed.org().moveInstance();
    assertThat(status(call(body))).isIn(200, 201);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void followsTheOrgWhenItsOldHostRedirects(boolean followRedirects) throws Exception {
    start(
        bed.sfauth("allowedHosts=127.0.0.1"),
        CRM + LIMITS + "?" + BRIDGE + "&followRedirects=" + followRedirects);
    call("");
    bed.org().moveInstanceWithRedirect();
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(bed.org().logins()).isEqualTo(2);
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @Test
  void repeatsThroughTheSameProxy() throws Exception {
    try (LoopbackProxy proxy = LoopbackProxy.open()) {
      start(CRM + LIMITS + "?" + BRIDGE + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port());
      call("");
      String before = bed.org().instanceUrl().getAuthority();
      bed.org().moveInstance();
      assertThat(status(call(""))).isEqualTo(200);
      assertThat(proxy.passed()).contains(before).endsWith(bed.org().instanceUrl().getAuthority());
    }
  }

  @Test
  void staysStampedWhenAProxyAsksForAPassword() throws Exception {
    try (LoopbackProxy proxy = LoopbackProxy.requiring("clerk", "for-the-proxy")) {
      start(
          CRM
              + LIMITS
              + "?"
              + BRIDGE
              + "&proxyHost=127.0.0.1&proxyAuthScheme=http&proxyAuthMethod=Basic&proxyAuthUsername=clerk"
              + "&proxyAuthPassword=for-the-proxy&proxyAuthHost=127.0.0.1&proxyAuthPort="
              + proxy.port()
              + "&proxyPort="
              + proxy.port());
      assertThat(status(call(""))).isEqualTo(200);
      assertThat(bed.org().logins()).isEqualTo(1);
    }
  }

  @Test
  void stampsWhatTheClientRepeatsByItself() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org()
        .faults()
        .next(
            "limits", new Fault.Instead(Answer.of(503, "text/plain", "").with("Retry-After", "0")));
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(calls()).isEqualTo(3);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void logsInOnceForManyRefusedCallsAtOnce() throws Exception {
    HttpComponent http = context.getComponent("http", HttpComponent.class);
    http.setConnectionsPerRoute(50);
    start(CRM + LIMITS + "?" + BRIDGE);
    call("");
    bed.org().expireSessions();
    assertThat(atOnce(50, () -> status(call("")))).containsOnly(200);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @Test
  void givesEachConnectionBackToThePool() throws Exception {
    HttpComponent http = context.getComponent("http", HttpComponent.class);
    http.setConnectionsPerRoute(1);
    http.setMaxTotalConnections(1);
    http.setConnectionRequestTimeout(20_000);
    start(bed.inMemory(), CRM + LIMITS + "?" + BRIDGE);
    for (int i = 0; i < 200; i++) {
      // A session that ends again and again within minutes is another case.
      bed.clock().advance(Duration.ofHours(1));
      bed.org().expireSessions();
      assertThat(status(call(""))).isEqualTo(200);
    }
    assertThat(bed.org().logins()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void streamsAnswers(boolean disableStreamCache) throws Exception {
    String uri = CRM + LIMITS + "?" + BRIDGE + "&disableStreamCache=" + disableStreamCache;
    bed.start(
        context,
        routes(r -> r.from("direct:auth").to(bed.sfauth())),
        routes(r -> r.from(ENTRY).noStreamCaching().to(uri).convertBodyTo(String.class)));
    call("");
    bed.org().expireSessions();
    Exchange answer = call("");
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("DailyApiRequests");
  }

  @Test
  void learnsFromAnAnswerThatIsNoException() throws Exception {
    start(CRM + LIMITS + "?" + BRIDGE + "&throwExceptionOnFailure=false");
    call("");
    bed.org().newTokenEachLogin(true);
    bed.org().rejectEveryToken(true);
    Exchange answer = call("");
    assertThat(status(answer)).isEqualTo(401);
    assertThat(answer.getMessage().getBody(String.class)).contains("INVALID_SESSION_ID");
  }

  @Test
  void worksAfterItsRouteWasRestarted() throws Exception {
    bed.start(
        context,
        routes(r -> r.from("direct:auth").to(bed.sfauth())),
        routes(r -> r.from(ENTRY).routeId("calls").to(CRM + LIMITS + "?" + BRIDGE)));
    call("");
    context.getRouteController().stopRoute("calls");
    context.getRouteController().startRoute("calls");
    bed.org().expireSessions();
    assertThat(status(call(""))).isEqualTo(200);
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "http://other.sfauth.invalid/?httpClientConfigurer=#sfauthHttp, other",
    "http://sfauth.invalid/?httpClientConfigurer=#sfauthHttp, <connection>.sfauth.invalid",
    "http://other.sfauth.invalid/?httpClientConfigurer=#crmHttp, other",
    "https://acme.my.salesforce.com/?httpClientConfigurer=#sfauthHttp, acme.my.salesforce.com"
  })
  void saysWhichConnectionIsMissing(String uri, String word) throws Exception {
    bindFor("crm");
    start(uri);
    assertThat(call("").getException()).hasMessageContaining(word);
  }

  private void bindFor(String connection) {
    SfAuthHttpConfigurer configurer = new SfAuthHttpConfigurer(connection);
    configurer.setCamelContext(context);
    context.getRegistry().bind(connection + "Http", configurer);
  }

  private void start(String uri) throws Exception {
    start(bed.sfauth(), uri);
  }

  private void start(String sfauth, String uri) throws Exception {
    bed.start(
        context, routes(r -> r.from("direct:auth").to(sfauth)), routes(r -> r.from(ENTRY).to(uri)));
  }

  private Exchange call(Object body) {
    return context.createFluentProducerTemplate().to(ENTRY).withBody(body).send();
  }

  /** How many calls of the limits API the org has got. */
  private long calls() {
    return bed.org().counters().of("limits");
  }

  private static int status(Exchange answer) {
    assertThat(answer.getException()).isNull();
    return answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
  }

  private static HttpOperationFailedException refusal(Exchange answer) {
    return answer.getException(HttpOperationFailedException.class);
  }

  private static <T> List<T> atOnce(int callers, Callable<T> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    try {
      List<Callable<T>> tasks =
          IntStream.range(0, callers).<Callable<T>>mapToObj(i -> task).toList();
      List<Future<T>> ends = pool.invokeAll(tasks);
      Stream.Builder<T> results = Stream.builder();
      for (Future<T> end : ends) {
        results.add(end.get());
      }
      return results.build().toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private interface Routes {
    void on(RouteBuilder builder);
  }

  private static RouteBuilder routes(Routes routes) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        routes.on(this);
      }
    };
  }
}
