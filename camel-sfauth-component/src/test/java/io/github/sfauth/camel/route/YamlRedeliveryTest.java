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
package io.github.sfauth.camel.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.camel.connection.TokenSources;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes in YAML, without a line of Java. */
class YamlRedeliveryTest {

  private static final String ENTRY = "direct:in";

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @NeedsContextPlugin
  @ParameterizedTest
  @ValueSource(strings = {"dynamic-only", "later-route", "sub-route"})
  void repeatsTheRefusedCallOnceThoughTheEndpointStandsLater(String file) throws Exception {
    repeatsTheRefusedCallOnce(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-exception", "fixed-host", "classes", "dead-letter"})
  void repeatsTheRefusedCallOnce(String file) throws Exception {
    CamelContext context = bed.context();
    context.getPropertiesComponent().addInitialProperty("crm.secret", bed.arn());
    context
        .getPropertiesComponent()
        .addInitialProperty("crm.instance", bed.org().instanceUrl().toString());
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(ResourceHelper.resolveResource(context, "classpath:routes/" + file + ".yaml"));
    context.start();

    expectCure(context);
  }

  @NeedsContextPlugin
  @Test
  void repeatsTheRefusedCallOnceUnderCamelMain() throws Exception {
    Main main = new Main();
    main.bind("secretsManager", bed.aws());
    main.bind(TokenSources.BEAN_NAME, bed.tokenSources());
    main.addInitialProperty("crm.secret", bed.arn());
    main.configure().withRoutesIncludePattern("classpath:routes/dynamic-only.yaml");
    main.start();
    try {
      expectCure(main.getCamelContext());
    } finally {
      main.stop();
    }
  }

  @Test
  void givesTheDeadLetterChannelWhatNoLoginCures() throws Exception {
    CamelContext context = bed.context();
    context.getPropertiesComponent().addInitialProperty("crm.secret", bed.arn());
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(ResourceHelper.resolveResource(context, "classpath:routes/dead-letter.yaml"));
    context.start();
    bed.org().rejectEveryToken(true);
    MockEndpoint dead = context.getEndpoint("mock:dead", MockEndpoint.class);
    dead.expectedMessageCount(1);

    assertThat(SalesforceBed.send(context, ENTRY).getException()).isNull();

    dead.assertIsSatisfied();
    assertThat(
            dead.getExchanges()
                .get(0)
                .getProperty("CamelExceptionCaught", HttpOperationFailedException.class)
                .getResponseBody())
        .contains("INVALID_SESSION_ID");
  }

  private void expectCure(CamelContext context) {
    assertThat(SalesforceBed.send(context, ENTRY).getException()).isNull();
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    bed.org().counters().reset();

    String answer = SalesforceBed.send(context, ENTRY).getMessage().getBody(String.class);

    assertThat(answer).contains("totalSize");
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2);
  }
}
