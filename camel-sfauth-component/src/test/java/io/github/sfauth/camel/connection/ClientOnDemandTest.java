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
package io.github.sfauth.camel.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sfauth.token.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Building an AWS client may take seconds, where a region is looked up; nobody else waits. */
class ClientOnDemandTest {

  private static final int PATIENCE_SECONDS = 60;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<CountedClient> built = new ArrayList<>();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void isMadeAtTheFirstCallAndOnce() {
    ClientOnDemand<CountedClient> onDemand = onDemand(this::client);
    assertThat(onDemand.opened()).isEmpty();

    assertThat(onDemand.get()).isSameAs(onDemand.get()).isSameAs(onDemand.opened().orElseThrow());

    onDemand.close();
    assertThat(built).singleElement().matches(client -> client.closed.get() == 1);
    assertThatThrownBy(onDemand::get).isInstanceOf(StoreException.class);
  }

  @Test
  void stopDoesNotWaitForAClientThatIsBeingBuilt() throws Exception {
    CountDownLatch building = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    ClientOnDemand<CountedClient> onDemand =
        onDemand(
            () -> {
              building.countDown();
              await(answered);
              return client();
            });
    Future<CountedClient> late = threads.submit(onDemand::get);
    await(building);
    try {
      CompletableFuture.supplyAsync(onDemand::opened, threads)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      CompletableFuture.runAsync(onDemand::close, threads).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      answered.countDown();
    }

    assertThatThrownBy(() -> late.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(StoreException.class)
        .hasRootCauseMessage("The connection was stopped");
    assertThat(built).singleElement().matches(client -> client.closed.get() == 1);
  }

  @Test
  void twoWhoComeAtOnceGetTheSameAndTheOtherClientIsClosed() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    ClientOnDemand<CountedClient> onDemand =
        onDemand(
            () -> {
              both.countDown();
              await(both);
              return client();
            });

    Future<CountedClient> one = threads.submit(onDemand::get);
    Future<CountedClient> other = threads.submit(onDemand::get);

    assertThat(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isSameAs(other.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .matches(client -> client.closed.get() == 0);
    assertThat(built).extracting(client -> client.closed.get()).containsExactlyInAnyOrder(0, 1);
    onDemand.close();
    assertThat(built).allMatch(client -> client.closed.get() == 1);
  }

  @Test
  void clientIsClosedIfNothingCanBeMadeOfIt() {
    ClientOnDemand<CountedClient> onDemand =
        new ClientOnDemand<>(
            Optional.empty(),
            this::client,
            client -> {
              throw new IllegalStateException("no");
            });

    assertThatThrownBy(onDemand::get).isInstanceOf(IllegalStateException.class);
    assertThat(built).singleElement().matches(client -> client.closed.get() == 1);
  }

  @Test
  void clientOfTheUserIsNeverClosed() {
    CountedClient users = new CountedClient();
    ClientOnDemand<CountedClient> onDemand =
        new ClientOnDemand<>(Optional.of(users), this::client, CountedClient.class::cast);

    assertThat(onDemand.get()).isSameAs(users);
    onDemand.close();

    assertThat(users.closed).hasValue(0);
    assertThat(built).isEmpty();
  }

  private static ClientOnDemand<CountedClient> onDemand(Supplier<SecretsManagerClient> build) {
    return new ClientOnDemand<>(Optional.empty(), build, CountedClient.class::cast);
  }

  private CountedClient client() {
    CountedClient client = new CountedClient();
    synchronized (built) {
      built.add(client);
    }
    return client;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Knows how often it was closed; asked for nothing else. */
  private static final class CountedClient implements SecretsManagerClient {

    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
