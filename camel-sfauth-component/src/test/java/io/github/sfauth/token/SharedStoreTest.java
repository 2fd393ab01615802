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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SharedStoreTest {

  private final Bench bench = new Bench();
  private final VersionedStore store = VersionedStore.own(bench.clock);
  private final RefreshingTokenSource source = bench.describe().store(store).build();
  private final ScriptedAuthority otherAuthority = new ScriptedAuthority().names("other-");
  private final RefreshingTokenSource other = bench.describe(otherAuthority).store(store).build();

  private int logins() {
    return bench.authority.logins() + otherAuthority.logins();
  }

  @Test
  void aSecondProcessUsesTheTokenOfTheFirst() {
    AccessToken token = bench.obtain(source);

    assertThat(bench.obtain(other)).isSameAs(token);
    assertThat(logins()).isEqualTo(1);
    assertThat(other.status().counts().adoptions()).isEqualTo(1);
    assertThat(other.status().storeVersion()).contains("v1");
  }

  @Test
  void manyProcessesShareOneLoginPerLifetime() {
    List<RefreshingTokenSource> fleet = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      fleet.add(bench.describe().store(store).build());
    }
    // The owner refreshes at the start of the window; the others' draws lie spread over it.
    for (int minute = 0; minute < 10 * 60; minute++) {
      for (int i = 0; i < fleet.size(); i++) {
        bench.chance.draw((i + 1) / 51.0);
        bench.obtain(fleet.get(i));
      }
      bench.advance(Duration.ofMinutes(1));
    }
    // 102 minutes from login to login: at 0, 102, 204, 306, 408, 510 minutes.
    assertThat(bench.authority.logins()).isEqualTo(6);
  }

  @Test
  void manyProcessesShareOneLoginWhenSalesforceHandsOutTheSameSession() {
    for (int i = 0; i < 10; i++) {
      bench.authority.thenIssues("same session");
    }
    List<RefreshingTokenSource> fleet = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fleet.add(bench.describe().store(store).build());
    }
    for (int minute = 0; minute < 240; minute++) {
      for (int i = 0; i < fleet.size(); i++) {
        bench.chance.draw((i + 1) / 21.0);
        bench.obtain(fleet.get(i));
      }
      bench.advance(Duration.ofMinutes(1));
    }
    assertThat(bench.authority.logins()).isEqualTo(3);
  }

  @Test
  void manyProcessesThatComeBackTogetherToAnOldTokenDoNotRefreshTogether() {
    store.put(Tokens.token("old"));
    bench.advance(Duration.ofHours(5));
    List<RefreshingTokenSource> fleet = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RefreshingTokenSource one = bench.describe().store(store).build();
      bench.chance.draw((i + 1) / 21.0);
      bench.obtain(one);
      fleet.add(one);
    }
    for (int minute = 0; minute < 60; minute++) {
      fleet.forEach(one -> assertThat(one.ready()).isPresent());
      assertThat(bench.executor.waiting()).isLessThanOrEqualTo(2);
      bench.executor.runAll();
      bench.advance(Duration.ofMinutes(1));
    }
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void usesAStoredTokenOfAnyAgeOnce() {
    store.put(Tokens.token("old"));
    bench.advance(Duration.ofDays(3));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("old");
    source.reject(source.token());
    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
  }

  @Test
  void ignoresAStoredTokenThatIsPastItsMandatoryInstant() {
    Lifetime hour = Tokens.declared(HandClock.START, Duration.ofHours(1));
    store.put(Tokens.token("dying", HandClock.START, hour));
    bench.advance(Duration.ofMinutes(59));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
  }

  @Test
  void adoptsAStoredTokenUpToItsMandatoryInstant() {
    Lifetime hour = Tokens.declared(HandClock.START, Duration.ofHours(1));
    store.put(Tokens.token("old", HandClock.START, hour));
    bench.advance(Duration.ofMinutes(59).minusMillis(1));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("old");
  }

  @Test
  void adoptsWinnersTokenWhenPublishConflicts() {
    store.meanwhile(() -> store.put(Tokens.token("winner", bench.clock.instant())));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("winner");
    assertThat(source.status().counts().logins()).isEqualTo(1);
    assertThat(source.status().counts().adoptions()).isEqualTo(1);
    assertThat(store.versions()).isEqualTo(1);
  }

  /** As after an operator's edit, if the read behind it still shows what was before. */
  @Test
  void keepsTheTokenOfItsLoginWhenPublishConflictsWithWhatIsOlderThanWhatItRead() {
    StoredToken first = store.put(Tokens.token("first"));
    bench.advance(Duration.ofMinutes(1));
    store.empty();
    store.meanwhile(() -> store.rollBackTo(first));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
    assertThat(store.current().token()).containsSame(source.token());
  }

  @Test
  void doesNotForgetTheLatestVersionThatItSawOverAnOlderOne() {
    StoredToken first = store.put(Tokens.token("first"));
    bench.advance(Duration.ofMinutes(1));
    store.put(Tokens.token("second", bench.clock.instant()));
    AccessToken refused = bench.obtain(source);
    store.rollBackTo(first);
    store.failWrites(Tokens.storeTrouble());
    source.reject(refused);
    AccessToken inMemory = bench.obtain(source);
    store.rollBackTo(
        new StoredToken(
            "between",
            HandClock.START.plusSeconds(30),
            Optional.of(Tokens.token("between", HandClock.START.plusSeconds(30)))));
    bench.advance(Duration.ofMinutes(2));
    source.reject(inMemory);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-2");
  }

  @Test
  void numbersBehindTheLatestVersionThatItSawThoughItReadsAnOlderOne() {
    StoredToken first = store.put(Tokens.token("first"));
    bench.advance(Duration.ofMinutes(1));
    AccessToken second = Tokens.token("second", bench.clock.instant());
    store.rollBackTo(
        new StoredToken("v2", bench.clock.instant(), OptionalLong.of(7), Optional.of(second)));
    AccessToken refused = bench.obtain(source);
    store.rollBackTo(first);
    source.reject(refused);
    bench.obtain(source);

    assertThat(store.expected().version()).isEqualTo(first.version());
    assertThat(store.expected().sequence()).hasValue(7);
  }

  @Test
  void publishesOnTopOfAWinnerThatIsOfNoUse() {
    Lifetime over = Tokens.declared(HandClock.START, Duration.ofMinutes(30));
    StoredToken expired = store.put(Tokens.token("expired", HandClock.START, over));
    store.rollBackTo(StoredToken.NOTHING);
    bench.advance(Duration.ofHours(1));
    store.meanwhile(() -> store.rollBackTo(expired));

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
    assertThat(store.current().token()).containsSame(source.token());
    assertThat(store.versions()).isEqualTo(2);
  }

  @Test
  void adoptsWhatTheOwnerRenewedInsteadOfLoggingInAtItsLaterInstant() {
    bench.obtain(source);
    bench.obtain(other);
    bench.advance(Duration.ofMinutes(102));
    bench.pass(source);
    bench.advance(Duration.ofMinutes(10));
    bench.pass(other);

    assertThat(logins()).isEqualTo(2);
    assertThat(other.token()).isSameAs(source.token());
  }

  @Test
  void logsInWhenTheOwnerIsGone() {
    bench.obtain(source);
    bench.obtain(other);
    bench.advance(Duration.ofMinutes(112));
    bench.pass(other);

    assertThat(Bench.value(other.token())).isEqualTo("other-1");
  }

  @Test
  void doesNotRefreshAheadWhereTheStoreCannotTellTheAge() {
    VersionedStore shared = VersionedStore.shared(bench.clock);
    RefreshingTokenSource inShared = bench.describe().store(shared).build();
    AccessToken token = bench.obtain(inShared);
    bench.advanceInUse(inShared, Duration.ofHours(24));

    assertThat(inShared.token()).isSameAs(token);
    assertThat(inShared.status().refreshDue()).isEmpty();
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void writesNothingToASharedSecretThatHoldsTheTokenAlready() {
    VersionedStore shared = VersionedStore.shared(bench.clock);
    RefreshingTokenSource inShared = bench.describe().store(shared).build();
    bench.authority.thenIssues("same").thenIssues("same");
    bench.obtain(inShared);
    bench.advance(Tokens.SESSION_TIMEOUT);
    bench.obtain(inShared);

    assertThat(bench.authority.logins()).isEqualTo(2);
    assertThat(shared.versions()).isEqualTo(1);
  }

  @Test
  void publishesAnUnchangedTokenAgainWhereTheStoreTellsItsRenewal() {
    bench.authority.thenIssues("same").thenIssues("same");
    bench.obtain(source);
    bench.advance(Duration.ofMinutes(102));
    bench.pass(source);

    assertThat(store.versions()).isEqualTo(2);
    assertThat(store.current().token().orElseThrow().issuedAt())
        .isEqualTo(HandClock.START.plus(Duration.ofMinutes(102)));
  }

  @Test
  void isNotMovedByARollBackOfTheStore() {
    StoredToken first = store.put(Tokens.token("first"));
    bench.advance(Duration.ofMinutes(1));
    store.put(Tokens.token("second", bench.clock.instant()));
    AccessToken second = bench.obtain(source);
    store.rollBackTo(first);
    bench.advance(Duration.ofMinutes(2));
    source.reject(second);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("token-1");
  }

  @Test
  void tellsVersionsOfTheSameInstantApart() {
    AccessToken mine = bench.obtain(source);
    source.accept(mine);
    store.put(Tokens.token("theirs"));
    source.reject(mine);

    assertThat(Bench.value(bench.obtain(source))).isEqualTo("theirs");
  }

  @Test
  void tellsWhatBecameOfEachToken() {
    bench.obtain(source);
    bench.obtain(other);

    assertThat(bench.events.heard())
        .containsExactly("loggedIn token-1", "published token-1 as v1", "adopted token-1");
  }

  /** An operator's edit makes a new version of the secret, but no new token. */
  @Test
  void takesNoTokenForANewOneBecauseItsVersionIsNew() {
    AccessToken token = bench.obtain(source);
    bench.advance(Duration.ofMinutes(110));
    store.put(token);
    bench.pass(source);

    assertThat(bench.authority.logins()).isEqualTo(2);
  }

  @Test
  void takesNoRefusedTokenThoughAnotherProcessRenewedIt() {
    RefreshingTokenSource used =
        bench.describe().store(store).policy(Tokens.withoutTrial()).build();
    AccessToken token = bench.obtain(used);
    used.reject(token);
    bench.advance(Duration.ofMinutes(1));
    store.put(Tokens.token("token-1", bench.clock.instant()));

    assertThat(Bench.value(bench.obtain(used))).isEqualTo("token-2");
  }
}
