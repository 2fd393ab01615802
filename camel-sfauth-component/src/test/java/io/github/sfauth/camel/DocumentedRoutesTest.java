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

import io.github.sfauth.simulator.org.ApiRefusal;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the component's page shows works from files alone, without a class of the user's. */
class DocumentedRoutesTest {

  private SalesforceBed bed;
  private Main main;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    main = new Main();
  }

  @AfterEach
  void close() throws Exception {
    main.stop();
    bed.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"documented/repeat.yaml", "documented/repeat.xml"})
  void repeatsTheCallOnceTheSessionHasEnded(String file) {
    CamelContext context = start(file);
    assertThat(SalesforceBed.send(context, "direct:query").getException()).isNull();
    bed.org().expireSessions();

    Exchange answer = SalesforceBed.send(context, "direct:query");

    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getBody(String.class)).contains("totalSize");
    assertThat(bed.org().logins()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"documented/deadletter.yaml", "documented/deadletter.xml"})
  void deadLettersCarryNoToken(String file) throws Exception {
    CamelContext context = start(file);
    bed.org().refuseApi(ApiRefusal.API_DISABLED_FOR_ORG);
    MockEndpoint dead = context.getEndpoint("mock:dead", MockEndpoint.class);
    dead.expectedMessageCount(1);

    SalesforceBed.send(context, "direct:query");

    dead.assertIsSatisfied();
    assertThat(dead.getExchanges().get(0).getMessage().getHeaders())
        .doesNotContainKeys("Authorization", "CamelSfAuthInstanceUrl");
  }

  private CamelContext start(String file) {
    main.bind("secretsManager", bed.aws());
    main.bind("sfauthTokens", bed.tokenSources());
    main.addInitialProperty("crm.secret", bed.arn());
    main.configure().setRoutesIncludePattern("classpath:" + file);
    main.start();
    return main.getCamelContext();
  }
}
