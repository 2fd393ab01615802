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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.jwt.TestKeys;
import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.LoginHistoryEntry;
import io.github.sfauth.simulator.org.OrgKind;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.server.Gate;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.TokenRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that log a user in with an assertion. */
class JwtBearerTest {

  private static final String ENTRY = "direct:in";

  private JwtBed bed;

  @BeforeEach
  void open() {
    bed = new JwtBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @Test
  void twentyRoutesOfOneUserLogInOnce() throws Exception {
    bed.create(bed.members(JwtBed.USER));
    List<RouteBuilder> routes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      routes.add(query("direct:" + i, sfauth(JwtBed.SECRET)));
    }
    CamelContext context = bed.bed().started(routes.toArray(RouteBuilder[]::new));
    Gate login = bed.org().holdBefore("token");

    List<Future<Exchange>> sent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sent.add(context.createFluentProducerTemplate().to("direct:" + i).withBody("").asyncSend());
    }
    login.awaitArrivals(1);
    login.open();

    for (Future<Exchange> exchange : sent) {
      assertThat(exchange.get(30, TimeUnit.SECONDS).getException()).isNull();
    }
    assertThat(bed.org().logins()).isEqualTo(1);
    assertThat(bed.org().loginHistory())
        .singleElement()
        .returns("", LoginHistoryEntry::subType)
        .returns(JwtBed.USER, LoginHistoryEntry::username);
  }

  @Test
  void twoUsersOfOneAppHaveTwoTokens() throws Exception {
    bed.create(bed.members(JwtBed.USER));
    bed.bed().secrets().create("sf/other", SalesforceBed.json(bed.members(JwtBed.OTHER_USER)));
    CamelContext context =
        bed.bed()
            .started(
                query(ENTRY, sfauth(JwtBed.SECRET)),
                query("direct:b", sfauth("sf/other").replace("sfauth:jwt", "sfauth:billing")));
    expectAnswer(context, ENTRY);
    expectAnswer(context, "direct:b");

    assertThat(bed.org().loginHistory())
        .extracting(LoginHistoryEntry::username)
        .containsExactly(JwtBed.USER, JwtBed.OTHER_USER);
    assertThat(sessionId(JwtBed.SECRET)).isNotEqualTo(sessionId("sf/other"));
  }

  @Test
  void aUserWhomAnOptionNamesHasItsTokenInMemory() throws Exception {
    bed.create(bed.members(JwtBed.USER));
    String other =
        sfauth(JwtBed.SECRET, "username=" + JwtBed.OTHER_USER)
            .replace("sfauth:jwt", "sfauth:billing");
    CamelContext context =
        bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)), query("direct:b", other));
    expectAnswer(context, "direct:b");
    assertThat(bed.bed().secrets().current(JwtBed.SECRET)).doesNotContain("SessionId");
    expectAnswer(context, ENTRY);
    expectAnswer(context, "direct:b");

    assertThat(bed.org().logins()).isEqualTo(2);
    assertThat(bed.bed().secrets().current(JwtBed.SECRET)).contains("SessionId");
  }

  @Test
  void aTokenInTheSecretServesTheNextProcess() throws Exception {
    bed.create(bed.members(JwtBed.USER));
    expectAnswer(bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET))), ENTRY);
    expectAnswer(bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET))), ENTRY);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void theAppsOwnTokenStaysOutOfAUsersSecret() throws Exception {
    Map<String, Object> members = bed.members(JwtBed.OTHER_USER);
    members.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
    bed.create(members);
    CamelContext context =
        bed.bed()
            .started(
                query(ENTRY, "sfauth:app?secretArn=" + JwtBed.SECRET),
                query("direct:b", sfauth(JwtBed.SECRET)));
    expectAnswer(context, ENTRY);
    assertThat(bed.bed().secrets().current(JwtBed.SECRET)).doesNotContain("SessionId");

    expectAnswer(context, "direct:b");

    assertThat(bed.org().loginHistory())
        .extracting(LoginHistoryEntry::username)
        .containsExactly(JwtBed.USER, JwtBed.OTHER_USER);
  }

  /** The secret is changed while the refused login is under way: no exchange fails. */
  @Test
  void picksUpAKeyThatWasRotatedWhileALoginWasUnderWay() throws Exception {
    bed.create(bed.members(JwtBed.USER));
    CamelContext context = bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)));
    Gate login = bed.org().holdBefore("token");
    Future<Exchange> sent =
        context.createFluentProducerTemplate().to(ENTRY).withBody("").asyncSend();
    login.awaitArrivals(1);
    rotateKey();
    login.open();

    assertThat(sent.get(30, TimeUnit.SECONDS).getException()).isNull();
    assertThat(bed.org().counters().of("token")).isEqualTo(2);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void picksUpAKeyThatWasRotatedSinceTheLastLogin() throws Exception {
    bed.create(bed.members(JwtBed.USER));
    CamelContext context = bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)));
    expectAnswer(context, ENTRY);
    rotateKey();
    bed.org().expireSessions();

    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).isEqualTo(2);
  }

  private void rotateKey() {
    bed.org().app().uploadPublicKey(TestKeys.OTHER_KEY.getPublic());
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("PrivateKey", TestKeys.pkcs8(TestKeys.OTHER_KEY.getPrivate()));
    bed.bed().secrets().edit(JwtBed.SECRET, SalesforceBed.json(members));
  }

  @Test
  void sendsTheAudienceThatASecretNames() throws Exception {
    bed.org().kind(OrgKind.SANDBOX);
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("Audience", "https://test.salesforce.com");
    bed.create(members);
    expectAnswer(bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET))), ENTRY);
  }

  @Test
  void takesAnAudienceWithASlashAtItsEnd() throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("Audience", "https://login.salesforce.com/");
    bed.create(members);
    expectAnswer(bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET))), ENTRY);
  }

  @Test
  void refusesASecretWhoseAudienceIsTheTokenEndpoint() throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("Audience", bed.org().uri() + "/services/oauth2/token");
    bed.create(members);
    CamelContext context = bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)));
    assertThat(SalesforceBed.send(context, ENTRY).getException())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Audience")
        .hasMessageContaining("https://test.salesforce.com");
  }

  /** The component's default is for endpoints whose flow asks for scopes. */
  @Test
  void aScopeOfTheComponentDoesNotKeepTheTokenFromItsSecret() throws Exception {
    bed.create(bed.members(JwtBed.USER));
    CamelContext context = bed.bed().context();
    context.getComponent("sfauth", SfAuthComponent.class).getConfiguration().setScope("api");
    bed.bed().start(context, query(ENTRY, sfauth(JwtBed.SECRET)));
    expectAnswer(context, ENTRY);
    assertThat(bed.bed().secrets().current(JwtBed.SECRET)).contains("SessionId");
  }

  @Test
  void triesTheOtherAudienceOnceWhereThatIsWanted() throws Exception {
    bed.org().kind(OrgKind.SANDBOX);
    bed.create(bed.members(JwtBed.USER));
    CamelContext context =
        bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET, "audienceFallback=true")));
    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).isEqualTo(2);

    bed.org().expireSessions();
    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).as("it was found out once").isEqualTo(3);
  }

  @Test
  void triesNoOtherAudienceUnasked() throws Exception {
    bed.org().kind(OrgKind.SANDBOX);
    bed.create(bed.members(JwtBed.USER));
    CamelContext context = bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)));

    Exchange refused = SalesforceBed.send(context, ENTRY);

    assertThat(refused.getException(TokenRefusedException.class))
        .hasMessageContaining("audience is invalid")
        .hasMessageContaining("https://test.salesforce.com")
        .hasMessageContaining("audienceFallback");
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  /** The org is strict here; assertions that are dated by a wrong clock would be refused. */
  @ParameterizedTest
  @ValueSource(ints = {-600, -61, -30, 0, 30, 61, 600})
  void logsInWithAClockThatIsOff(int seconds) throws Exception {
    bed.org().strictExpiry(true);
    bed.create(bed.members(JwtBed.USER));
    SimulatorClock wrong =
        SimulatorClock.standingAt(bed.bed().clock().instant().plusSeconds(seconds));
    TokenSources sources = bed.bed().tokenSources(builder -> builder.clock(wrong));
    CamelContext context =
        bed.bed().start(bed.bed().context(sources), query(ENTRY, sfauth(JwtBed.SECRET)));
    expectAnswer(context, ENTRY);
    bed.org().expireSessions();
    bed.org().counters().reset();
    expectAnswer(context, ENTRY);
    assertThat(bed.org().counters().of("token")).as("known by now").isEqualTo(1);
  }

  @Test
  void verifiesTheSignatureWhereThereIsASecret() throws Exception {
    bed.org().signedJwtAnswers(true);
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
    bed.create(members);
    expectAnswer(bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET))), ENTRY);
  }

  /** The consumer secret is replaced between the read and the answer: no exchange fails for it. */
  @Test
  void looksUpAConsumerSecretThatWasRotatedMeanwhile() throws Exception {
    bed.org().signedJwtAnswers(true);
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("ConsumerSecret", "planted-secret-of-yesterday");
    bed.create(members);
    CamelContext context = bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)));
    Gate login = bed.org().holdBefore("token");
    Future<Exchange> sent =
        context.createFluentProducerTemplate().to(ENTRY).withBody("").asyncSend();
    login.awaitArrivals(1);
    members.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
    bed.bed().secrets().edit(JwtBed.SECRET, SalesforceBed.json(members));
    login.open();

    assertThat(sent.get(30, TimeUnit.SECONDS).getException()).isNull();
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void usesNoAnswerWhoseSignatureIsWrong() throws Exception {
    bed.org().signedJwtAnswers(true);
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("ConsumerSecret", "planted-secret-of-another-app");
    bed.create(members);
    CamelContext context = bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)));

    assertThat(SalesforceBed.send(context, ENTRY).getException(TokenRefusedException.class))
        .hasMessageContaining("is not used")
        .hasMessageContaining("consumer secret");
    assertThat(bed.bed().secrets().current(JwtBed.SECRET)).doesNotContain("SessionId");
  }

  @Test
  void statusShowsWhenTheCertificateExpires() throws Exception {
    Instant now = bed.bed().clock().instant();
    Duration since = Duration.between(TestKeys.NOW, now);
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put(
        "Certificate",
        TestKeys.block(
            "CERTIFICATE",
            TestKeys.certificate(JwtBed.KEY, since.minusDays(300), since.plusDays(20))
                .getEncoded()));
    bed.create(members);
    CamelContext context = bed.bed().started(query(ENTRY, sfauth(JwtBed.SECRET)));
    expectAnswer(context, ENTRY);

    Map<?, ?> status =
        context.createProducerTemplate().requestBody("sfauth:jwt?operation=status", "", Map.class);

    assertThat(status.get("certificateExpires"))
        .isEqualTo(now.plus(Duration.ofDays(20)).toString());
    assertThat(status.get("warnings")).asString().contains("certificate").contains("expires on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scope=api | has scope, which has no effect with flow=jwtBearer",
        "clientAuthentication=clientSecretBasic | has clientAuthentication, which has no effect",
        "audience=https://login.salesforce.com/services/oauth2/token | unusable audience",
        "loginUrl=https://acme.my.salesforce.mil | which audience acme.my.salesforce.mil expects",
        "loginUrl=https://login.sfcrmproducts.cn | Set the option audience",
        "privateKeyPassword=x | has privateKeyPassword, which has no effect without",
        "redirectUri=%20here%20 | unusable redirectUri",
      })
  void refusesAtStartWhatCannotWork(String optionAndMessage) throws Exception {
    String[] parts = optionAndMessage.split(" \\| ");
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("crmKey", JwtBed.KEY.getPrivate());
    String uri =
        bed.withoutSecret(parts[0], "signingKey=#crmKey")
            .replaceFirst(parts[0].startsWith("loginUrl") ? "loginUrl=http:[^&]*&" : "$^", "");

    assertThatThrownBy(() -> context.getEndpoint(uri))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(parts[1]);
  }

  private Object sessionId(String secret) throws Exception {
    return new com.fasterxml.jackson.databind.ObjectMapper()
        .readTree(bed.bed().secrets().current(secret))
        .path("SessionId")
        .asText();
  }
}
