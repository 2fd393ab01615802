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
package io.github.sfauth.simulator.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class ConcurrencyTest {

  private static final int CALLERS = 16;
  private static final int ROUNDS = 5;

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  private final String secret = bed.secrets.create("crm", "one");
  private final String first = bed.secrets.currentVersionId(secret);

  @RepeatedTest(ROUNDS)
  void ofManyContentsForOneTokenExactlyOneWins() throws Exception {
    String token = SecretsBed.token();
    List<Object> outcomes = race(caller -> bed.put(secret, token, "value " + caller).versionId());

    assertThat(outcomes).filteredOn(token::equals).hasSize(1);
    assertThat(outcomes).filteredOn(ResourceExistsException.class::isInstance).hasSize(CALLERS - 1);
    assertThat(bed.secrets.current(secret)).isEqualTo("value " + outcomes.indexOf(token));
  }

  @RepeatedTest(ROUNDS)
  void ofManyMoversFromOneVersionExactlyOneWins() throws Exception {
    List<String> versions = IntStream.range(0, CALLERS).mapToObj(i -> SecretsBed.token()).toList();
    versions.forEach(version -> bed.put(secret, version, version, "NEXT"));
    List<Object> outcomes =
        race(
            caller -> {
              bed.move(secret, "AWSCURRENT", first, versions.get(caller));
              return versions.get(caller);
            });

    assertThat(outcomes)
        .filteredOn(InvalidParameterException.class::isInstance)
        .hasSize(CALLERS - 1);
    assertThat(outcomes).contains(bed.secrets.currentVersionId(secret));
    assertThat(bed.labels(secret, first)).containsExactly("AWSPREVIOUS");
  }

  @RepeatedTest(ROUNDS)
  void ofManyCreatorsOfOneNameExactlyOneWins() throws Exception {
    List<Object> outcomes =
        race(
            caller ->
                bed.client.createSecret(r -> r.name("new").secretString("by " + caller)).name());

    assertThat(outcomes).filteredOn("new"::equals).hasSize(1);
  }

  private interface Caller {
    String call(int caller);
  }

  /** What each caller got, by its number: an answer, or the service's error. */
  private static List<Object> race(Caller caller) throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int number = i;
        calls.add(
            () -> {
              start.await();
              try {
                return caller.call(number);
              } catch (SecretsManagerException e) {
                return e;
              }
            });
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
