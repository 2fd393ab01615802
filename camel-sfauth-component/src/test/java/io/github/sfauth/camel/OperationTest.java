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

import static io.github.sfauth.camel.SalesforceBed.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations beside stamping, in error handling by hand. */
class OperationTest {

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

  @Test
  void rejectsStampsAndCallsAgainInACatch() throws Exception {
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth())
                    .doTry()
                    .toD(QUERY)
                    .doCatch(Exception.class)
                    .to("sfauth:crm?operation=reject")
                    .to(bed.sfauth())
                    .toD(QUERY)
                    .end());
    send(context);
    expire();

    for (int i = 0; i < 3; i++) {
      assertThat(send(context).getMessage().getBody(String.class)).contains("totalSize");
    }

    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(4);
  }

  @Test
  void rejectsTheTokenInHandWithoutAStamp() throws Exception {
    CamelContext context = started(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUERY));
    send(context);
    expire();

    SalesforceBed.send(context, "sfauth:crm?operation=reject");

    assertThat(send(context).getException()).isNull();
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(1);
  }

  @Test
  void rejectsATokenWhoseHeaderWasMadeAString() throws Exception {
    CamelContext context =
        started(
            r -> {
              r.from(ENTRY).to(bed.sfauth()).toD(QUERY);
              r.from("direct:reject")
                  .to(bed.sfauth())
                  .process(OperationTest::makeHeaderAString)
                  .to("sfauth:crm?operation=reject");
            });
    send(context);
    expire();

    SalesforceBed.send(context, "direct:reject");

    assertThat(status(context).get("rejections")).isEqualTo(1L);
    assertThat(send(context).getException()).isNull();
  }

  @Test
  void rejectsNothingForATokenThatWasReplacedMeanwhile() throws Exception {
    CamelContext context =
        started(
            r -> {
              r.from(ENTRY).to(bed.sfauth()).toD(QUERY);
              r.from("direct:late")
                  .to(bed.sfauth())
                  .to("direct:replace")
                  .to("sfauth:crm?operation=reject");
              r.from("direct:replace")
                  .process(
                      e -> {
                        expire();
                        send(e.getContext());
                        send(e.getContext());
                      });
            });
    send(context);

    SalesforceBed.send(context, "direct:late");

    assertThat(status(context).get("rejections")).isEqualTo(1L);
    assertThat(status(context).get("state")).isEqualTo("FRESH");
  }

  @Test
  void clearsAStampWithoutNamingAConnectionThatExists() throws Exception {
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth("identityHeaders=true", "keepHeaders=true"))
                    .to("sfauth:any?operation=clear"));

    assertThat(send(context).getMessage().getHeaders()).isEmpty();
  }

  @Test
  void learnsBeforeItClears() throws Exception {
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .to(bed.sfauth())
                    .toD(QUERY + "&throwExceptionOnFailure=false")
                    .to("sfauth:crm?operation=clear"));
    send(context);
    expire();

    send(context);

    assertThat(status(context).get("rejections")).isEqualTo(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reject", "status"})
  void failsClearlyForAConnectionThatNobodyDescribed(String operation) throws Exception {
    CamelContext context = started(r -> r.from(ENTRY).to(bed.sfauth()).toD(QUERY));

    Exchange exchange = SalesforceBed.send(context, "sfauth:other?operation=" + operation);

    assertThat(exchange.getException())
        .hasMessageContaining("sfauth:other")
        .hasMessageContaining("secretArn");
  }

  private CamelContext started(Consumer<RouteBuilder> routes) throws Exception {
    return bed.started(
        new RouteBuilder() {
          @Override
          public void configure() {
            routes.accept(this);
          }
        });
  }

  private void expire() {
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    bed.org().counters().reset();
  }

  private static void makeHeaderAString(Exchange exchange) {
    String text = exchange.getMessage().getHeader(SfAuthConstants.AUTHORIZATION, String.class);
    assertThat(text).startsWith("Bearer 00D");
    exchange.getMessage().setHeader(SfAuthConstants.AUTHORIZATION, text);
  }

  private static Exchange send(CamelContext context) {
    return SalesforceBed.send(context, ENTRY);
  }

  private static Map<?, ?> status(CamelContext context) {
    return SalesforceBed.send(context, "sfauth:crm?operation=status")
        .getMessage()
        .getBody(Map.class);
  }
}
