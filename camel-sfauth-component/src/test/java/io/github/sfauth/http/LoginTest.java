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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sfauth.oauth.ClientSecretBasic;
import io.github.sfauth.oauth.ClientSecretPost;
import io.github.sfauth.simulator.SimulatorExtension;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.simulator.org.TokenRefusal;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.RetryClass;
import io.github.sfauth.token.SfAuthException;
import io.github.sfauth.token.TokenRefusedException;
import io.github.sfauth.token.TokenUnavailableException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins over the wire, at an org that answers as Salesforce does. */
@ExtendWith(SimulatorExtension.class)
class LoginTest {

  private static final String TOKEN = "token";

  @Test
  void logsInWithKeyAndSecretInTheBody(SimulatedOrg org) {
    AccessToken token = new LoginBed(org).authority().issue(LoginBed.ASKED_AT);

    assertThat(token.value().reveal()).startsWith("00D").contains("!");
    assertThat(token.instanceUrl()).isEqualTo(org.instanceUrl());
    assertThat(token.identityUrl().map(URI::getPath).orElse(""))
        .matches("/id/00D\\w{15}/005\\w{15}");
    assertThat(token.scope()).isEqualTo("api id");
    assertThat(token.lifetime()).isEqualTo(new Lifetime.Assumed(LoginBed.SESSION_TIMEOUT));
    assertThat(org.counters().of(TOKEN)).isEqualTo(1);
  }

  @Test
  void logsInWithKeyAndSecretInTheHeader(SimulatedOrg org) {
    AccessToken token =
        new LoginBed(org).authority(new ClientSecretBasic(), "").issue(LoginBed.ASKED_AT);
    assertThat(token.value().reveal()).startsWith("00D");
    assertThat(org.logins()).isEqualTo(1);
  }

  @Test
  void carriesAnyCharacterOfASecretEitherWay(SimulatedOrg org) {
    String key = "k:e y+%&=/ü";
    String secret = "s:e c+%25&=ret/ü€\uD83D\uDE00";
    org.addApp(key, secret, "other@simulated.example");
    LoginBed bed = new LoginBed(org);
    bed.keep(key, secret);
    bed.reread();

    bed.authority(new ClientSecretPost(), "").issue(LoginBed.ASKED_AT);
    bed.authority(new ClientSecretBasic(), "").issue(LoginBed.ASKED_AT);

    assertThat(org.logins()).isEqualTo(2);
  }

  @Test
  void asksForTheScopesThatAreWanted(SimulatedOrg org) {
    AccessToken token =
        new LoginBed(org).authority(new ClientSecretPost(), "api").issue(LoginBed.ASKED_AT);
    assertThat(token.scope()).isEqualTo("api");
  }

  /** RFC 6749, section 2.3: one way per request, and nothing of it in the URL. */
  @Test
  void sendsAFormAndOneProofOnly() {
    String refusal = "{\"error\":\"invalid_client\"}";
    try (RawServer server = RawServer.answering(400, "application/json", refusal)) {
      SalesforceHttp http = SalesforceHttp.withDefaults();
      http.tokenEndpoint().send(Requests.to(server.uri(), new ClientSecretPost()));
      assertThat(server.request())
          .startsWith("POST /services/oauth2/token HTTP/1.1\r\n")
          .containsIgnoringCase("Content-Type: application/x-www-form-urlencoded\r\n")
          .containsIgnoringCase("Accept: application/json\r\n")
          .doesNotContainIgnoringCase("Authorization:")
          .doesNotContainIgnoringCase("Upgrade:")
          .endsWith(
              "\r\n\r\ngrant_type=client_credentials&client_id=3MVG9.KEY"
                  + "&client_secret=5EC%26RET%2Bof%2Fthe%25client");

      http.tokenEndpoint().send(Requests.to(server.uri(), new ClientSecretBasic()));
      assertThat(server.request())
          .startsWith("POST /services/oauth2/token HTTP/1.1\r\n")
          .containsIgnoringCase("Authorization: Basic ")
          .endsWith("\r\n\r\ngrant_type=client_credentials");
    }
  }

  @Test
  void takesARotatedSecretAfterOneRefusal(SimulatedOrg org) {
    LoginBed bed = new LoginBed(org);
    org.app().rotateSecret("rotated");
    bed.keep(SimulatedOrg.CONSUMER_KEY, "rotated");

    bed.authority().issue(LoginBed.ASKED_AT);

    assertThat(org.counters().of(TOKEN)).isEqualTo(2);
    assertThat(org.logins()).isEqualTo(1);
  }

  /** Salesforce's rotation of an External Client App's credentials changes the key too. */
  @Test
  void takesARotatedKeyAfterOneRefusal(SimulatedOrg org) {
    org.addApp("new-key", "new-secret", SimulatedOrg.RUN_AS_USER);
    LoginBed bed = new LoginBed(org);
    bed.keep("gone-key", "x");
    bed.reread();
    bed.keep("new-key", "new-secret");

    bed.authority().issue(LoginBed.ASKED_AT);

    assertThat(org.counters().of(TOKEN)).isEqualTo(2);
  }

