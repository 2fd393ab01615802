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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.sfauth.http.Certificates;
import io.github.sfauth.http.LoopbackProxy;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.token.TokenUnavailableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins over TLS, through proxies, and with a certificate of the client's. */
class ReachingSalesforceTest {

  private static final String PROXY_PASSWORD = "password-for-the-proxy";
  private static final String ANSWER =
      "{\"access_token\":\"00Dxx0000000000!TokenOfTheServer\",\"instance_url\":\"%s\","
          + "\"token_type\":\"Bearer\"}";

  private final CamelContext context = new DefaultCamelContext();
  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  private final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();
  private Certificates certificates;
  private Path server;
  private Path client;
  private HttpsServer https;

  @BeforeEach
  void make(@TempDir Path directory) throws IOException {
    https = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    certificates = new Certificates(directory);
    server = certificates.keyStore("server", "127.0.0.1");
    client = certificates.keyStore("client", "client");
    context.getRegistry().bind("trusting", Certificates.trust(certificates.trusting(server)));
    context.getRegistry().bind("clientSecret", SimulatedOrg.CONSUMER_SECRET);
    context.getRegistry().bind("proxyPassword", PROXY_PASSWORD);
  }

  @AfterEach
  void close() {
    context.stop();
    https.stop(0);
  }

  @Test
  void trustsWhomTheParametersTrust() throws Exception {
    serve(server, false);
    assertThat(send("sslContextParameters=#trusting").getException()).isNull();
  }

  @Test
  void trustsWhomTheGlobalParametersTrust() throws Exception {
    serve(server, false);
    context.setSSLContextParameters(
        context.getRegistry().lookupByNameAndType("trusting", SSLContextParameters.class));
    context.getComponent("sfauth", SfAuthComponent.class).setUseGlobalSslContextParameters(true);
    assertThat(send("scope=api").getException()).isNull();
  }

