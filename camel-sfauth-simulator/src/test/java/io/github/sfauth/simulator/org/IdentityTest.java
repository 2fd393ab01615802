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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.org.OrgClient.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Salesforce Help, "Identity URLs" and "Query for User Information". */
class IdentityTest {

  private static final String USERINFO = "/services/oauth2/userinfo";

  private final SimulatedOrg org = SimulatedOrg.start(SimulatorClock.running(), 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void identityUrlEndsWithOrgAndUser() {
    URI id = URI.create(client.login().field("id"));

    assertThat(id.getAuthority()).isEqualTo(org.uri().getAuthority());
    assertThat(id.getPath()).matches("/id/00D\\w{15}/005\\w{15}");
  }

  @Test
  void orgIdIsThePrefixOfTheToken() {
    Reply login = client.login();
    String orgId = login.field("id").replaceAll(".*/id/|/.*", "");

    assertThat(login.field("access_token")).startsWith(orgId.substring(0, 15) + "!");
  }

  @Test
  void identityUrlTellsWhoTheUserIs() {
    Reply login = client.login();
    URI id = URI.create(login.field("id"));

    JsonNode identity = client.get(id, id.getPath(), login.field("access_token")).json();

    assertThat(identity.path("username").asText()).isEqualTo(SimulatedOrg.RUN_AS_USER);
    assertThat(identity.path("id").asText()).isEqualTo(id.toString());
    assertThat(id.getPath()).endsWith("/" + identity.path("user_id").asText());
    assertThat(identity.at("/urls/rest").asText())
        .isEqualTo(org.instanceUrl() + "/services/data/v{version}/");
  }

  @Test
  void userinfoIsServedByBothHosts() {
    String token = client.token();

    for (URI host : new URI[] {org.uri(), org.instanceUrl()}) {
      JsonNode claims = client.get(host, USERINFO, token).json();
      assertThat(claims.path("preferred_username").asText()).isEqualTo(SimulatedOrg.RUN_AS_USER);
      assertThat(claims.path("organization_id").asText()).startsWith("00D");
      assertThat(claims.path("sub").asText()).startsWith(org.uri() + "/id/");
    }
  }

  @Test
  void tokenMayTravelAsParameter() {
    String token = OrgClient.encode(client.token());

    Reply reply =
        OrgClient.send(
            HttpRequest.newBuilder(org.uri().resolve(USERINFO + "?oauth_token=" + token)));

    assertThat(reply.status()).isEqualTo(200);
  }

  /** "Identity URL Errors": 403 with one word, where the data API has 401 with JSON. */
  @Test
  void refusesDeadAndMissingTokensInItsOwnWords() {
    Reply dead = client.get(org.uri(), USERINFO, "dead");
    Reply missing = OrgClient.send(HttpRequest.newBuilder(org.uri().resolve(USERINFO)));

    assertThat(dead.status()).isEqualTo(403);
    assertThat(dead.text()).isEqualTo("Bad_OAuth_Token");
    assertThat(missing.status()).isEqualTo(403);
    assertThat(missing.text()).isEqualTo("Missing_OAuth_Token");
  }

  @Test
  void knowsNoIdentityButTheCallers() {
    Reply reply = client.get(org.uri(), "/id/00Dother/005other", client.token());

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).isEqualTo("Bad_Id");
  }
}