  @Test
  void asksOnceWithASecretThatIsWrongWhereItIsKept(SimulatedOrg org) {
    org.app().rotateSecret("rotated");
    TokenRefusedException refused = refused(new LoginBed(org));
    assertThat(refused.refusal().code()).isEqualTo("invalid_client");
    assertThat(refused.refusal().retry()).isEqualTo(RetryClass.CREDENTIALS);
    assertThat(org.counters().of(TOKEN)).isEqualTo(1);
  }

  @Test
  void asksTwiceAtMostThoughTheChangedSecretIsWrongToo(SimulatedOrg org) {
    org.app().rotateSecret("rotated");
    LoginBed bed = new LoginBed(org);
    bed.keep(SimulatedOrg.CONSUMER_KEY, "still wrong");
    refused(bed);
    assertThat(org.counters().of(TOKEN)).isEqualTo(2);
  }

  @Test
  void reportsALoginHostWithItsFix(SimulatedOrg org) {
    org.asLoginHost(true);
    assertThat(refused(new LoginBed(org)))
        .hasMessageContaining("request not supported on this domain")
        .hasMessageContaining("https://<mydomain>.my.salesforce.com");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RATE_LIMIT_EXCEEDED",
        "UNKNOWN_ERROR",
        "SERVER_ERROR",
        "SERVICE_UNAVAILABLE",
        "SYSTEM_DOWN",
        "SLOW_DOWN",
        "AUTHORIZATION_PENDING"
      })
  void reportsLimitsAndOutagesAsPassing(TokenRefusal refusal, SimulatedOrg org) {
    org.refuse(refusal);
    LoginBed bed = new LoginBed(org);
    assertThatExceptionOfType(TokenUnavailableException.class)
        .isThrownBy(() -> bed.authority().issue(LoginBed.ASKED_AT))
        .withMessageContaining(refusal.error())
        .withMessageContaining("asked again");
    assertThat(org.counters().of(TOKEN)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "RATE_LIMIT_EXCEEDED",
        "UNKNOWN_ERROR",
        "SERVER_ERROR",
        "SERVICE_UNAVAILABLE",
        "SYSTEM_DOWN",
        "SLOW_DOWN",
        "AUTHORIZATION_PENDING"
      })
  void reportsEveryOtherRefusalAsADecisionWithAdvice(TokenRefusal refusal, SimulatedOrg org) {
    org.refuse(refusal);
    TokenRefusedException refused = refused(new LoginBed(org));
    assertThat(refused.refusal().code()).isEqualTo(refusal.error());
    assertThat(refused.refusal().host()).isEqualTo(org.uri().getAuthority());
    assertThat(refused).hasMessageContaining(refusal.description()).hasMessageEndingWith(".");
  }

  @Test
  void waitsAsLongAsAServerInMaintenanceAsks(SimulatedOrg org) {
    org.faults()
        .next(
            TOKEN,
            new Fault.Instead(
                Answer.of(503, "text/html", "<html>Down for maintenance</html>")
                    .with("Retry-After", "Mon, 23 Nov 2026 08:02:00 GMT")
                    .with("Date", "Mon, 23 Nov 2026 08:00:00 GMT")));
    LoginBed bed = new LoginBed(org);
    TokenUnavailableException trouble =
        catchThrowableOfType(
            TokenUnavailableException.class, () -> bed.authority().issue(LoginBed.ASKED_AT));
    assertThat(trouble.retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(trouble).hasMessageContaining("HTTP 503 and an HTML page instead of JSON");
  }

  /** Whatever goes wrong, nobody learns a secret from it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"ECHO\",\"error_description\":\"ECHO\"}",
        "{\"error\":{\"ECHO\":\"ECHO\"}}",
        "{\"access_token\":\"00DPLANTED\",\"token_type\":\"ECHO\",\"instance_url\":\"x\"}",
        "{\"access_token\":\"00DPLANTED\",\"instance_url\":\"https://ECHO:00DPLANTED@evil.com\"}",
        "{\"access_token\":\"00DPLANTED ECHO\",\"instance_url\":\"x\"}",
        "{\"access_token\":\"00DPLANTED ECHO",
        "[\"ECHO\"]",
        "<html>ECHO</html>",
        "ECHO",
      })
  void tellsNoSecretThatAServerSendsBack(String body, SimulatedOrg org) {
    String echoed = body.replace("ECHO", SimulatedOrg.CONSUMER_SECRET);
    for (int status : new int[] {200, 302, 400, 401, 403, 404, 500}) {
      org.faults().always(TOKEN, new Fault.Instead(Answer.json(status, echoed)));
      LoginBed bed = new LoginBed(org);
      SfAuthException failure =
          catchThrowableOfType(
              SfAuthException.class, () -> bed.authority().issue(LoginBed.ASKED_AT));
      assertThat(failure).as("HTTP %d with %s", status, body).isNotNull();
      Traces.assertHoldsNone(failure, SimulatedOrg.CONSUMER_SECRET, "00DPLANTED");
    }
  }

  private static TokenRefusedException refused(LoginBed bed) {
    return catchThrowableOfType(
        TokenRefusedException.class, () -> bed.authority().issue(LoginBed.ASKED_AT));
  }
}
