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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.OrgClient.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script does instead of an administrator, and what it learns of the org. */
class SetupTest {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final String NEW_USER = "new+user@simulated.example";

  private final SimulatorClock clock = SimulatorClock.standingAt(NOW);
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);
  private final X509Certificate certificate =
      Certificates.of(HandMadeAssertion.KEYS, NOW, NOW.plus(Duration.ofDays(365)));
  private final String pem = Certificates.pem(certificate);

  @AfterEach
  void stop() {
    org.close();
  }

  private Reply post(String path, String body) {
    return OrgClient.send(
        HttpRequest.newBuilder(URI.create(org.uri() + path)).POST(BodyPublishers.ofString(body)));
  }

  @BeforeEach
  void nobodyMayLogInYet() {
    assertThat(client.loginWith(HandMadeAssertion.of(NEW_USER, clock).signed()).status())
        .isEqualTo(400);
  }

  @Test
  void certificateAndApprovalLetANewUserIn() {
    assertThat(post("/simulator/certificate", pem).status()).isEqualTo(204);
    assertThat(post("/simulator/approvals?username=" + OrgClient.encode(NEW_USER), "").status())
        .isEqualTo(204);

    Reply login = client.loginWith(HandMadeAssertion.of(NEW_USER, clock).signed());

    assertThat(login.status()).isEqualTo(200);
  }

  @Test
  void testsLetAUserInAsScriptsDo() {
    // tag::user[]
    org.app().uploadCertificate(certificate); // an RSA key; refused once the certificate expires
    org.addUser("alice@acme.example"); // deactivate() and activate() later
    org.app().approve("alice@acme.example"); // as on the consent page
    // end::user[]

    HandMadeAssertion assertion = HandMadeAssertion.of("alice@acme.example", clock);
    assertThat(client.loginWith(assertion.signed()).status()).isEqualTo(200);
  }

  @Test
  void reachesOtherAppsToo() {
    org.addApp("second", "second-secret", SimulatedOrg.RUN_AS_USER);

    post("/simulator/certificate?consumerKey=second", pem);
    post("/simulator/approvals?consumerKey=second&username=" + OrgClient.encode(NEW_USER), "");

    HandMadeAssertion assertion = HandMadeAssertion.of(NEW_USER, clock);
    assertThat(client.loginWith(assertion.signed()).status()).isEqualTo(400);
    assertThat(client.loginWith(assertion.with("iss", "second").signed()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/simulator/certificate",
        "/simulator/certificate?consumerKey=unknown",
        "/simulator/approvals",
        "/simulator/approvals?username=",
        "/simulator/approvals?consumerKey=unknown&username=a",
        "/simulator/approvals?username=a&username=b"
      })
  void refusesWhatItDoesNotUnderstand(String path) {
    assertThat(post(path, "no certificate").status()).isEqualTo(400);
  }

  @Test
  void refusesEveryKindOfWrongCertificate() {
    String ofAnotherKind =
        Certificates.pem(
            Certificates.of(
                HandMadeAssertion.keyPair("EC", 256), NOW, NOW.plus(Duration.ofDays(365))));
    String beforeIt = "Bag Attributes\n" + pem;

    for (String wrong : new String[] {"", ofAnotherKind, pem.substring(0, 200)}) {
      Reply reply = post("/simulator/certificate", wrong);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text()).contains("certificate of an RSA key");
    }
    // As openssl writes it.
    assertThat(post("/simulator/certificate", beforeIt).status()).isEqualTo(204);
  }

  @Test
  void knowsNothingElse() {
    assertThat(post("/simulator/weather", "").status()).isEqualTo(404);
    assertThat(
            OrgClient.send(HttpRequest.newBuilder(URI.create(org.uri() + "/simulator/certificate")))
                .status())
        .isEqualTo(400);
  }

  /** OpenID Connect Discovery 1.0, section 4.3: the issuer is the host that was asked. */
  @Test
  void discoveryDocumentNamesTheEndpointsOfTheHostThatIsAsked() {
    for (URI host : new URI[] {org.uri(), org.instanceUrl()}) {
      Reply reply =
          OrgClient.send(HttpRequest.newBuilder(host.resolve("/.well-known/openid-configuration")));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.field("issuer")).isEqualTo(host.toString());
      assertThat(reply.field("token_endpoint")).isEqualTo(host + "/services/oauth2/token");
      assertThat(reply.field("authorization_endpoint"))
          .isEqualTo(host + "/services/oauth2/authorize");
      assertThat(reply.field("revocation_endpoint")).isEqualTo(host + "/services/oauth2/revoke");
      assertThat(reply.field("userinfo_endpoint")).isEqualTo(host + "/services/oauth2/userinfo");
    }
  }

  /** RFC 9110, section 5.6.7: two digits for the day of the month. */
  @Test
  void dateOfAnswersFollowsTheOrgsClock() {
    assertThat(client.login().header("Date")).isEqualTo("Sun, 01 Mar 2026 08:00:00 GMT");

    clock.advance(Duration.ofDays(10).plusSeconds(5));

    assertThat(client.login(OrgClient.credentials("client_secret", "wrong")).header("Date"))
        .isEqualTo("Wed, 11 Mar 2026 08:00:05 GMT");
    assertThat(client.query("dead").header("Date")).isEqualTo("Wed, 11 Mar 2026 08:00:05 GMT");
  }
}
