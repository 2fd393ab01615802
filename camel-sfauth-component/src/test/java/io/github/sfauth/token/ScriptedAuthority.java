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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers logins as scripted, and with new tokens where nothing is. */
final class ScriptedAuthority implements TokenAuthority {

  private final Queue<Function<Instant, AccessToken>> script = new ConcurrentLinkedQueue<>();
  private final List<Instant> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Instant, Lifetime> lifetime = askedAt -> Tokens.ASSUMED;
  private volatile String prefix = "token-";
  private volatile boolean credentialsChanged;
  private volatile int looks;

  @Override
  public AccessToken issue(Instant askedAt) {
    asked.add(askedAt);
    Function<Instant, AccessToken> answer = script.poll();
    return answer == null ? mint(askedAt) : answer.apply(askedAt);
  }

  @Override
  public boolean credentialsChanged() {
    synchronized (this) {
      looks++;
    }
    return credentialsChanged;
  }

  AccessToken mint(Instant askedAt) {
    return Tokens.token(prefix + asked.size(), askedAt, lifetime.apply(askedAt));
  }

  ScriptedAuthority names(String newPrefix) {
    prefix = newPrefix;
    return this;
  }

  ScriptedAuthority declares(Duration length) {
    lifetime = askedAt -> Tokens.declared(askedAt, length);
    return this;
  }

  ScriptedAuthority thenAnswers(Function<Instant, AccessToken> answer) {
    script.add(answer);
    return this;
  }

  ScriptedAuthority thenIssues(String value) {
    return thenAnswers(askedAt -> Tokens.token(value, askedAt, lifetime.apply(askedAt)));
  }

  ScriptedAuthority thenFails(SfAuthException failure) {
    return thenAnswers(
        askedAt -> {
          throw failure;
        });
  }

  ScriptedAuthority thenWaitsAt(Gate gate) {
    return thenAnswers(
        askedAt -> {
          gate.pass();
          return mint(askedAt);
        });
  }

  void changeCredentials(boolean changed) {
    credentialsChanged = changed;
  }

  int logins() {
    return asked.size();
  }

  int looks() {
    return looks;
  }

  List<Instant> asked() {
    return asked;
  }
}
