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

import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host that is not Salesforce is told nothing, whoever names it: secret, answer, option, or
 * caller. {@code HOST} stands for the authority of a host that listens and remembers.
 */
class HostileHostsTest {

  private static final String TOKEN = "planted-secret-token";

  private final OtherHost hostile = new OtherHost();
  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    assertThat(hostile.heard()).isEmpty();
    bed.close();
    hostile.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOST/",
        "http://HOST",
        "https://HOST/",
        "acme.my@HOST",
        "acme.my.salesforce.com@HOST",
        "HOST#",
        "HOST?",
        "HOST\\",
        "HOST/acme.my",
        "acme.my@evil.com",
        "acme.my.evil.com#",
        "acme.my:443",
        "acme.my/services",
        "acme.my%2eevil.com",
        "аcme.my",
        "acme。my",
        "acme.my\nHost: evil.com",
        "acme.my\r\nx",
        "acme .my",
        "acme..my",
        ".acme.my",
        "acme.my.",
        "-acme.my",
        "https://https://acme.my",
        "{acme}",
        "../acme",
      })
  void refusesADomainThatIsNoHostLabels(String domain) throws Exception {
    Map<String, Object> members = bed.credentials();
    members.remove("LoginUrl");
    members.put("Domain", at(domain));
    bed.secrets().edit(SalesforceBed.SECRET, SalesforceBed.json(members));

    Exchange answer = query(bed.sfauth());

    assertThat(answer.getException())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("member Domain")
        .hasMessageContaining("such as acme.my");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.com", "evil.com/", "https://evil.com", "evil.com\r\n"})
  void makesASalesforceHostOfAnyHostLabels(String domain) {
    assertThat(new HostGuard(Set.of()).domain(domain))
        .isEqualTo(URI.create("https://evil.com.salesforce.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://HOST",
        "https://HOST",
        "http://acme.my.salesforce.com",
        "https://acme.my.salesforce.com@HOST",
        "https://acme.my.salesforce.com.evil.com",
        "https://evil.com/acme.my.salesforce.com",
        "https://evil.com#.salesforce.com",
        "https://evil.com?.salesforce.com",
        "https://evilsalesforce.com",
        "ftp://acme.my.salesforce.com",
        "file:///etc/passwd",
      })
  void refusesALoginUrlOfASecretThatIsNoSalesforceHost(String loginUrl) throws Exception {
    Map<String, Object> members = bed.credentials();
    members.put("LoginUrl", at(loginUrl));
    bed.secrets().edit(SalesforceBed.SECRET, SalesforceBed.json(members));

    Exchange answer = query(bed.sfauth());

    assertThat(answer.getException())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("member LoginUrl")
        .hasMessageContaining("allowedHosts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://HOST",
        "https://HOST",
        "http://acme.my.salesforce.com",
        "https://user@acme.my.salesforce.com",
        "https://acme.my.salesforce.com.evil.com",
        "https://acme.my.salesforce.com%00.evil.com",
        "https://evil.com%23.salesforce.com",
      })
  void refusesAnOptionLoginUrlAtStart(String loginUrl) throws Exception {
    CamelContext context = bed.context();
    context.addRoutes(route(bed.sfauth("loginUrl=RAW(" + at(loginUrl) + ")")));

    assertThatThrownBy(context::start)
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sfauth:crm")
        .hasMessageContaining("loginUrl")
        .hasMessageMatching("(?s).*(allowedHosts|expected https://|over https only).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOST",
        "http://HOST",
        "https://HOST",
        "127.0.0.1@HOST",
        "http://127.0.0.1@HOST",
        "x.salesforce.com@HOST",
        "HOST/x.salesforce.com",
        "HOST#.salesforce.com",
        "x.salesforce.com.evil.com",
        "evilsalesforce.com",
        "//HOST",
        "x.salesforce.com\nHost: evil.com",
      })
  void usesNoStoredTokenForAnInstanceThatIsNoSalesforceHost(String instance) throws Exception {
    Map<String, Object> members = bed.credentials();
    members.put("SessionId", TOKEN);
    members.put("Instance", at(instance));
    bed.secrets().edit(SalesforceBed.SECRET, SalesforceBed.json(members));

    Exchange answer = query(bed.sfauth());

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().logins()).isEqualTo(1);
    assertThat(bed.secret())
        .containsEntry("Instance", bed.org().instanceUrl().getAuthority())
        .doesNotContainEntry("SessionId", TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://HOST",
        "https://HOST",
        "https://HOST/services",
        "http://acme.my.salesforce.com",
        "http://127.0.0.1@HOST",
        "https://x.salesforce.com@HOST",
        "https://x.salesforce.com.evil.com",
        "https://evil.com/.salesforce.com",
        "https://evil.com#.salesforce.com",
        "https://evil.com?x=.salesforce.com",
        "https://evil.com\\\\.salesforce.com",
        "//HOST",
        "javascript://x.salesforce.com",
      })
  void refusesATokenForAnInstanceThatIsNoSalesforceHost(String instance) throws Exception {
    bed.org().faults().always("token", new Fault.Instead(token(at(instance))));

    Exchange answer = query(bed.sfauth());

    assertThat(answer.getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("instance_url that is not trusted")
        .hasMessageContaining(bed.org().uri().getAuthority())
        .hasMessageMatching("(?s).*(allowedHosts|expected https://|is not https).*")
        .hasMessageNotContaining(TOKEN);
    assertThat(bed.secret()).doesNotContainKey("SessionId");
  }

  @Test
  void allowsNoPlainHttpEvenToAHostThatIsAllowed() throws Exception {
    bed.org()
        .faults()
        .always("token", new Fault.Instead(token("http://" + hostile.foreignAuthority())));

    Exchange answer = query(bed.sfauth("allowedHosts=127.0.0.2"));

    assertThat(answer.getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("is not https");
  }

  @Test
  void allowsAHostByItsWholeNameOnly() throws Exception {
    bed.org().faults().always("token", new Fault.Instead(token("https://sub.acme.example")));

    Exchange answer = query(bed.sfauth("allowedHosts=acme.example"));

    assertThat(answer.getException()).hasMessageContaining("'sub.acme.example'");
  }

  @Test
  void stampsATokenForAHostThatIsAllowed() throws Exception {
    bed.org().faults().always("token", new Fault.Instead(token("https://api.acme.example")));

    Exchange answer =
        SalesforceBed.send(bed.started(), bed.sfauth("allowedHosts=api.acme.example"));

    assertThat(answer.getMessage().getHeader(Stamp.INSTANCE_URL))
        .isEqualTo("https://api.acme.example");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirectOfTheTokenEndpoint(int status) throws Exception {
    bed.org().faults().always("token", new Fault.Instead(redirect(status)));

    assertThat(query(bed.sfauth()).getException())
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageContaining("redirect")
        .hasMessageContaining("My Domain");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307})
  void followsNoRedirectOfTheUserInfoEndpoint(int status) throws Exception {
    query(bed.sfauth());
    bed.org().faults().always("userinfo", new Fault.Instead(redirect(status)));

    Exchange answer = query(bed.sfauth("identityHeaders=true"));

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().counters().of("userinfo")).isEqualTo(1);
  }

  @Test
  void letsNoCallerChooseWhereTheTokenGoes() throws Exception {
    CamelContext context = bed.started(route(bed.sfauth()));
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put(Stamp.INSTANCE_URL, "http://" + hostile.foreignAuthority());
    headers.put("CamelSfAuthLoginUrl", "http://" + hostile.foreignAuthority());
    headers.put("Domain", hostile.foreignAuthority() + "/");

    Exchange answer =
        context.createFluentProducerTemplate().to("direct:query").withHeaders(headers).send();

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().counters().of("query")).isEqualTo(1);
  }

  private Exchange query(String stamp) throws Exception {
    return SalesforceBed.send(bed.started(route(stamp)), "direct:query");
  }

  private static RouteBuilder route(String stamp) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:query").to(stamp).setBody(constant(null)).toD(SalesforceBed.QUERY);
      }
    };
  }

  private String at(String template) {
    return template.replace("HOST", hostile.foreignAuthority());
  }

  private static Answer token(String instance) {
    return Answer.json(
        200,
        "{\"access_token\":\"%s\",\"instance_url\":\"%s\",\"token_type\":\"Bearer\"}"
            .formatted(TOKEN, instance));
  }

  private Answer redirect(int status) {
    return Answer.of(status, "text/plain", "moved")
        .with("Location", URI.create("http://" + hostile.foreignAuthority() + "/").toString());
  }
}
