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
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may be logged in by assertion, and whom assertions may be for. */
class PermittedUsersTest {

  private static final String ALICE = "alice@simulated.example";

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-03-01T08:00:00Z"));
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @BeforeEach
  void setUp() {
    org.app().uploadPublicKey(HandMadeAssertion.KEYS.getPublic());
    org.addUser(ALICE);
  }

  @AfterEach
  void stop() {
    org.close();
  }

  private Reply login() {
    return client.loginWith(HandMadeAssertion.of(ALICE, clock).signed());
  }

  private Reply loginFor(String audience) {
    return client.loginWith(HandMadeAssertion.of(ALICE, clock).with("aud", audience).signed());
  }

  @Test
  void approvalCanBeGivenAndTakenBack() {
    org.app().approve("Alice@Simulated.Example");
    assertThat(login().status()).isEqualTo(200);

    org.app().withdrawApproval(ALICE);

    login().assertRefused("invalid_grant", "user hasn't approved this consumer");
  }

  @Test
  void approvalOfOneAppIsNoneOfAnother() {
    org.app().approve(ALICE);
    ConnectedApp other = org.addApp("other", "other-secret", ALICE);
    other.uploadPublicKey(HandMadeAssertion.KEYS.getPublic());

    client
        .loginWith(HandMadeAssertion.of(ALICE, clock).with("iss", "other").signed())
        .assertRefused("invalid_grant", "user hasn't approved this consumer");
  }

  @Test
  void whereTheAdministratorApprovesAttachedUsersLogInWithoutAnApprovalOfTheirOwn() {
    org.app().adminApprovedUsersOnly(true);
    org.app().attach(ALICE);

    assertThat(login().status()).isEqualTo(200);
  }

  @Test
  void whereTheAdministratorApprovesOthersAreRefusedWhateverTheyApproved() {
    org.app().approve(ALICE);
    org.app().adminApprovedUsersOnly(true);
    login().assertRefused("invalid_app_access", "user is not admin approved to access this app");

    org.app().attach(ALICE);
    assertThat(login().status()).isEqualTo(200);

    org.app().detach(ALICE);
    login().assertRefused("invalid_app_access", "user is not admin approved to access this app");
  }

  @Test
  void reactivatedUserMayLogInAgain() {
    org.app().approve(ALICE);
    OrgUser user = org.addUser(ALICE);
    user.deactivate();
    assertThat(login().status()).isEqualTo(400);

    user.activate();

    assertThat(login().status()).isEqualTo(200);
  }

  @Test
  void inactiveRunAsUserIsNotLoggedInWithClientCredentialsEither() {
    org.addUser(SimulatedOrg.RUN_AS_USER).deactivate();

    client.login().assertRefused("invalid_grant", "inactive user");
    assertThat(org.logins()).isZero();
  }

  @Test
  void sandboxIsAskedForAtTheTestHost() {
    org.app().approve(ALICE);
    org.kind(OrgKind.SANDBOX);

    assertThat(loginFor("https://test.salesforce.com").status()).isEqualTo(200);
    loginFor("https://login.salesforce.com").assertRefused("invalid_grant", "audience is invalid");
  }

  @Test
  void siteIsAnAudienceOnceItIsAccepted() {
    String site = "https://site.example/customers";
    org.app().approve(ALICE);
    loginFor(site).assertRefused("invalid_grant", "audience is invalid");

    org.acceptAudience(site);

    assertThat(loginFor(site).status()).isEqualTo(200);
    assertThat(loginFor("https://login.salesforce.com").status()).isEqualTo(200);
  }
}
