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

import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Gate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the token speaks for, as headers. */
class IdentityHeadersTest {

  private static final String ENTRY = "direct:in";
  private static final int PATIENCE_SECONDS = 60;

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
  void knowsThemFromTheLoginWithoutAnotherCall() throws Exception {
    CamelContext context = started();

    expectIdentity(send(context));
    expectIdentity(send(context));

    assertThat(bed.org().counters().of("userinfo")).isZero();
  }

  @Test
  void asksOnceForATokenThatAnotherProcessObtained() throws Exception {
    send(started());
    bed.org().counters().reset();
    CamelContext another = started();

    for (int i = 0; i < 3; i++) {
      expectIdentity(send(another));
    }

    assertThat(bed.org().counters().of("token")).isZero();
    assertThat(bed.org().counters().of("userinfo")).isEqualTo(1);
  }

  @Test
  void goesOnWithoutThemAndAsksAgainAfterAWhileOnly() throws Exception {
    send(started());
    bed.org().counters().reset();
    bed.org().faults().next("userinfo", new Fault.Instead(Answer.of(403, "text/plain", "no")));
    CamelContext another = started();

    for (int i = 0; i < 3; i++) {
      Message message = send(another);
      assertThat(message.getHeader(SfAuthConstants.AUTHORIZATION)).isNotNull();
      assertThat(message.getHeader(SfAuthConstants.ORG_ID)).isNull();
    }
    assertThat(bed.org().counters().of("userinfo")).isEqualTo(1);

    bed.clock().advance(Duration.ofMinutes(1));
    expectIdentity(send(another));
    assertThat(bed.org().counters().of("userinfo")).isEqualTo(2);
  }

  @Test
  void goesOnWithoutThemWhereAThreadThatWaitsForThemIsInterrupted() throws Exception {
    send(started());
    CamelContext another = started("synchronous=true");
    try (Gate asked = bed.org().holdBefore("userinfo")) {
      CompletableFuture<Message> sent = new CompletableFuture<>();
      CompletableFuture<Boolean> flagged = new CompletableFuture<>();
      Thread sender =
          new Thread(
              () -> {
                sent.complete(send(another));
                flagged.complete(Thread.currentThread().isInterrupted());
              });
      sender.start();
      asked.awaitArrivals(1);
      sender.interrupt();

      Message message = sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message.getHeader(SfAuthConstants.AUTHORIZATION)).isNotNull();
      assertThat(message.getHeader(SfAuthConstants.ORG_ID)).isNull();
      assertThat(flagged.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void stampsNoneUnlessTold() throws Exception {
    CamelContext context =
        bed.started(
            new RouteBuilder() {
              @Override
              public void configure() {
                from(ENTRY).to(bed.sfauth("keepHeaders=true"));
              }
            });

    assertThat(send(context).getHeaders())
        .doesNotContainKeys(SfAuthConstants.ORG_ID, SfAuthConstants.USER_ID);
  }

  private CamelContext started() throws Exception {
    return started("synchronous=false");
  }

  private CamelContext started(String option) throws Exception {
    return bed.started(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(ENTRY).to(bed.sfauth("keepHeaders=true", "identityHeaders=true", option));
          }
        });
  }

  private static Message send(CamelContext context) {
    Exchange exchange = SalesforceBed.send(context, ENTRY);
    assertThat(exchange.getException()).isNull();
    return exchange.getMessage();
  }

  private static void expectIdentity(Message message) {
    assertThat(message.getHeader(SfAuthConstants.ORG_ID, String.class)).startsWith("00D");
    assertThat(message.getHeader(SfAuthConstants.USER_ID, String.class)).startsWith("005");
  }
}
