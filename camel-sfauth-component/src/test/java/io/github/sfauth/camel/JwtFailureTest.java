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

import static io.github.sfauth.camel.JwtBed.query;
import static io.github.sfauth.camel.JwtBed.sfauth;
import static io.github.sfauth.camel.SalesforceBed.expectAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.jwt.TestKeys;
import io.github.sfauth.oauth.LoginLimits;
import io.github.sfauth.simulator.org.ApiRefusal;
import io.github.sfauth.simulator.org.TokenRefusal;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with logins by assertion, over real routes. */
class JwtFailureTest {

  private static final String ENTRY = "direct:in";
  private static final String TOKEN = "token";

  private JwtBed bed;

  @BeforeEach
  void open() {
    bed = new JwtBed();
    bed.create(bed.members(JwtBed.USER));
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  /** The same table as for client credentials; the advice speaks of other users there. */
  @ParameterizedTest
  @MethodSource("io.github.sfauth.camel.RefusalTableTest#decisions")
  void aDecisionIsRaisedAtOnceAndHeld(RefusalTableTest.Row row) throws Exception {
    bed.org().refuse(row.code(), row.description());
    CamelContext context = started(new LoginLimits());

    for (int i = 0; i < 100; i++) {
      TokenRefusedException refused =
          SalesforceBed.send(context, ENTRY).getException(TokenRefusedException.class);
      assertThat(refused.refusal().code()).isEqualTo(row.code());
      assertThat(refused.refusal().flow()).isEqualTo("jwtBearer");
      assertThat(refused.refusal().advice()).isNotBlank();
      bed.bed().clock().advance(Duration.ofMillis(600));
    }

    int expected = row.description().equals("invalid assertion") ? 2 : 1;
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(expected);
  }

  @Test
  void aHostThatDoesNotAnswerRefusesNothing() throws Exception {
    bed.org().faults().next(TOKEN, new Fault.Reset(false));
    CamelContext context = started(new LoginLimits());

    assertThat(SalesforceBed.send(context, ENTRY).getException())
        .isInstanceOf(TokenUnavailableException.class);
    bed.bed().clock().advance(Duration.ofSeconds(2));
    expectAnswer(context, ENTRY);
  }

  @Test
  void theLimitOfAUserStopsEveryConnectionOfTheProcess() throws Exception {
    LoginLimits limits = new LoginLimits();
    CamelContext one = started(limits);
    CamelContext other = started(limits);
    bed.org().refuse(TokenRefusal.RATE_LIMIT_EXCEEDED);
    assertThat(SalesforceBed.send(one, ENTRY).getException())
        .isInstanceOf(TokenUnavailableException.class);
    bed.org().allowLogins();

    assertThat(SalesforceBed.send(other, ENTRY).getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("logs in too often");
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(1);

    bed.bed().clock().advance(Duration.ofMinutes(5).plusSeconds(61));
    expectAnswer(other, ENTRY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "\"\"", "\"soon\"", "1e30", "null", "{}", "99999999999999"})
  void aLifetimeThatIsNoneIsNotBelieved(String expiresIn) throws Exception {
    CamelContext context = started(new LoginLimits());
    String answer =
        "{\"access_token\":\"00DSM0000000001!planted-secret\",\"instance_url\":\"%s\",\"expires_in\":%s}"
            .formatted(bed.org().instanceUrl(), expiresIn);
    bed.org().faults().always(TOKEN, new Fault.Instead(Answer.json(200, answer)));
    bed.org().faults().always("query", new Fault.Instead(Answer.json(200, "{\"totalSize\":0}")));

    expectAnswer(context, ENTRY);
    bed.bed().clock().advance(Duration.ofMinutes(90));
    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(1);
  }

  @Test
  void aBulkCallIsRepeatedAfterItsOwnSpelling() throws Exception {
    CamelContext context =
        bed.bed()
            .started(
                query(ENTRY, sfauth(JwtBed.SECRET)), bulk("direct:bulk", sfauth(JwtBed.SECRET)));
    expectAnswer(context, ENTRY);
    bed.org().expireSessions();

    assertThat(SalesforceBed.send(context, "direct:bulk").getException()).isNull();
    assertThat(bed.org().logins()).isEqualTo(2);
    assertThat(bed.org().counters().of("bulk")).isEqualTo(2);
  }

  private static RouteBuilder bulk(String from, String endpoint) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        onException(HttpOperationFailedException.class)
            .retryWhile(simple("${bean:sfauthSessionExpired}"))
            .onRedeliveryRef("sfauthRestamp")
            .redeliveryDelay(0);
        from(from)
            .to(endpoint)
            .setHeader(Exchange.HTTP_METHOD, constant("POST"))
            .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
            .setBody(constant("{\"operation\":\"insert\",\"object\":\"Account\"}"))
            .toD("${header.CamelSfAuthInstanceUrl}/services/async/65.0/job");
      }
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"SESSION_NOT_VALID_FOR_REST", "API_DISABLED_FOR_ORG"})
  void whatNoTokenCuresCostsNoLogin(ApiRefusal refusal) throws Exception {
    CamelContext context = started(new LoginLimits());
    expectAnswer(context, ENTRY);
    bed.org().refuseApi(refusal);

    assertThat(SalesforceBed.send(context, ENTRY).getException()).isNotNull();
    assertThat(bed.org().counters().of(TOKEN)).isEqualTo(1);
  }

  /** Whatever is wrong with a key, nothing of it comes out. */
  @ParameterizedTest
  @ValueSource(ints = {0, 40, 400, 1_200})
  void nothingOfABrokenKeyIsShown(int cut) throws Exception {
    String key = TestKeys.pkcs8(JwtBed.KEY.getPrivate());
    String broken = cut == 0 ? key.replace("M", "N") : key.substring(0, cut);
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("PrivateKey", broken);
    bed.bed().secrets().edit(JwtBed.SECRET, SalesforceBed.json(members));
    CamelContext context = started(new LoginLimits());

    SfAuthException failure =
        SalesforceBed.send(context, ENTRY).getException(SfAuthException.class);
    Object status =
        context.createProducerTemplate().requestBody("sfauth:jwt?operation=status", (Object) "");
    Object steps =
        context.createProducerTemplate().requestBody("sfauth:jwt?operation=diagnose", (Object) "");

    assertThat(failure).isInstanceOf(TokenRefusedException.class);
    String shown = failure + " " + status + " " + steps;
    assertThat(shown).contains("rivate key");
    for (String line : broken.lines().skip(1).filter(text -> text.length() > 20).toList()) {
      assertThat(shown.contains(line.substring(0, 20))).isFalse();
    }
    assertThat(bed.org().counters().of(TOKEN)).isZero();
  }

  /** A diagnosis tries what is in the secret by then; that must not pass for the refused login. */
  @Test
  void aDiagnosisDoesNotHideMendedCredentialsFromWhoWaitsForThem() throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("PrivateKey", "none");
    bed.bed().secrets().edit(JwtBed.SECRET, SalesforceBed.json(members));
    CamelContext context = started(new LoginLimits());
    assertThat(SalesforceBed.send(context, ENTRY).getException()).isNotNull();
    bed.bed().secrets().edit(JwtBed.SECRET, SalesforceBed.json(bed.members(JwtBed.USER)));

    Object steps =
        context.createProducerTemplate().requestBody("sfauth:jwt?operation=diagnose", (Object) "");
    bed.bed().clock().advance(Duration.ofSeconds(16));
    SalesforceBed.send(context, ENTRY);

    assertThat(steps).asString().contains("step=api, outcome=pass");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        context
                            .createProducerTemplate()
                            .requestBody("sfauth:jwt?operation=status", "", Map.class)
                            .get("state"))
                    .isNotEqualTo("DENIED"));
    expectAnswer(context, ENTRY);
  }

  /** The key that was broken is mended in the secret: no restart. */
  @Test
  void aMendedKeyIsPickedUpWithoutARestart() throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("PrivateKey", "none");
    bed.bed().secrets().edit(JwtBed.SECRET, SalesforceBed.json(members));
    CamelContext context = started(new LoginLimits());
    assertThat(SalesforceBed.send(context, ENTRY).getException()).isNotNull();

    bed.bed().secrets().edit(JwtBed.SECRET, SalesforceBed.json(bed.members(JwtBed.USER)));
    bed.bed().clock().advance(Duration.ofSeconds(91));

    expectAnswer(context, ENTRY);
  }

  private CamelContext started(LoginLimits limits) throws Exception {
    TokenSources sources = bed.bed().tokenSources(builder -> builder.limits(limits));
    return bed.bed().start(bed.bed().context(sources), query(ENTRY, sfauth(JwtBed.SECRET)));
  }
}
