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

import io.github.sfauth.camel.connection.Stamp;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.BacklogTracer;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.support.DefaultExchangeHolder;
import org.apache.camel.support.MessageHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stamp shows nothing by itself, and is the real header where a component asks for the text.
 */
class RedactedHeaderTest {

  private static final String LOGGER = "io.github.sfauth.test.headers";

  private final List<String> said = new CopyOnWriteArrayList<>();
  private SalesforceBed bed;
  private CamelContext context;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
    context = bed.context();
    context
        .getCamelContextExtension()
        .addLogListener(
            (exchange, logger, message) -> {
              said.add(message);
              return message;
            });
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "showHeaders=true",
        "showAll=true",
        "showAll=true&multiline=true",
        "showHeaders=true&multiline=true"
      })
  void showsNothingInALogOfHeaders(String options) throws Exception {
    start("log:" + LOGGER + "?" + options);

    assertThat(said()).contains(Stamp.AUTHORIZATION).contains("redacted").doesNotContain(token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"${headers}", "${in.headers}", "${logExchange}", "${exchange}"})
  void showsNothingInALoggedExpression(String expression) throws Exception {
    bed.start(
        context,
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in").to(bed.sfauth()).log(LoggingLevel.INFO, LOGGER, expression);
          }
        });
    SalesforceBed.send(context, "direct:in");

    assertThat(said()).isNotEmpty().doesNotContain(token());
  }

  @Test
  void showsNothingInABodyMadeOfHeaders() throws Exception {
    bed.start(
        context,
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in")
                .to(bed.sfauth())
                .setBody(simple("${headers}"))
                .convertBodyTo(String.class);
          }
        });

    assertThat(SalesforceBed.send(context, "direct:in").getMessage().getBody(String.class))
        .contains(Stamp.AUTHORIZATION)
        .doesNotContain(token());
  }

  @Test
  void showsNothingInTheLogOfAnExhaustedMessage() throws Exception {
    context.setMessageHistory(true);
    bed.start(
        context,
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(
                defaultErrorHandler()
                    .logger(new Listening(said))
                    .logExhaustedMessageHistory(true)
                    .logExhaustedMessageBody(true));
            from("direct:in")
                .to(bed.sfauth())
                .throwException(new IllegalStateException("failing on purpose"));
          }
        });
    SalesforceBed.send(context, "direct:in");

    assertThat(said()).contains("Message History").doesNotContain(token());
  }

  @Test
  void showsNothingInTheTracersJson() throws Exception {
    context.setBacklogTracing(true);
    start("log:" + LOGGER);
    BacklogTracer tracer = context.getCamelContextExtension().getContextPlugin(BacklogTracer.class);

    String traced =
        tracer.dumpAllTracedMessages().stream()
            .map(message -> message.toJSon(0))
            .collect(Collectors.joining());
    assertThat(traced).contains(Stamp.AUTHORIZATION).contains("redacted").doesNotContain(token());
  }

  @Test
  void showsNothingInADumpAsJson() throws Exception {
    assertThat(MessageHelper.dumpAsJSon(stamped().getMessage()))
        .contains(Stamp.AUTHORIZATION)
        .contains("redacted")
        .doesNotContain(token());
  }

  @Test
  void printsNothing() throws Exception {
    Exchange stamped = stamped();

    assertThat(stamped.toString() + stamped.getMessage() + stamped.getMessage().getHeaders())
        .contains("redacted")
        .doesNotContain(token());
  }

  @Test
  void staysBehindWhenAnExchangeIsSerialised() throws Exception {
    assertThat(DefaultExchangeHolder.marshal(stamped()).toString())
        .contains(Stamp.INSTANCE_URL)
        .doesNotContain(Stamp.AUTHORIZATION)
        .doesNotContain(token());
  }

  @Test
  void isTheRealHeaderToWhoAsksForText() throws Exception {
    Exchange stamped = stamped();

    assertThat(stamped.getMessage().getHeader(Stamp.AUTHORIZATION, String.class))
        .isEqualTo("Bearer " + token());
    assertThat(
            context
                .resolveLanguage("simple")
                .createExpression("<${header.Authorization}>")
                .evaluate(stamped, String.class))
        .isEqualTo("<Bearer " + token() + ">");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "netty-http:", "undertow:", "vertx-http:"})
  void isTheRealHeaderOnTheWire(String component) throws Exception {
    try (OtherHost listener = new OtherHost()) {
      bed.start(
          context,
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:in")
                  .to(bed.sfauth())
                  .setBody(constant(null))
                  .to(component + listener.url())
                  // Not every component leaves the headers of the request on its answer.
                  .removeHeaders("*")
                  .to(bed.sfauth())
                  .setBody(constant(null))
                  .toD(component + "${header.CamelSfAuthInstanceUrl}/services/data/v65.0/limits");
            }
          });

      Exchange answer = SalesforceBed.send(context, "direct:in");

      assertThat(answer.getException()).isNull();
      assertThat(answer.getMessage().getBody(String.class)).contains("DailyApiRequests");
      assertThat(listener.heard())
          .singleElement()
          .extracting(OtherHost.Heard::authorization)
          .isEqualTo("Bearer " + token());
    }
  }

  private void start(String step) throws Exception {
    bed.start(
        context,
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:in").to(bed.sfauth()).to(step);
          }
        });
    SalesforceBed.send(context, "direct:in");
  }

  private Exchange stamped() throws Exception {
    bed.start(context);
    return SalesforceBed.send(context, bed.sfauth());
  }

  private String said() {
    return String.join("\n", said);
  }

  private String token() {
    return String.valueOf(bed.secret().get("SessionId"));
  }

  /** Hears what the error handler logs. */
  private static final class Listening extends CamelLogger {

    private final List<String> said;

    Listening(List<String> said) {
      super(LOGGER);
      this.said = said;
    }

    @Override
    public void log(String message, Throwable exception) {
      said.add(message);
    }
  }
}
