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
import static org.awaitility.Awaitility.await;

import io.github.sfauth.camel.connection.Stamp;
import io.github.sfauth.camel.route.SfAuthRestamp;
import io.github.sfauth.camel.route.SfAuthSessionExpired;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand exchanges at once, over real routes and real HTTP. */
class ConcurrencyTest {

  private static final String ENTRY = "direct:in";
  private static final int EXCHANGES = 1_000;
  private static final int TOGETHER = 10;

  private final ExecutorService callers = Executors.newFixedThreadPool(32);
  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    callers.shutdownNow();
    bed.close();
  }

  @Test
  void logsInOnceForAColdStart() throws Exception {
    CamelContext context = started(r -> r.from(ENTRY).to(bed.inMemory()).toD(QUERY));
    Gate login = bed.org().holdBefore("token");

    List<CompletableFuture<Exchange>> sent = sendAll(context);
    login.awaitArrivals(1);
    assertThat(sent).noneMatch(CompletableFuture::isDone);
    login.open();

    expectSuccess(sent);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(EXCHANGES);
  }

  @Test
  void continuesWaitersSideBySide() throws Exception {
    CyclicBarrier together = new CyclicBarrier(TOGETHER);
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .to(bed.inMemory())
                    .process(e -> together.await(30, TimeUnit.SECONDS)));
    Gate login = bed.org().holdBefore("token");
    List<CompletableFuture<Exchange>> sent = sendAll(context);
    login.awaitArrivals(1);

    login.open();

    // One after another, none would ever get past the barrier.
    expectSuccess(sent);
  }

  @Test
  void logsInForManyConnectionsWithoutBorrowingTheThreadOfAnExchange() throws Exception {
    CamelContext context = new DefaultCamelContext();
    context.start();
    Gate login = bed.org().holdBefore("token");
    List<CompletableFuture<Exchange>> sent = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        bed.org().addApp("key" + i, "secretOfApp" + i, "user" + i + "@simulated.example");
        String uri =
            "sfauth:app%d?clientId=key%d&clientSecret=secretOfApp%d&loginUrl=%s"
                .formatted(i, i, i, bed.org().uri());
        // On this thread: if a login ran here, it would stand at the gate, and we with it.
        sent.add(process(context, uri));
      }
      login.awaitArrivals(4);
      login.open();

      assertThat(all(sent)).allSatisfy(e -> assertThat(e.getException()).isNull());
    } finally {
      context.stop();
    }
  }

  private static CompletableFuture<Exchange> process(CamelContext context, String uri)
      throws Exception {
    AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
    producer.start();
    Exchange exchange = context.getEndpoint(uri).createExchange();
    CompletableFuture<Exchange> done = new CompletableFuture<>();
    producer.process(exchange, sync -> done.complete(exchange));
    return done;
  }

  @Test
  void letsNobodyWaitForARefreshThatIsOnlyDue() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context = started(r -> r.from(ENTRY).to(bed.inMemory()).toD(QUERY));
    send(context);
    bed.clock().advance(Duration.ofMinutes(103));
    bed.org().counters().reset();
    Gate login = bed.org().holdBefore("token");

    List<CompletableFuture<Exchange>> sent = sendAll(context);

    expectSuccess(sent);
    login.awaitArrivals(1);
    assertThat(status(context).get("state")).isEqualTo("STALE");
    login.open();
    await().until(() -> "FRESH".equals(status(context).get("state")));
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
  }

  @Test
  void letsEverybodyWaitForOneFlightAfterAFullIdleTime() throws Exception {
    bed.org().newTokenEachLogin(true);
    CamelContext context = started(r -> r.from(ENTRY).to(bed.inMemory()).toD(QUERY));
    send(context);
    bed.clock().advance(Duration.ofHours(3));
    bed.org().counters().reset();
    Gate login = bed.org().holdBefore("token");

    List<CompletableFuture<Exchange>> sent = sendAll(context);
    login.awaitArrivals(1);
    assertThat(sent).noneMatch(CompletableFuture::isDone);
    login.open();

    expectSuccess(sent);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(EXCHANGES);
  }

  @Test
  void servesTheOldTokenAfterAFullIdleTimeWhileLoginsAreDown() throws Exception {
    bed.org().sessionTimeout(Duration.ofHours(24));
    CamelContext context = started(r -> r.from(ENTRY).to(bed.inMemory()).toD(QUERY));
    send(context);
    bed.clock().advance(Duration.ofHours(3));
    bed.org().counters().reset();
    bed.org().faults().always("token", new Fault.Instead(Answer.of(503, "text/plain", "down")));

    expectSuccess(sendAll(context));

    assertThat(bed.org().counters().of("token")).isLessThanOrEqualTo(2);
    assertThat(bed.org().counters().of("query")).isEqualTo(EXCHANGES);
  }

  @Test
  void logsInOnceWhenEverybodySeesTheSameTokenRefused() throws Exception {
    CamelContext context =
        started(
            r -> {
              r.onException(Exception.class)
                  .retryWhile(new SfAuthSessionExpired())
                  .onRedelivery(new SfAuthRestamp())
                  .redeliveryDelay(0);
              r.from("direct:stamp").to(bed.inMemory("keepHeaders=true"));
              r.from(ENTRY).toD(QUERY);
            });
    Exchange stamped = SalesforceBed.send(context, "direct:stamp");
    Object authorization = stamped.getMessage().getHeader(Stamp.AUTHORIZATION);
    Object instance = stamped.getMessage().getHeader(Stamp.INSTANCE_URL);
    bed.clock().advance(Duration.ofMinutes(2));
    bed.org().expireSessions();
    bed.org().counters().reset();

    List<CompletableFuture<Exchange>> sent =
        sendAll(
            context,
            exchange -> {
              exchange.getMessage().setHeader(Stamp.AUTHORIZATION, authorization);
              exchange.getMessage().setHeader(Stamp.INSTANCE_URL, instance);
            });

    expectSuccess(sent);
    assertThat(bed.org().counters().of("token")).isEqualTo(1);
    assertThat(bed.org().counters().of("query")).isEqualTo(2 * EXCHANGES);
  }

  @Test
  void continuesOnAnotherThread() throws Exception {
    assertThat(threadsAroundAWait(bed.inMemory(), exchange -> {})).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"synchronous=true", "synchronous=true&identityHeaders=true"})
  void waitsOnItsOwnThreadIfToldTo(String options) throws Exception {
    List<Thread> threads = threadsAroundAWait(bed.inMemory(options), exchange -> {});

    assertThat(threads.get(1)).isSameAs(threads.get(0));
  }

  @Test
  void waitsOnItsOwnThreadInATransaction() throws Exception {
    List<Thread> threads =
        threadsAroundAWait(
            bed.inMemory(), exchange -> exchange.getExchangeExtension().setTransacted(true));

    assertThat(threads.get(1)).isSameAs(threads.get(0));
  }

  /** The threads before and after a stamp that has to wait for a login. */
  private List<Thread> threadsAroundAWait(String sfauth, Consumer<Exchange> prepare)
      throws Exception {
    List<Thread> threads = new ArrayList<>();
    CamelContext context =
        started(
            r ->
                r.from(ENTRY)
                    .process(e -> threads.add(Thread.currentThread()))
                    .to(sfauth)
                    .process(e -> threads.add(Thread.currentThread())));
    Gate login = bed.org().holdBefore("token");

    CompletableFuture<Exchange> sent = sendFrom(callers, context, prepare);
    login.awaitArrivals(1);
    login.open();

    assertThat(sent.get(30, TimeUnit.SECONDS).getException()).isNull();
    return threads;
  }

  private CompletableFuture<Exchange> sendFrom(
      ExecutorService thread, CamelContext context, Consumer<Exchange> prepare) throws Exception {
    AsyncProducer producer = context.getEndpoint(ENTRY).createAsyncProducer();
    producer.start();
    CompletableFuture<Exchange> done = new CompletableFuture<>();
    Callable<Boolean> send =
        () -> {
          Exchange exchange = context.getEndpoint(ENTRY).createExchange();
          prepare.accept(exchange);
          return producer.process(exchange, sync -> done.complete(exchange));
        };
    thread.submit(send);
    return done;
  }

  private List<CompletableFuture<Exchange>> sendAll(CamelContext context) throws Exception {
    return sendAll(context, exchange -> {});
  }

  /** Sends from many threads, and comes back when each has handed over what it had to send. */
  private List<CompletableFuture<Exchange>> sendAll(
      CamelContext context, Consumer<Exchange> prepare) throws Exception {
    AsyncProducer producer = context.getEndpoint(ENTRY).createAsyncProducer();
    producer.start();
    List<CompletableFuture<Exchange>> all = new ArrayList<>();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < EXCHANGES; i++) {
      Exchange exchange = context.getEndpoint(ENTRY).createExchange();
      prepare.accept(exchange);
      CompletableFuture<Exchange> done = new CompletableFuture<>();
      all.add(done);
      tasks.add(() -> producer.process(exchange, sync -> done.complete(exchange)));
    }
    callers.invokeAll(tasks);
    return all;
  }

  private static List<Exchange> all(List<CompletableFuture<Exchange>> sent) throws Exception {
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    return sent.stream().map(CompletableFuture::join).toList();
  }

  private static void expectSuccess(List<CompletableFuture<Exchange>> sent) throws Exception {
    List<Exchange> exchanges = all(sent);
    assertThat(exchanges).hasSize(EXCHANGES);
    assertThat(exchanges.stream().map(Exchange::getException).filter(Objects::nonNull)).isEmpty();
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

  private static Exchange send(CamelContext context) {
    Exchange exchange = SalesforceBed.send(context, ENTRY);
    assertThat(exchange.getException()).isNull();
    return exchange;
  }

  private static Map<?, ?> status(CamelContext context) {
    return SalesforceBed.send(context, "sfauth:crm?operation=status")
        .getMessage()
        .getBody(Map.class);
  }
}
