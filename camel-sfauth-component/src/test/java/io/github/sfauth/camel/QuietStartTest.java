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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.simulator.org.TokenRefusal;
import io.github.sfauth.token.TokenRefusedException;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is called when a context starts: nobody, unless asked. */
class QuietStartTest {

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
  void callsNobodyWhenRoutesStart() throws Exception {
    bed.started(route("direct:a", bed.sfauth()), route("direct:b", bed.sfauth()));

    assertNobodyWasCalled();
  }

  @Test
  void callsNobodyWhenAnEndpointStartsWithoutARoute() throws Exception {
    CamelContext context = bed.started();

    ServiceHelper.startService(context.getEndpoint(bed.sfauth("identityHeaders=true")));

    assertNobodyWasCalled();
  }

  @Test
  void callsNobodyWhenRoutesAreAddedStoppedAndStarted() throws Exception {
    CamelContext context = bed.started();

    context.addRoutes(route("direct:a", bed.sfauth()));
    context.getRouteController().stopAllRoutes();
    context.getRouteController().startAllRoutes();
    context.stop();

    assertNobodyWasCalled();
  }

  @Test
  void callsNobodyForTheOperationsThatOnlyLook() throws Exception {
    CamelContext context = bed.started(route("direct:a", bed.sfauth()));

    SalesforceBed.send(context, "sfauth:crm?operation=status");
    SalesforceBed.send(context, "sfauth:crm?operation=clear");

    assertNobodyWasCalled();
  }

  @Test
  void logsInAtStartIfAsked() throws Exception {
    CamelContext context = bed.started(route("direct:a", bed.sfauth("eagerLogin=true")));

    assertThat(bed.org().logins()).isEqualTo(1);
    SalesforceBed.send(context, "direct:a");
    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void logsInOnceAtStartForAllWhoAskForIt() throws Exception {
    bed.started(
        route("direct:a", bed.sfauth("eagerLogin=true")),
        route("direct:b", bed.sfauth("eagerLogin=true", "keepHeaders=true")));

    assertThat(bed.org().logins()).isEqualTo(1);
  }

  @Test
  void usesAStoredTokenAtStartWithoutLogin() throws Exception {
    bed.started(route("direct:a", bed.sfauth("eagerLogin=true")));
    bed.org().counters().reset();

    bed.started(route("direct:a", bed.sfauth("eagerLogin=true")));

    assertThat(bed.org().counters().of("token")).isZero();
  }

  @Test
  void failsTheStartWithTheAdviceIfTheEagerLoginIsRefused() throws Exception {
    bed.org().refuse(TokenRefusal.NO_RUN_AS_USER);
    CamelContext context = bed.context();
    context.addRoutes(route("direct:a", bed.sfauth("eagerLogin=true")));

    assertThatThrownBy(context::start)
        .rootCause()
        .isInstanceOfSatisfying(
            TokenRefusedException.class,
            refused ->
                assertThat(refused)
                    .hasMessageContaining(refused.refusal().code())
                    .hasMessageContaining(refused.refusal().advice()));
    assertThat(context.isStarted()).isFalse();
  }

  @Test
  void startsThoughALoginWouldBeRefused() throws Exception {
    bed.org().refuse(TokenRefusal.NO_RUN_AS_USER);

    CamelContext context = bed.started(route("direct:a", bed.sfauth()));

    assertThat(context.isStarted()).isTrue();
    assertThat(SalesforceBed.send(context, "direct:a").getException())
        .isInstanceOf(TokenRefusedException.class);
  }

  private void assertNobodyWasCalled() {
    assertThat(bed.org().counters().all()).isEmpty();
    assertThat(bed.secrets().counters().all()).isEmpty();
  }

  private static RouteBuilder route(String from, String stamp) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(from).to(stamp);
      }
    };
  }
}
