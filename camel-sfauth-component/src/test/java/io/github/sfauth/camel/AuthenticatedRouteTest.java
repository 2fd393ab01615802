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

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticatedRouteTest {

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @Test
  void callsSalesforceWithATokenFromOneLogin() throws Exception {
    CamelContext context = bed.started(query());

    for (int i = 0; i < 5; i++) {
      Exchange answer = SalesforceBed.send(context, "direct:query");
      assertThat(answer.getException()).isNull();
      assertThat(answer.getMessage().getBody(String.class)).contains("\"totalSize\"");
    }

    assertThat(bed.org().logins()).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(5);
  }

  @Test
  void storesTheTokenBesideTheCredentialsForOthers() throws Exception {
    CamelContext context = bed.started(query());

    SalesforceBed.send(context, "direct:query");

    assertThat(bed.secret())
        .containsAllEntriesOf(bed.credentials())
        .containsEntry("Instance", bed.org().instanceUrl().getAuthority())
        .containsKey("SessionId");
  }

  @Test
  void usesAStoredTokenWithoutLogin() throws Exception {
    SalesforceBed.send(bed.started(query()), "direct:query");
    bed.org().counters().reset();

    Exchange answer = SalesforceBed.send(bed.started(query()), "direct:query");

    assertThat(answer.getException()).isNull();
    assertThat(bed.org().counters().of("token")).isZero();
  }

  @Test
  void failsOneExchangeOnAnExpiredTokenAndNoneAfterIt() throws Exception {
    CamelContext context = bed.started(query());
    SalesforceBed.send(context, "direct:query");
    bed.org().expireSessions();

    assertThat(SalesforceBed.send(context, "direct:query").isFailed()).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(SalesforceBed.send(context, "direct:query").getException()).isNull();
    }
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @Test
  void tellsHowTheConnectionStandsWithoutSecrets() throws Exception {
    CamelContext context = bed.started(query());
    SalesforceBed.send(context, "direct:query");

    Map<?, ?> status =
        SalesforceBed.send(context, "sfauth:crm?operation=status").getMessage().getBody(Map.class);

    assertThat(status.toString()).doesNotContain((String) bed.secret().get("SessionId"));
    assertThat(status.get("state")).isEqualTo("FRESH");
    assertThat(status.get("logins")).isEqualTo(1L);
    assertThat(status.get("layout")).isEqualTo("shared");
  }

  private RouteBuilder query() {
    return SalesforceBed.query("direct:query", bed.sfauth());
  }
}
