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
import static org.awaitility.Awaitility.await;

import io.github.sfauth.camel.connection.Threads;
import io.github.sfauth.camel.connection.TokenSources;
import io.github.sfauth.simulator.org.SimulatedOrg;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What endpoints and contexts cost in threads and memory, and what is left of them. */
@Timeout(300)
class FootprintTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String TLS = "sslContextParameters=#tls";

  private SalesforceBed bed;

  @BeforeEach
  void open() {
    bed = new SalesforceBed();
  }

  @AfterEach
  void close() throws Exception {
    bed.close();
  }

  /** A context whose component makes a holder of its own, with threads of Camel's. */
  private CamelContext ownContext() {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("secretsManager", bed.aws());
    context.getRegistry().bind(SalesforceBed.CLIENT_SECRET, SimulatedOrg.CONSUMER_SECRET);
    return context;
  }

  @Test
  void aThousandEndpointsAddNoThreadBeyondThePools() throws Exception {
    try (CamelContext context = ownContext()) {
      context.start();
      SalesforceBed.send(context, bed.sfauth());
      int one = ours().size();

      for (int i = 0; i < 1_000; i++) {
        SalesforceBed.send(context, bed.sfauth().replace("sfauth:crm", "sfauth:crm" + i));
      }

      assertThat(ours().size()).isLessThanOrEqualTo(one);
    }
  }

  @Test
  void aThousandConnectionsAddNoThreadBeyondThePools() throws Exception {
    String credentials = bed.secrets().current(bed.arn());
    List<String> endpoints = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      endpoints.add(orgOf(bed.secrets().create("sf/org" + i, credentials), i));
    }
    try (CamelContext context = ownContext()) {
      context.start();
      for (String endpoint : endpoints) {
        context.getEndpoint(endpoint).start();
      }
      assertThat(ours()).as("before any is used").isEmpty();

      for (int i = 0; i < endpoints.size(); i += 10) {
        expectLogin(context, endpoints.get(i));
      }
      assertThat(bed.org().logins()).isEqualTo(100);
      int deadlines = 1;
      assertThat(ours())
          .hasSizeLessThanOrEqualTo(
              Threads.FLIGHTS_AT_ONCE + deadlines + SfAuthComponent.RESUMED_AT_ONCE);
    }
  }

  /** A thread of each connection's own would show, whatever its name. */
  @Test
  void connectionsThatLogInAddNoThreadOfTheirOwn() throws Exception {
    String credentials = bed.secrets().current(bed.arn());
    try (CamelContext context = ownContext()) {
      context.start();
      int connections = 200;
      int some = 20;
      for (int i = 0; i < some; i++) {
        logIn(context, credentials, i);
      }
      int early = Thread.getAllStackTraces().size();

      for (int i = some; i < connections; i++) {
        logIn(context, credentials, i);
      }

      assertThat(Thread.getAllStackTraces().size()).isLessThan(early + some);
      assertThat(bed.org().logins()).isEqualTo(connections);
    }
  }

  private void logIn(CamelContext context, String credentials, int i) {
    String secret = bed.secrets().create("sf/org" + i, credentials);
    expectLogin(context, orgOf(secret, i));
  }

  private static String orgOf(String secret, int i) {
    return "sfauth:org%d?secretArn=%s".formatted(i, secret);
  }

  private static void expectLogin(CamelContext context, String endpoint) {
    assertThat(SalesforceBed.send(context, endpoint).getException()).isNull();
  }

  @Test
  void threadsAreNamedAndDoNotKeepTheProcessAlive() throws Exception {
    try (CamelContext context = ownContext()) {
      context.start();
      SalesforceBed.send(context, bed.sfauth());

      assertThat(ours()).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }

  @Test
  void noThreadIsLeftWhenAContextHasStopped() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (CamelContext context = ownContext()) {
      context.start();
      SalesforceBed.send(context, bed.sfauth());
    }

    // Before Java 21 an HTTP client cannot be closed: its thread ends once it was collected.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(Thread.getAllStackTraces().keySet())
                  .filteredOn(thread -> !before.contains(thread))
                  .extracting(Thread::getName)
                  .noneMatch(name -> name.matches(".*(SfAuth|Camel|HttpClient|sdk-).*"));
            });
  }

  @Test
  void contextsThatStoppedAreCollectedAndLeaveTheHeapFlat() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    List<WeakReference<CamelContext>> stopped = new ArrayList<>();
    restart(50, stopped);
    long early = heapWithout(stopped, before);

    restart(150, stopped);
    long late = heapWithout(stopped, before);

    assertThat(stopped).hasSize(200);
    // A context and what belongs to it are some hundred kilobytes: 150 of them would be seen.
    assertThat(late - early).isLessThan(8L << 20);
    Reference.reachabilityFence(bed);
  }

  /**
   * Camel's parameters remember the context that used them last, and a connection remembers them.
   */
  @Test
  void contextsThatShareAHolderLeaveNothingInIt() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    TokenSources shared = TokenSources.builder().clock(bed.clock()).build();
    List<WeakReference<CamelContext>> stopped = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      stopped.add(runOn(shared, new SSLContextParameters(), bed.sfauth(TLS)));
    }

    expectHeld(stopped, 1);
    expectHttpClients(before, 1);
    shared.close();
    // Camel's Simple language remembers the context that started last, whosever it is.
    restart(1, new ArrayList<>());
    expectHeld(stopped, 0);
    expectHttpClients(before, 0);
  }

  @Test
  void contextsThatShareParametersTooShareOneClient() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    SSLContextParameters parameters = new SSLContextParameters();
    try (TokenSources shared = TokenSources.builder().clock(bed.clock()).build()) {
      for (int i = 0; i < 5; i++) {
        runOn(shared, parameters, bed.inMemory(TLS));
      }
      assertThat(httpClients(before)).hasSize(1);
    }

    assertThat(bed.org().logins()).isEqualTo(1);
  }

  /** A context's life, of which no frame on the stack holds anything afterwards. */
  private WeakReference<CamelContext> runOn(
      TokenSources shared, SSLContextParameters parameters, String sfauth) throws Exception {
    try (CamelContext context = ownContext()) {
      context.getRegistry().bind(TokenSources.BEAN_NAME, shared);
      context.getRegistry().bind("tls", parameters);
      context.start();
      assertThat(SalesforceBed.send(context, sfauth).getException()).isNull();
      return new WeakReference<>(context);
    }
  }

  private void restart(int times, List<WeakReference<CamelContext>> stopped) throws Exception {
    for (int i = 0; i < times; i++) {
      try (CamelContext context = ownContext()) {
        context.start();
        assertThat(SalesforceBed.send(context, bed.sfauth()).getException()).isNull();
        stopped.add(new WeakReference<>(context));
      }
    }
  }

  /**
   * The heap once these are gone, and the HTTP clients that were made since. Before Java 21 an HTTP
   * client cannot be closed: its thread ends by itself some seconds after the client was collected,
   * and keeps what it knows until then.
   */
  private static long heapWithout(List<WeakReference<CamelContext>> stopped, Set<Thread> before) {
    expectHeld(stopped, 1);
    expectHttpClients(before, 1);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void expectHeld(List<WeakReference<CamelContext>> stopped, int most) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(stopped.stream().filter(context -> !context.refersTo(null)).count())
                  .as("contexts that somebody holds")
                  .isLessThanOrEqualTo(most);
            });
  }

  private static void expectHttpClients(Set<Thread> before, int most) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(httpClients(before)).hasSizeLessThanOrEqualTo(most);
            });
  }

  /** The JDK's HTTP clients that were made since, by the one thread that each has. */
  private static List<String> httpClients(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.matches("HttpClient-\\d+-SelectorManager"))
        .toList();
  }

  /** The threads of the component, by the names that it gives them. */
  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("SfAuth"))
        .collect(Collectors.toSet());
  }
}