  @Test
  void trustsNobodyElse() throws Exception {
    serve(server, false);
    assertThat(send("scope=api").getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("TLS handshake")
        .hasMessageContaining("sslContextParameters");
    assertThat(requests).isEmpty();
  }

  @Test
  void verifiesTheHostsName() throws Exception {
    Path other = certificates.keyStore("other", "login.example.com");
    context.getRegistry().bind("other", Certificates.trust(certificates.trusting(other)));
    serve(other, false);
    assertThat(send("sslContextParameters=#other").getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("TLS handshake");
    assertThat(requests).isEmpty();
  }

  @Test
  void showsItsCertificateToAServerThatWantsOne() throws Exception {
    context
        .getRegistry()
        .bind("mutual", Certificates.mutual(certificates.trusting(server), client));
    serve(server, true);
    assertThat(send("sslContextParameters=#mutual").getException()).isNull();
  }

  @Test
  void saysThatAServerWantsACertificate() throws Exception {
    serve(server, true);
    assertThat(send("sslContextParameters=#trusting").getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("sslContextParameters");
    assertThat(requests).isEmpty();
  }

  @Test
  void readsTheKeyStoresOfManyEndpointsOnce() throws Exception {
    CountedParameters shared = new CountedParameters();
    CountedParameters other = new CountedParameters();
    context.getRegistry().bind("shared", shared);
    context.getRegistry().bind("other", other);
    context.start();

    makeEndpoints(100, "shared");
    makeEndpoints(1, "other");
    assertThat(shared.made).hasValue(1);
    assertThat(other.made).hasValue(1);

    context.removeEndpoints("sfauth:*");
    context.getComponent("sfauth").stop();
    context.getComponent("sfauth").start();
    makeEndpoints(2, "shared");
    assertThat(shared.made).as("read again at the next start").hasValue(2);
  }

  private void makeEndpoints(int number, String parameters) {
    for (int i = 0; i < number; i++) {
      context.getEndpoint(
          "sfauth:%s%d?secretArn=sf/%s%d&sslContextParameters=#%s"
              .formatted(parameters, i, parameters, i, parameters));
    }
  }

  /** Knows how often its key stores were read. */
  private static final class CountedParameters extends SSLContextParameters {

    private final AtomicInteger made = new AtomicInteger();

    @Override
    public SSLContext createSSLContext(CamelContext camelContext)
        throws GeneralSecurityException, IOException {
      made.incrementAndGet();
      return super.createSSLContext(camelContext);
    }
  }

  @Test
  void saysWhichOptionNamesAKeyStoreThatIsNotThere(@TempDir Path empty) throws Exception {
    context.getRegistry().bind("missing", Certificates.trust(empty.resolve("none.p12")));
    serve(server, false);
    assertThatThrownBy(() -> send("sslContextParameters=#missing"))
        .rootCause()
        .hasMessageContaining("none.p12");
  }

  @Test
  void reachesTheServerThroughAProxy() throws Exception {
    serve(server, false);
    try (LoopbackProxy proxy = LoopbackProxy.open()) {
      assertThat(send("sslContextParameters=#trusting", proxy(proxy)).getException()).isNull();
      assertThat(proxy.passed()).containsExactly("127.0.0.1:" + https.getAddress().getPort());
    }
  }

  @Test
  void tellsThePasswordToTheProxyAlone() throws Exception {
    serve(server, false);
    try (LoopbackProxy proxy = LoopbackProxy.requiring("clerk", PROXY_PASSWORD)) {
      Exchange answer =
          send(
              "sslContextParameters=#trusting",
              proxy(proxy),
              "httpProxyUsername=clerk",
              "httpProxyPassword=#bean:proxyPassword");
      assertThat(answer.getException()).isNull();
      assertThat(proxy.heads())
          .allSatisfy(head -> assertThat(head).startsWith("CONNECT").contains("Basic "));
      assertThat(requests)
          .isNotEmpty()
          .allSatisfy(headers -> assertThat(headers).doesNotContainKey("Proxy-authorization"));
    }
  }

  @Test
  void saysThatTheProxyAsksWhoUsesIt() throws Exception {
    serve(server, false);
    try (LoopbackProxy proxy = LoopbackProxy.requiring("clerk", PROXY_PASSWORD)) {
      assertThat(send("sslContextParameters=#trusting", proxy(proxy)).getException())
          .isInstanceOf(TokenUnavailableException.class)
          .hasMessageContaining("through the proxy 127.0.0.1:" + proxy.port())
          .hasMessageContaining("set httpProxyUsername and httpProxyPassword");
    }
  }

  @Test
  void saysThatTheProxyLetsNobodyThrough() throws Exception {
    serve(server, false);
    try (LoopbackProxy proxy = LoopbackProxy.refusing()) {
      assertThat(send("sslContextParameters=#trusting", proxy(proxy)).getException())
          .isInstanceOf(TokenUnavailableException.class)
          .hasMessageContaining("through the proxy 127.0.0.1:" + proxy.port())
          .hasMessageContaining("the proxy made no tunnel to it (HTTP 403)")
          .message()
          .doesNotContain("certificate");
      assertThat(proxy.heads()).hasSize(1);
    }
  }

  @Test
  void saysThatTheProxyDoesNotTakeThePassword() throws Exception {
    serve(server, false);
    try (LoopbackProxy proxy = LoopbackProxy.requiring("clerk", "another password")) {
      assertThat(
              send(
                      "sslContextParameters=#trusting",
                      proxy(proxy),
                      "httpProxyUsername=clerk",
                      "httpProxyPassword=#bean:proxyPassword")
                  .getException())
          .isInstanceOf(TokenUnavailableException.class)
          .hasMessageContaining("does not take httpProxyUsername and httpProxyPassword")
          .hasMessageNotContaining(PROXY_PASSWORD);
    }
  }

  /** Which the JVM's own properties name, such as https.proxyHost. */
  @Test
  void saysThatTheProxyOfTheJvmAsksWhoUsesIt() throws Exception {
    serve(server, false);
    ProxySelector before = ProxySelector.getDefault();
    try (LoopbackProxy proxy = LoopbackProxy.requiring("clerk", PROXY_PASSWORD)) {
      ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));
      assertThat(send("sslContextParameters=#trusting").getException())
          .isInstanceOf(TokenUnavailableException.class)
          .hasMessageContaining("through the proxy 127.0.0.1:" + proxy.port() + " of this JVM")
          .hasMessageContaining("asks who uses it")
          .hasMessageContaining("set httpProxyHost, httpProxyPort, httpProxyUsername");
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void saysWhichProxyIsNotThere() throws Exception {
    serve(server, false);
    LoopbackProxy closed = LoopbackProxy.open();
    closed.close();
    assertThat(send("sslContextParameters=#trusting", proxy(closed)).getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("through the proxy 127.0.0.1:" + closed.port());
  }

  @Test
  void reusesOneConnectionForAllWhoReachSalesforceTheSameWay() throws Exception {
    serve(server, false);
    String other = uri("sslContextParameters=#trusting").replace("sfauth:crm", "sfauth:erp");
    context.addRoutes(route("direct:b", other + "&scope=api"));
    send("sslContextParameters=#trusting");
    assertThat(send(context, "direct:b").getException()).isNull();
    assertThat(requests).hasSize(2);
    assertThat(connections).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "httpProxyHost=proxy.acme.example, httpProxyPort",
    "httpProxyPort=3128, httpProxyHost",
    "httpProxyHost=http://proxy&httpProxyPort=3128, without scheme",
    "httpProxyHost=proxy:8080&httpProxyPort=3128, port and user",
    "httpProxyHost=clerk@proxy&httpProxyPort=3128, port and user",
    "httpProxyHost=::1&httpProxyPort=3128, brackets",
    "httpProxyHost=proxy&httpProxyPort=99999, 65535",
    "httpProxyHost=proxy&httpProxyPort=1&httpProxyUsername=clerk, httpProxyPassword",
    "httpProxyUsername=clerk&httpProxyPassword=any, httpProxyHost",
  })
  void refusesWhatDoesNotGoTogether(String options, String named) throws Exception {
    serve(server, false);
    assertThatThrownBy(() -> send(options)).rootCause().hasMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "proxy.acme.example", "10.0.0.7", "[::1]", "[fe80::1%eth0]"})
  void takesAProxyByNameOrAddress(String host) {
    String uri =
        "sfauth:crm?secretArn=sf/crm&httpProxyHost=RAW(%s)&httpProxyPort=3128".formatted(host);
    assertThat(context.getEndpoint(uri)).isNotNull();
  }

  @Test
  void refusesEndpointsOfOneConnectionThatDifferInTheWayToSalesforce() throws Exception {
    serve(server, false);
    context.addRoutes(route("direct:b", uri("httpProxyHost=proxy", "httpProxyPort=3128")));
    assertThatThrownBy(() -> send("sslContextParameters=#trusting"))
        .rootCause()
        .hasMessageContaining("the HTTP proxy")
        .hasMessageContaining("sslContextParameters");
  }

  private static String proxy(LoopbackProxy proxy) {
    return "httpProxyHost=127.0.0.1&httpProxyPort=" + proxy.port();
  }

  private String uri(String... options) {
    return "sfauth:crm?clientId=RAW("
        + SimulatedOrg.CONSUMER_KEY
        + ")&clientSecret=#bean:clientSecret&loginUrl=https://127.0.0.1:"
        + https.getAddress().getPort()
        + "&"
        + String.join("&", options);
  }

  private Exchange send(String... options) throws Exception {
    context.addRoutes(route("direct:in", uri(options)));
    context.start();
    return send(context, "direct:in");
  }

  private static Exchange send(CamelContext context, String entry) {
    return SalesforceBed.send(context, entry);
  }

  private static RouteBuilder route(String entry, String sfauth) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(entry).to(sfauth);
      }
    };
  }

  private void serve(Path keys, boolean wantsCertificate) throws Exception {
    SSLContext tls =
        Certificates.mutual(certificates.trusting(client), keys).createSSLContext(context);
    https.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = tls.getDefaultSSLParameters();
            wanted.setNeedClientAuth(wantsCertificate);
            parameters.setSSLParameters(wanted);
          }
        });
    https.createContext("/", this::answer);
    https.start();
  }

  private void answer(HttpExchange call) throws IOException {
    connections.add(call.getRemoteAddress().getPort());
    requests.add(Map.copyOf(call.getRequestHeaders()));
    call.getRequestBody().readAllBytes();
    byte[] answer =
        ANSWER
            .formatted("https://127.0.0.1:" + https.getAddress().getPort())
            .getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(200, answer.length);
    call.getResponseBody().write(answer);
    call.close();
  }
}
