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

import io.github.sfauth.CapturedLog;
import io.github.sfauth.http.SalesforceHttp;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Org and user are no reason for an exchange to stop: whoever waits for them is let go. */
class IdentitiesTest {

  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final List<Runnable> flights = new ArrayList<>();
  private final List<Runnable> deadlines = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private boolean full;

  private final Identities identities =
      new Identities(
          "crm",
          SalesforceHttp.withDefaults().userInfo(),
          new Threads(this::execute, this::arm, () -> {}),
          LONGEST,
          () -> now);

  private void execute(Runnable flight) {
    if (full) {
      throw new RejectedExecutionException();
    }
    flights.add(flight);
  }

  private Runnable arm(Duration delay, Runnable deadline) {
    assertThat(delay).isEqualTo(LONGEST);
    deadlines.add(deadline);
    return () -> deadlines.remove(deadline);
  }

  @Test
  void thatNobodyWillAskForAnyMoreAreUnknown() {
    CompletableFuture<Optional<Identity>> earlier = ask(token("00DONE"));
    CompletableFuture<Optional<Identity>> later = ask(token("00DTWO"));
    assertThat(List.of(earlier, later)).noneMatch(CompletableFuture::isDone);

    identities.close();

    assertThat(List.of(earlier, later, ask(token("00DTHREE"))))
        .allSatisfy(identity -> assertThat(identity).isCompletedWithValue(Optional.empty()));
    assertThat(deadlines).isEmpty();
    assertThat(flights).hasSize(2);
  }

  @Test
  void thatAreNotToldInTimeAreUnknown() {
    AccessToken token = token("00DONE");
    CompletableFuture<Optional<Identity>> identity = ask(token);
    assertThat(identities.settled(token)).isFalse();

    try (CapturedLog log = CapturedLog.of(Identities.class)) {
      List.copyOf(deadlines).forEach(Runnable::run);
      assertThat(log.warnings())
          .containsExactly("sfauth:crm: org and user are unknown: no answer within 15 s");
    }

    assertThat(identity).isCompletedWithValue(Optional.empty());
    assertThat(identities.settled(token)).isTrue();
    flights.forEach(Runnable::run);
    assertThat(identities.known(token)).as("is not asked for any more").isEmpty();
  }

  @Test
  void areUnknownWhereTheThreadPoolTakesNoMoreWork() {
    full = true;

    assertThat(ask(token("00DONE"))).isCompletedWithValue(Optional.empty());
    assertThat(deadlines).isEmpty();
  }

  @Test
  void areNotWaitedForByAThreadThatIsInterrupted() {
    Thread.currentThread().interrupt();

    identities.await(token("00DONE"));

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void areAskedForAgainWhenTheClockWasSetBack() {
    AccessToken token = token("00DONE");
    full = true;
    ask(token);
    assertThat(identities.settled(token)).isTrue();

    now = now.minus(Duration.ofHours(1));

    assertThat(identities.settled(token)).isFalse();
    full = false;
    assertThat(ask(token)).isNotDone();
  }

  /** Salesforce may answer a login with the session that it gave out before. */
  @Test
  void areKnownOnceALoginNamesThemThoughTheyWereAskedForInVain() {
    full = true;
    assertThat(ask(token("00DONE"))).isCompletedWithValue(Optional.empty());

    URI url = URI.create("https://login.salesforce.com/id/00D000000000001/005000000000001");
    assertThat(identities.known(token("00DONE", Optional.of(url))))
        .contains(new Identity("00D000000000001", "005000000000001"));
  }

  private CompletableFuture<Optional<Identity>> ask(AccessToken token) {
    return identities.ask(token).toCompletableFuture();
  }

  private static AccessToken token(String value) {
    return token(value, Optional.empty());
  }

  private static AccessToken token(String value, Optional<URI> identityUrl) {
    return new AccessToken(
        Secret.of(value),
        URI.create("http://127.0.0.1:9"),
        identityUrl,
        Instant.parse("2026-11-23T08:00:00Z"),
        new Lifetime.Assumed(Duration.ofHours(2)),
        "");
  }
}
