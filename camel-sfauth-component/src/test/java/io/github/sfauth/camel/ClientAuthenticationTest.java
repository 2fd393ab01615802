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
import static io.github.sfauth.camel.SalesforceBed.expectAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.CapturedLog;
import io.github.sfauth.simulator.org.SimulatedOrg;
import io.github.sfauth.token.TokenRefusedException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client credentials with each way of client authentication. */
class ClientAuthenticationTest {

  private static final String ENTRY = "direct:in";

  private final CapturedLog log = CapturedLog.of(SfAuthEndpoint.class);
  private JwtBed bed;

  @BeforeEach
  void open() {
    bed = new JwtBed();
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    bed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clientSecretPost", "clientSecretBasic"})
  void logsInWithADocumentedMethodAndWarnsOfNothing(String method) throws Exception {
    expectAnswer(started(method), ENTRY);
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clientSecretJwt", "privateKeyJwt"})
  void logsInWithAnAssertionWhereTheOrgTakesIt(String method) throws Exception {
    bed.org().acceptClientAssertions(true);
    expectAnswer(started(method), ENTRY);
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clientSecretJwt", "privateKeyJwt"})
  void warnsOfAnUndocumentedMethodAndExplainsItsRefusal(String method) throws Exception {
    CamelContext context = started(method);
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("sfauth:app", "clientAuthentication=" + method)
        .contains("does not document");

    assertThat(SalesforceBed.send(context, ENTRY).getException(TokenRefusedException.class))
        .hasMessageContaining("invalid_client")
        .hasMessageContaining("does not document clientAuthentication=" + method)
        .hasMessageContaining("clientSecretPost");
  }

  @Test
  void keepsToTheMethodThatWasRefused() throws Exception {
    CamelContext context = started("privateKeyJwt");
    SalesforceBed.send(context, ENTRY);
    assertThat(bed.org().logins()).isZero();
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username=a@b.c | has username, which has no effect with flow=clientCredentials",
        "audience=https://login.salesforce.com | has audience, which has no effect",
        "audienceFallback=true | has audienceFallback, which has no effect",
        "privateKey=x | has privateKey, which has no effect with flow=clientCredentials",
        "signer=#none | has signer, which has no effect with flow=clientCredentials",
        "certificate=x | has certificate, which has no effect",
      })
  void refusesAtStartWhatTheFlowHasNoUseFor(String optionAndMessage) {
    String[] parts = optionAndMessage.split(" \\| ");
    CamelContext context = bed.bed().context();
    context.getRegistry().bind("none", (io.github.sfauth.jwt.RsaSigner) input -> new byte[0]);
    assertThatThrownBy(
            () -> context.getEndpoint("sfauth:app?secretArn=" + JwtBed.SECRET + "&" + parts[0]))
        .rootCause()
        .hasMessageContaining(parts[1]);
  }

  private CamelContext started(String method) throws Exception {
    Map<String, Object> members = bed.members(JwtBed.USER);
    members.put("ConsumerSecret", SimulatedOrg.CONSUMER_SECRET);
    members.remove("Username");
    bed.create(members);
    return bed.bed()
        .started(
            query(
                ENTRY,
                "sfauth:app?secretArn=" + JwtBed.SECRET + "&clientAuthentication=" + method));
  }
}
