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
package io.github.sfauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoreTroubleTest {

  private final Bench bench = new Bench();
  private final VersionedStore store = VersionedStore.own(bench.clock);
  private final RefreshingTokenSource source = bench.describe().store(store).build();

  @Test
  void logsInWhenTheStoreCannotBeRead() {
    store.failReads(Tokens.storeTrouble());

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
    assertThat(bench.events.heard()).contains("storeFailed");
  }

  @Test
  void logsInWhenTheStoreFailsInAnUnheardOfWay() {
    store.failReads(new IllegalStateException("unheard of"));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
    assertThat(bench.events.heard()).contains("storeFailed");
  }

  @Test
  void writesNothingOverWhatItCouldNotRead() {
    store.put(Tokens.token("unread"));
    store.failReads(Tokens.storeTrouble());
    bench.obtain(source);

    assertThat(store.versions()).isEqualTo(1);
    assertThat(bench.events.heard()).endsWith("withheld token-1: the store could not be read");
  }

  /** Whoever waits for the token would wait for a store that is known to be slow or away. */
  @Test
  void doesNotReadAgainBehindTheLoginWhatItCouldNotReadBeforeIt() {
    store.failReads(Tokens.storeTrouble());
    bench.obtain(source);

    assertThat(store.reads()).isEqualTo(1);
    assertThat(source.status().counts().heldWrites()).isEqualTo(1);
  }

  @Test
  void servesFromMemoryWhenTheStoreCannotBeWritten() {
    store.failWrites(Tokens.storeTrouble());
    AccessToken token = bench.obtain(source);

    assertThat(source.ready()).containsSame(token);
    assertThat(source.status().storeVersion()).isEmpty();
    assertThat(source.status().counts().heldWrites()).isEqualTo(1);
    assertThat(bench.events.heard()).endsWith("storeFailed");
  }

  @Test
  void doesNotFailExchangesWithATokenInMemory() {
    AccessToken token = bench.obtain(source);
    store.failReads(Tokens.storeTrouble());
    store.failWrites(Tokens.storeTrouble());
    bench.authority.thenFails(Tokens.outage());
    bench.advance(Duration.ofMinutes(110));

    assertThat(bench.pass(source)).isSameAs(token);
    assertThat(source.token()).isSameAs(token);
  }

  @Test
  void saysWhyATokenStaysInMemory() {
    RefreshingTokenSource inMemory = bench.describe().build();
    bench.obtain(inMemory);

    assertThat(bench.events.heard()).endsWith("withheld token-1: no token store is configured");
  }

  @Test
  void givesUpPublishingAfterOthersChangedTheStoreThreeTimes() {
    AtomicInteger tries = new AtomicInteger();
    TokenStore contested =
        new TokenStore() {
          @Override
          public StoredToken read() {
            return StoredToken.NOTHING;
          }

          @Override
          public Publication publish(AccessToken token, StoredToken expected) {
            String version = "v" + tries.incrementAndGet();
            return new Publication.Conflict(
                new StoredToken(version, bench.clock.instant(), Optional.empty()));
          }

          @Override
          public boolean refreshesAhead() {
            return true;
          }
        };

    RefreshingTokenSource unlucky = bench.describe().store(contested).build();

    assertThat(Bench.value(bench.obtain(unlucky))).isEqualTo("token-1");
    assertThat(tries).hasValue(3);
    assertThat(bench.events.heard())
        .endsWith("withheld token-1: the store was changed by others 3 times in a row");
    assertThat(unlucky.status().counts().heldWrites()).isEqualTo(1);
    bench.advance(Duration.ofSeconds(15));
    bench.pass(unlucky);
    assertThat(tries).hasValue(6);
  }

  @Test
  void givesEachCallerATroubleOfTheStoreOfItsOwn() {
    StoreException trouble = Tokens.storeTrouble();
    bench.authority.thenFails(trouble);

    assertThat(bench.fail(source))
        .isInstanceOf(StoreException.class)
        .isNotSameAs(trouble)
        .hasMessage(trouble.getMessage())
        .hasCause(trouble);
  }
}
