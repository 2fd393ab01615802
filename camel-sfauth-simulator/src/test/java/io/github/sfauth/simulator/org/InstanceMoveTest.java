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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An org that moves to another instance, as in an instance refresh or a My Domain rename. */
class InstanceMoveTest {

  private static final String LIMITS = "/services/data/v65.0/limits?x=1";

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);
  private final String oldToken = client.token();
  private final URI oldInstance = org.instanceUrl();

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void newLoginLearnsTheNewInstanceAndGetsNewToken() {
    org.moveInstance();

    Reply login = client.login();

    assertThat(login.field("instance_url"))
        .isEqualTo(org.instanceUrl().toString())
        .isNotEqualTo(oldInstance.toString());
    assertThat(login.field("access_token")).isNotEqualTo(oldToken);
    assertThat(client.query(login.field("access_token")).status()).isEqualTo(200);
  }

  @Test
  void oldInstanceSaysThatTheSessionIsInvalid() {
    org.moveInstance();

    assertThat(client.get(oldInstance, LIMITS, oldToken).errorCode())
        .isEqualTo("INVALID_SESSION_ID");
    assertThat(client.get(oldInstance, LIMITS, client.token()).errorCode())
        .isEqualTo("INVALID_SESSION_ID");
    assertThat(client.get(oldInstance, "/services/data", "").status()).isEqualTo(200);
  }

  @Test
  void oldInstanceRedirectsOnRequest() {
    org.moveInstanceWithRedirect();

    Reply reply = client.get(oldInstance, LIMITS, oldToken);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo(org.instanceUrl() + LIMITS);
  }

  @Test
  void canMoveAgainAndCountsOn() {
    org.moveInstanceWithRedirect();
    URI second = org.instanceUrl();
    org.moveInstance();

    assertThat(client.get(second, LIMITS, oldToken).status()).isEqualTo(401);
    assertThat(client.get(oldInstance, LIMITS, oldToken).header("Location"))
        .startsWith(org.instanceUrl().toString());
    assertThat(org.counters().of("limits")).isEqualTo(2);
  }
}
