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

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SnapshotTest {

  private static AccessToken moved(int number, Instant askedAt) {
    return new AccessToken(
        Secret.of("token-" + number),
        URI.create("https://pod-" + number + ".my.salesforce.com"),
        Optional.empty(),
        askedAt,
        Tokens.ASSUMED,
        "api");
  }

  @Test
  void takesTheInstanceUrlOfTheNewToken() {
    Bench bench = new Bench();
    RefreshingTokenSource source = bench.describe().build();
    bench.authority.thenAnswers(at -> moved(1, at)).thenAnswers(at -> moved(2, at));
    AccessToken first = bench.obtain(source);
    source.accept(first);
    source.reject(first);

    assertThat(bench.obtain(source).instanceUrlText()).isEqualTo("https://pod-2.my.salesforce.com");
  }

  @Test
  void tokenAndInstanceUrlAlwaysBelongTogether() throws Exception {
    ScriptedAuthority authority = new ScriptedAuthority();
    RefreshingTokenSource source =
        RefreshingTokenSource.builder(authority, Runnable::run, new HandDeadlines())
            .policy(Tokens.withoutTrial())
            .build();
    authority.thenAnswers(at -> moved(0, at));
    source.accept(source.token());
    AtomicBoolean done = new AtomicBoolean();
    Crowd<Integer> readers =
        new Crowd<>(
                4,
                () -> {
                  int torn = 0;
                  while (!done.get()) {
                    Optional<AccessToken> ready = source.ready();
                    if (ready.isPresent() && !belongTogether(ready.get())) {
                      torn++;
                    }
                  }
                  return torn;
                })
            .go();
    for (int i = 1; i <= 5000; i++) {
      int number = i;
      authority.thenAnswers(at -> moved(number, at));
      source.reject(source.token());
      source.accept(source.token());
    }
    done.set(true);

    assertThat(readers.results()).containsOnly(0);
    assertThat(authority.logins()).isEqualTo(5001);
  }

  private static boolean belongTogether(AccessToken token) {
    String number = token.authorization().substring("Bearer token-".length());
    return token.instanceUrlText().equals("https://pod-" + number + ".my.salesforce.com")
        && token.value().reveal().equals("token-" + number);
  }
}
