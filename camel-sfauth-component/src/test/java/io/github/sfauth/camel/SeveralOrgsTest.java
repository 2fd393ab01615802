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

import io.github.sfauth.camel.documented.Connections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two orgs in one context: each route gets the token and the instance of its own. Their apps have
 * the same key and their secrets the same name, so that nothing but the connection tells them
 * apart.
 */
class SeveralOrgsTest {

  private SalesforceBed crm;
  private JwtBed eu;
  private Main main;

  @BeforeEach
  void open() {
    crm = new SalesforceBed();
    eu = new JwtBed();
    main = new Main();
  }

  @AfterEach
  void close() throws Exception {
    main.stop();
    eu.close();
    crm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "yaml", "xml"})
  void eachRouteCallsItsOwnOrg(String language) {
    CamelContext context = started(language);

    for (int i = 0; i < 3; i++) {
      assertAnswers(context, "direct:crm", crm);
      assertAnswers(context, "direct:eu", eu.bed());
    }

    assertThat(crm.org().logins()).isEqualTo(1);
    assertThat(eu.org().logins()).isEqualTo(1);
    assertThat(crm.org().counters().of("query")).isEqualTo(3);
    assertThat(eu.org().counters().of("query")).isEqualTo(3);
  }

  @Test
  void nothingCrossesWhenBothAreUsedAtOnce() throws Exception {
    CamelContext context = started("java");
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      var answers =
          callers.invokeAll(
              IntStream.range(0, 40)
                  .<java.util.concurrent.Callable<Exchange>>mapToObj(
                      i -> () -> send(context, i % 2 == 0 ? "direct:crm" : "direct:eu"))
                  .toList());
      for (var answer : answers) {
        assertThat(answer.get().getException()).isNull();
      }
    } finally {
      callers.shutdownNow();
    }

    assertThat(crm.org().logins()).isEqualTo(1);
    assertThat(eu.org().logins()).isEqualTo(1);
    assertThat(crm.org().counters().of("query")).isEqualTo(20);
    assertThat(eu.org().counters().of("query")).isEqualTo(20);
  }

  @Test
  void aSessionThatEndsInOneDoesNotDisturbTheOther() {
    CamelContext context = started("java");
    assertAnswers(context, "direct:crm", crm);
    assertAnswers(context, "direct:eu", eu.bed());

    crm.org().expireSessions();

    assertThat(send(context, "direct:crm").isFailed()).isTrue();
    assertAnswers(context, "direct:eu", eu.bed());
    assertAnswers(context, "direct:crm", crm);
    assertThat(crm.org().logins()).isEqualTo(2);
    assertThat(eu.org().logins()).isEqualTo(1);
  }

  @Test
  void aStampTellsWhoseItIs() {
    CamelContext context = started("java");

    Exchange ofCrm = send(context, "sfauth:crm");
    Exchange ofEu = send(context, "sfauth:eu-crm");

    assertThat(Stream.of(ofCrm, ofEu).map(SeveralOrgsTest::instance))
        .containsExactly(crm.org().instanceUrl().toString(), eu.org().instanceUrl().toString());
    assertThat(token(ofCrm)).isNotEqualTo(token(ofEu));
  }

  private static void assertAnswers(CamelContext context, String entry, SalesforceBed bed) {
    Exchange answer = send(context, entry);
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
    assertThat(answer.getProperty(Exchange.TO_ENDPOINT, String.class))
        .startsWith(bed.org().instanceUrl().toString());
  }

  private static Exchange send(CamelContext context, String endpoint) {
    return SalesforceBed.send(context, endpoint);
  }

  private static String instance(Exchange exchange) {
    return exchange.getMessage().getHeader(SfAuthConstants.INSTANCE_URL, String.class);
  }

  private static String token(Exchange exchange) {
    return exchange.getMessage().getHeader(SfAuthConstants.AUTHORIZATION, String.class);
  }

  private CamelContext started(String language) {
    main.bind("secretsManager", crm.aws());
    main.bind("euSecretsManager", eu.bed().aws());
    main.bind("sfauthTokens", crm.tokenSources());
    main.addInitialProperty("crm.secret", SalesforceBed.SECRET);
    main.addInitialProperty("eu.secret", SalesforceBed.SECRET);
    eu.bed().secrets().edit(SalesforceBed.SECRET, SalesforceBed.json(eu.members(JwtBed.USER)));
    main.setPropertyPlaceholderLocations("classpath:documented/connections.properties");
    main.addInitialProperty("camel.component.sfauth.secretsManagerClient", "#bean:secretsManager");
    main.addInitialProperty(
        "camel.component.sfauth.connections[eu-crm].secrets-manager-client",
        "#bean:euSecretsManager");
    if (language.equals("java")) {
      main.configure().addRoutesBuilder(new Connections());
    } else {
      main.configure().setRoutesIncludePattern("classpath:documented/connections." + language);
    }
    main.start();
    return main.getCamelContext();
  }
}
