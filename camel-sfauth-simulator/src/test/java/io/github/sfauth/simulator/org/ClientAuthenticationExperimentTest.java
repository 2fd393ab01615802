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
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which ways of client authentication an org takes: an experiment that was made with a Developer
 * Edition in the summer of 2023, and can be made again here. One app has both flows switched on,
 * and a certificate; it runs as one user, and that user and another one approved it.
 *
 * <p>What the experiment sent for {@code private_key_jwt} was in truth the JWT bearer grant, whose
 * {@code sub} is a user. RFC 7523 has both: section 2.1 the grant, section 2.2 the authentication.
 */
class ClientAuthenticationExperimentTest {

  private static final String ANOTHER_USER = "another@simulated.example";

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2023-08-01T08:00:00Z"));
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void setUpOneAppForBothFlows() {
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    org.addUser(ANOTHER_USER);
    org.app().approve(SimulatedOrg.RUN_AS_USER);
    org.app().approve(ANOTHER_USER);
  }

  @AfterEach
  void stop() {
    org.close();
  }

  private Reply grantWithSubject(String subject) {
    return client.loginWith(HandMadeAssertion.of(subject, clock).signed());
  }

  private String userOf(Reply login) {
    return client
        .get(org.uri(), "/services/oauth2/userinfo", login.field("access_token"))
        .field("preferred_username");
  }

  private LoginHistoryEntry onlyLogin() {
    assertThat(org.loginHistory()).hasSize(1);
    return org.loginHistory().get(0);
  }

  @Test
  void case1AssertionGrantWhoseSubjectIsTheClientIsRefused() {
    grantWithSubject(SimulatedOrg.CONSUMER_KEY)
        .assertRefused("invalid_grant", "user hasn't approved this consumer");

    assertThat(org.logins()).isZero();
  }

  @Test
  void case2AssertionGrantWhoseSubjectIsTheRunAsUserIsAnOrdinaryLogin() {
    Reply login = grantWithSubject(SimulatedOrg.RUN_AS_USER);

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.json().has("signature")).isFalse();
    assertThat(login.json().has("issued_at")).isFalse();
    assertThat(userOf(login)).isEqualTo(SimulatedOrg.RUN_AS_USER);
    assertThat(onlyLogin().subType()).isEmpty();
  }

  @Test
  void case3AssertionGrantWhoseSubjectIsAnotherUserLogsThatUserIn() {
    Reply login = grantWithSubject(ANOTHER_USER);

    assertThat(login.status()).isEqualTo(200);
    assertThat(userOf(login)).isEqualTo(ANOTHER_USER);
    assertThat(onlyLogin().username()).isEqualTo(ANOTHER_USER);
    assertThat(onlyLogin().subType()).isEmpty();
  }

  @Test
  void case4ClientCredentialsOfTheSameAppWorkBesideThem() {
    Reply login = client.login();

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.json().has("signature")).isTrue();
    assertThat(login.json().has("issued_at")).isTrue();
    assertThat(userOf(login)).isEqualTo(SimulatedOrg.RUN_AS_USER);
    assertThat(onlyLogin().subType()).isEqualTo("OAuth Client Credentials");
  }

  @Test
  void clientSecretPostWorks() {
    assertThat(client.login(OrgClient.credentials()).status()).isEqualTo(200);
  }

  @Test
  void clientSecretBasicWorks() {
    String pair = SimulatedOrg.CONSUMER_KEY + ":" + SimulatedOrg.CONSUMER_SECRET;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

    Reply login =
        OrgClient.send(
            client
                .tokenRequest()
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

    assertThat(login.status()).isEqualTo(200);
  }

  @Test
  void privateKeyJwtIsRefused() {
    String assertion = HandMadeAssertion.ofClient(client.tokenUrl(), "once", clock).signed();

    clientCredentialsWith(assertion).assertRefused("invalid_client", "invalid client credentials");
  }

  /** Which the experiment left out, and Salesforce does not document either. */
  @Test
  void clientSecretJwtIsRefused() {
    String assertion =
        HandMadeAssertion.ofClient(client.tokenUrl(), "once", clock)
            .signed(SimulatedOrg.CONSUMER_SECRET);

    clientCredentialsWith(assertion).assertRefused("invalid_client", "invalid client credentials");
  }

  private Reply clientCredentialsWith(String clientAssertion) {
    return client.login(OrgClient.clientAssertionForm(clientAssertion));
  }
}
