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
package io.github.sfauth.camel.documented;

import static io.github.sfauth.camel.SalesforceBed.expectAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.camel.SalesforceBed;
import io.github.sfauth.camel.SfAuthComponent;
import io.github.sfauth.camel.SfAuthConfiguration;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.camel.observe.SfAuthEvent;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines of Java that the component page shows beside its routes. */
class DocumentedCodeTest {

  private static final String ENTRY = "direct:accounts";

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
  void describesAConnectionInJava() throws Exception {
    bed.secrets().create("salesforce/crm", SalesforceBed.json(bed.credentials()));
    CamelContext context = bed.context();

    // tag::connection[]
    SfAuthConfiguration crm = new SfAuthConfiguration();
    crm.setSecretArn("salesforce/crm");
    context.getComponent("sfauth", SfAuthComponent.class).getConnections().put("crm", crm);
    // end::connection[]

    bed.start(context, query("sfauth:crm"));
    expectAnswer(context, ENTRY);
    assertThat(bed.secrets().current("salesforce/crm")).contains("SessionId");
  }

  @Test
  void sharesTokensBetweenContexts() throws Exception {
    try (CamelContext orders = contextWithoutSources();
        CamelContext billing = contextWithoutSources()) {

      // tag::sources[]
      TokenSources tokens = TokenSources.builder().build();
      orders.getRegistry().bind("sfauthTokens", tokens);
      billing.getRegistry().bind("sfauthTokens", tokens);
      // end::sources[]

      expectAnswer(bed.start(orders, query(bed.inMemory())), ENTRY);
      expectAnswer(bed.start(billing, query(bed.inMemory())), ENTRY);
      orders.stop();
      expectAnswer(billing, ENTRY);
      assertThat(bed.org().counters().of("token")).isEqualTo(1);
      tokens.close();
    }
  }

  @Test
  void callsAPersonWhoCanAuthorise() throws Exception {
    List<String> calls = new ArrayList<>();
    Pager pager = (connection, reason) -> calls.add(connection + ": " + reason);
    CamelContext context = bed.context();

    // tag::events[]
    context
        .getManagementStrategy()
        .addEventNotifier(
            new SimpleEventNotifierSupport() {
              @Override
              public boolean isEnabled(CamelEvent event) {
                return event instanceof SfAuthEvent;
              }

              @Override
              public void notify(CamelEvent event) {
                if (event instanceof SfAuthEvent it
                    && it.getKind() == SfAuthEvent.Kind.REAUTHORISATION_NEEDED) {
                  pager.call(it.getConnection(), it.getReason().orElse(""));
                }
              }
            });
    // end::events[]

    bed.org().refuse("invalid_grant", "expired access/refresh token");
    bed.start(context, query(bed.sfauth()));
    SalesforceBed.send(context, ENTRY);
    assertThat(calls).singleElement().asString().startsWith("crm: ").contains("invalid_grant");
  }

  /** Whatever wakes somebody up. */
  private interface Pager {
    void call(String connection, String reason);
  }

  private static CamelContext contextWithoutSources() {
    CamelContext context = new DefaultCamelContext();
    context.getRegistry().bind(SalesforceBed.CLIENT_SECRET, SimulatedOrg.CONSUMER_SECRET);
    return context;
  }

  private static RouteBuilder query(String stamp) {
    return SalesforceBed.query(ENTRY, stamp);
  }
}
