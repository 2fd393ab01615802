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
package io.github.sfauth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sfauth.simulator.SimulatorExtension;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class UserInfoEndpointTest {

  private static final String ORG = "00DSM0000000001";

  @Test
  void saysWhomATokenSpeaksFor(SimulatedOrg org) {
    LoginBed bed = new LoginBed(org);
    UserInfoEndpoint.UserInfo info =
        SalesforceHttp.withDefaults().userInfo().ask(bed.authority().issue(LoginBed.ASKED_AT));

    assertThat(info.organizationId()).startsWith(ORG).hasSize(18);
    assertThat(info.userId()).startsWith("005");
  }

  @Test
  void saysThatADeadTokenSpeaksForNobody(SimulatedOrg org) {
    AccessToken token = new LoginBed(org).authority().issue(LoginBed.ASKED_AT);
    org.expireSessions();
    assertThat(trouble(token))
        .hasMessageContaining("answered with HTTP 403 and does not say who is logged in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | {}
          200 | []
          200 | {"organization_id":"00DSM0000000001"}
          200 | {"organization_id":"","user_id":""}
          200 | {"organization_id":{},"user_id":[]}
          200 | {"organization_id":"00DSM0000000001\\r\\nX-Evil: 1","user_id":"005SM0000000001"}
          200 | {"organization_id":"00DTOKEN!","user_id":"005SM0000000001"}
          200 | <html>00DTOKEN!</html>
          200 | ``
          302 | {"organization_id":"00DSM0000000001","user_id":"005SM0000000001"}
          401 | {"organization_id":"00DSM0000000001","user_id":"005SM0000000001"}
          503 | 00DTOKEN!
          """)
  void takesNothingButIdsForAnAnswer(int status, String body) {
    try (RawServer server = RawServer.answering(status, "application/json", body)) {
      TokenUnavailableException trouble = trouble(token(server.uri()));
      assertThat(trouble)
          .hasMessageContaining("HTTP " + status + " and does not say who is logged in");
      Traces.assertHoldsNone(trouble, "00DTOKEN");
    }
  }

  @Test
  void takesIdsOfEitherLength() {
    String body = "{\"organization_id\":\"00DSM0000000001\",\"user_id\":\"005SM0000000001AAA\"}";
    try (RawServer server = RawServer.answering(200, "text/plain", body)) {
      assertThat(SalesforceHttp.withDefaults().userInfo().ask(token(server.uri())))
          .isEqualTo(new UserInfoEndpoint.UserInfo("00DSM0000000001", "005SM0000000001AAA", ""));
      assertThat(server.request())
          .startsWith("GET /services/oauth2/userinfo HTTP/1.1")
          .containsIgnoringCase("Authorization: Bearer 00DTOKEN!");
    }
  }

  private static TokenUnavailableException trouble(AccessToken token) {
    UserInfoEndpoint userInfo = SalesforceHttp.withDefaults().userInfo();
    return catchThrowableOfType(TokenUnavailableException.class, () -> userInfo.ask(token));
  }

  private static AccessToken token(URI instance) {
    return new AccessToken(
        Secret.of("00DTOKEN!"),
        instance,
        Optional.empty(),
        Instant.EPOCH,
        new Lifetime.Assumed(Duration.ofHours(2)),
        "");
  }
}
