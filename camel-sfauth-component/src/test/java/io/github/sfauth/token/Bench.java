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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A token source whose time, threads and chance are moved by hand. */
final class Bench {

  final HandClock clock = new HandClock();
  final HandExecutor executor = new HandExecutor();
  final HandDeadlines deadlines = new HandDeadlines();
  final Chance chance = new Chance(0.5);
  final ScriptedAuthority authority = new ScriptedAuthority();
  final RecordingEvents events = new RecordingEvents();

  TokenSourceBuilder describe() {
    return describe(authority);
  }

  /** One more process: with a login of its own, but the same time. */
  TokenSourceBuilder describe(TokenAuthority other) {
    return RefreshingTokenSource.builder(other, executor, deadlines)
        .clock(clock)
        .random(chance)
        .events(events);
  }

  /** Asks for a token, and runs what that starts. */
  AccessToken obtain(RefreshingTokenSource source) {
    CompletionStage<AccessToken> stage = source.tokenAsync();
    executor.runAll();
    return result(stage);
  }

  /** Asks for a token that there is none of, and runs what that starts. */
  SfAuthException fail(RefreshingTokenSource source) {
    CompletionStage<AccessToken> stage = source.tokenAsync();
    executor.runAll();
    return failure(stage);
  }

  /** Passes with a token in hand, as an exchange does, and runs what that starts. */
  AccessToken pass(RefreshingTokenSource source) {
    AccessToken token = source.ready().orElseThrow();
    executor.runAll();
    return token;
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  /** Keeps the token in use meanwhile, so that it does not count as idle. */
  void advanceInUse(RefreshingTokenSource source, Duration by) {
    for (Duration gone = Duration.ZERO; gone.compareTo(by) < 0; gone = gone.plusMinutes(1)) {
      clock.advance(Duration.ofMinutes(1));
      pass(source);
    }
  }

  static AccessToken result(CompletionStage<AccessToken> stage) {
    CompletableFuture<AccessToken> future = stage.toCompletableFuture();
    assertThat(future).isCompleted();
    return future.join();
  }

  static SfAuthException failure(CompletionStage<AccessToken> stage) {
    CompletableFuture<Throwable> failure =
        stage.toCompletableFuture().handle((token, thrown) -> thrown).toCompletableFuture();
    assertThat(failure).isCompletedWithValueMatching(thrown -> thrown instanceof SfAuthException);
    return (SfAuthException) failure.join();
  }

  static String value(AccessToken token) {
    return token.value().reveal();
  }
}
