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
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class RejectionTest {

  private final Bench bench = new Bench();
  private final RefreshingTokenSource source = bench.describe().build();

  private AccessToken obtainAccepted() {
    AccessToken token = bench.obtain(source);
    source.accept(token);
    return token;
  }

  @Test
  void replacesARefusedTokenByOneLogin() {
    AccessToken first = obtainAccepted();
    source.reject(first);
    assertThat(source.ready()).isEmpty();
    assertThat(source.status().state()).isEqualTo(TokenStatus.State.EXPIRED);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
    assertThat(source.status().counts().rejections()).isEqualTo(1);
    assertThat(bench.events.heard()).contains("rejected token-1");
  }

  @Test
  void leavesANewerTokenAloneWhenAnOlderOneIsReported() {
    AccessToken first = obtainAccepted();
    source.reject(first);
    AccessToken second = bench.obtain(source);

    source.reject(first);
    source.reject(Tokens.token("never seen"));
    assertThat(source.ready()).containsSame(second);
    assertThat(bench.executor.waiting()).isZero();
  }

  @Test
  void comparesByValue() {
    obtainAccepted();
    source.reject(Tokens.token("token-1", HandClock.START.plusSeconds(5)));

    assertThat(source.ready()).isEmpty();
  }

  @Test
  void treatsTheSameTokenAgainAsFatalForTheWaitersOnly() {
    bench.authority.thenIssues("stubborn").thenIssues("stubborn");
    AccessToken first = obtainAccepted();
    source.reject(first);
    CompletionStage<AccessToken> one = source.tokenAsync();
    CompletionStage<AccessToken> two = source.tokenAsync();
    bench.executor.runAll();

    assertThat(Bench.failure(one)).isInstanceOf(TokenRefusedException.class);
    assertThat(Bench.failure(two)).isInstanceOf(TokenRefusedException.class);
    assertThat(bench.authority.logins()).isEqualTo(2);
    assertThat(Bench.value(source.ready().orElseThrow())).isEqualTo("stubborn");
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("stubborn");
    assertThat(bench.authority.logins()).isEqualTo(2);
  }

  @Test
  void tellsPeopleThatLoggingInCuresNothing() {
    bench.authority.thenIssues("stubborn").thenIssues("stubborn");
    source.reject(obtainAccepted());
    bench.fail(source);

    assertThat(source.status().lastRefusal()).isPresent();
    assertThat(bench.events.heard()).endsWith("failed TokenRefusedException in hand");
    assertThat(bench.events.reasons())
        .containsExactly(
            "Salesforce (acme.my.salesforce.com) refused the current login with HTTP 401,"
                + " INVALID_SESSION_ID: login hands out again the token that the API has just"
                + " refused. Logging in again cures nothing: look at the user's and the app's"
                + " session policies, IP restrictions and API access.");
  }

  @Test
  void neverCommitsAValueThatWasRefusedWhileTheFlightWasOnItsWay() {
    bench.authority.declares(Duration.ofHours(1)).thenIssues("same").thenIssues("same");
    AccessToken first = obtainAccepted();
    bench.advance(Duration.ofMinutes(52));
    assertThat(source.ready()).containsSame(first);
    source.reject(first);
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    bench.executor.runAll();

    assertThat(Bench.failure(waiter)).isInstanceOf(TokenRefusedException.class);
    assertThat(bench.authority.logins()).isEqualTo(2);
  }

  @Test
  void joinsTheRefreshThatIsUnderWayInsteadOfASecondLogin() {
    bench.authority.declares(Duration.ofHours(1));
    AccessToken first = obtainAccepted();
    bench.advance(Duration.ofMinutes(52));
    assertThat(source.ready()).containsSame(first);
    source.reject(first);
    CompletionStage<AccessToken> waiter = source.tokenAsync();
    assertThat(bench.executor.waiting()).isEqualTo(1);
    bench.executor.runAll();

    assertThat(Bench.value(Bench.result(waiter))).isEqualTo("token-2");
  }

  @Test
  void looksIntoTheStoreBeforeItLogsIn() {
    VersionedStore store = VersionedStore.own(bench.clock);
    RefreshingTokenSource sharing = bench.describe().store(store).build();
    AccessToken first = bench.obtain(sharing);
    sharing.accept(first);
    bench.advance(Duration.ofMinutes(5));
    store.put(Tokens.token("theirs", bench.clock.instant()));
    sharing.reject(first);

    assertThat(Bench.value(bench.obtain(sharing))).isEqualTo("theirs");
    assertThat(bench.authority.logins()).isEqualTo(1);
    assertThat(sharing.status().counts().adoptions()).isEqualTo(1);
  }

  @Test
  void passesOverTheRefusedTokenInTheStore() {
    VersionedStore store = VersionedStore.own(bench.clock);
    RefreshingTokenSource sharing = bench.describe().store(store).build();
    AccessToken first = bench.obtain(sharing);
    sharing.accept(first);
    sharing.reject(first);

    assertThat(Bench.value(bench.obtain(sharing))).isEqualTo("token-2");
    assertThat(store.current().token()).containsSame(sharing.token());
  }

  @Test
  void doesNotFallBackToAnOlderTokenInTheStore() {
    VersionedStore store = VersionedStore.own(bench.clock);
    store.put(Tokens.token("old"));
    RefreshingTokenSource sharing = bench.describe().store(store).build();
    AccessToken old = bench.obtain(sharing);
    store.failWrites(Tokens.storeTrouble());
    bench.advance(Duration.ofMinutes(115));
    bench.pass(sharing);
    AccessToken mine = sharing.token();
    assertThat(mine).isNotSameAs(old);
    sharing.accept(mine);
    sharing.reject(mine);

    assertThat(Bench.value(bench.obtain(sharing))).isEqualTo("token-2");
  }

  /** That the API takes the token in hand says nothing of why there is no other. */
  @Test
  void anAcceptanceEndsNoTroubleButThatOfTheSameTokenAgain() {
    for (SfAuthException failure : List.of(Tokens.outage(), Tokens.invalidClient())) {
      Bench fresh = new Bench();
      RefreshingTokenSource troubled = fresh.describe().build();
      AccessToken token = fresh.obtain(troubled);
      fresh.authority.thenFails(failure);
      var unused = troubled.refresh();
      fresh.executor.runAll();

      troubled.accept(token);

      assertThat(troubled.status().trouble()).containsSame(failure);
    }
  }
}
