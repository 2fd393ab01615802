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
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyCallersTest {

  private static final int CALLERS = 1000;

  private final HandClock clock = new HandClock();
  private final ScriptedAuthority authority = new ScriptedAuthority();
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final RefreshingTokenSource source =
      RefreshingTokenSource.builder(authority, executor, new HandDeadlines()).clock(clock).build();

  @AfterEach
  void stop() {
    source.close();
    executor.shutdownNow();
  }

  @Test
  void oneLoginServesAllAtAColdStart() throws Exception {
    Gate login = new Gate();
    authority.thenWaitsAt(login);
    Crowd<AccessToken> crowd = new Crowd<>(CALLERS, source::token).go().awaitAllParked();
    login.open();

    assertThat(crowd.results()).containsOnly(source.token());
    assertThat(authority.logins()).isEqualTo(1);
  }

  @Test
  void onlyOneBackgroundLoginRunsPastTheAdvisoryInstantAndNobodyWaits() throws Exception {
    AccessToken old = source.token();
    clock.advance(Duration.ofMinutes(110));
    Gate login = new Gate();
    authority.thenWaitsAt(login);
    List<AccessToken> served = new Crowd<>(CALLERS, source::token).go().results();

    assertThat(served).containsOnly(old);
    login.awaitReached();
    login.open();
    assertThat(authority.logins()).isEqualTo(2);
  }

  @Test
  void oneFlightServesAllAfterALongIdleness() throws Exception {
    AccessToken old = source.token();
    clock.advance(Tokens.SESSION_TIMEOUT);
    Gate login = new Gate();
    authority.thenWaitsAt(login);
    Crowd<AccessToken> crowd = new Crowd<>(CALLERS, source::token).go().awaitAllParked();
    login.open();

    assertThat(crowd.results()).containsOnly(source.token()).doesNotContain(old);
    assertThat(authority.logins()).isEqualTo(2);
  }

  @Test
  void theOldTokenServesAllAfterALongIdlenessWhileLoginsFail() throws Exception {
    AccessToken old = source.token();
    clock.advance(Tokens.SESSION_TIMEOUT);
    Gate login = new Gate();
    authority.thenAnswers(
        askedAt -> {
          login.pass();
          throw Tokens.outage();
        });
    Crowd<AccessToken> crowd = new Crowd<>(CALLERS, source::token).go().awaitAllParked();
    login.open();

    assertThat(crowd.results()).containsOnly(old);
    assertThat(authority.logins()).isEqualTo(2);
  }

  @Test
  void oneLoginServesAllWhoseTokenWasRefused() throws Exception {
    AccessToken refused = source.token();
    source.accept(refused);
    Crowd<AccessToken> crowd =
        new Crowd<>(
            CALLERS,
            () -> {
              source.reject(refused);
              return source.token();
            });

    assertThat(crowd.go().results()).containsOnly(source.token()).doesNotContain(refused);
    assertThat(authority.logins()).isEqualTo(2);
    assertThat(source.status().counts().rejections()).isEqualTo(1);
  }

  @Test
  void aTokenThatNoLoginCuresCostsOneLogin() throws Exception {
    AccessToken accepted = source.token();
    source.accept(accepted);
    Crowd<AccessToken> crowd =
        new Crowd<>(
            CALLERS,
            () -> {
              source.reject(accepted);
              AccessToken fresh = source.token();
              source.reject(fresh);
              return source.token();
            });

    assertThat(crowd.go().results()).containsOnly(source.token());
    assertThat(authority.logins()).isEqualTo(2);
  }

  @Test
  void failuresReachEverybodyAndTheNextWindowTriesAgain() throws Exception {
    Gate login = new Gate();
    authority.thenAnswers(
        askedAt -> {
          login.pass();
          throw Tokens.outage();
        });
    Crowd<Optional<AccessToken>> crowd =
        new Crowd<>(
                CALLERS,
                () -> {
                  try {
                    return Optional.of(source.token());
                  } catch (TokenUnavailableException expected) {
                    return Optional.<AccessToken>empty();
                  }
                })
            .go()
            .awaitAllParked();
    login.open();

    assertThat(crowd.results()).containsOnly(Optional.empty());
    assertThat(authority.logins()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(source.token()).isNotNull();
  }

  @Test
  void aRefusedTokenIsNeverServedAgain() throws Exception {
    RefreshingTokenSource source =
        RefreshingTokenSource.builder(authority, executor, new HandDeadlines())
            .policy(Tokens.withoutTrial())
            .build();
    Crowd<Integer> crowd =
        new Crowd<>(
            8,
            () -> {
              int servedAgain = 0;
              for (int i = 0; i < 500; i++) {
                AccessToken token = source.token();
                source.accept(token);
                source.reject(token);
                if (source.token().sameValueAs(token)) {
                  servedAgain++;
                }
              }
              return servedAgain;
            });

    assertThat(crowd.go().results()).containsOnly(0);
    assertThat(authority.logins()).isLessThanOrEqualTo(8 * 500 + 1);
  }
}
