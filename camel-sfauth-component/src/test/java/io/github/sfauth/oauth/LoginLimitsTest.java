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
package io.github.sfauth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.token.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {

  private static final Duration TICK = Duration.ofMillis(1);
  private static final ClientCredentials APP = app("https://acme.my.salesforce.com", "key");

  private final LoginLimits limits = new LoginLimits();
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void letsInWhoWasNeverRefused() {
    assertThat(limits.remaining(APP, now)).isEmpty();
  }

  @Test
  void stopsTwiceAsLongEachTimeUpToAnHour() {
    for (int minutes : new int[] {5, 10, 20, 40, 60, 60}) {
      Duration pause = Duration.ofMinutes(minutes);
      assertThat(limits.exceeded(APP, now)).isEqualTo(pause);
      assertThat(limits.remaining(APP, now)).contains(pause);
      now = now.plus(pause).minus(TICK);
      assertThat(limits.remaining(APP, now)).contains(TICK);
      now = now.plus(TICK);
      assertThat(limits.remaining(APP, now)).isEmpty();
    }
  }

  @Test
  void beginsAnewAfterALoginThatWasLetIn() {
    limits.exceeded(APP, now);
    now = now.plus(Duration.ofMinutes(5));
    limits.exceeded(APP, now);

    limits.admitted(APP);

    assertThat(limits.remaining(APP, now)).isEmpty();
    assertThat(limits.exceeded(APP, now)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void countsRefusalsOfTheSameMomentOnce() {
    limits.exceeded(APP, now);
    now = now.plusSeconds(2);
    assertThat(limits.exceeded(APP, now)).isEqualTo(Duration.ofSeconds(298));
    now = now.plusSeconds(298);
    assertThat(limits.exceeded(APP, now)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void endsWhenTheClockIsSetBack() {
    limits.exceeded(APP, now);
    now = now.minus(Duration.ofDays(1));
    assertThat(limits.remaining(APP, now)).isEmpty();
    assertThat(limits.exceeded(APP, now)).isEqualTo(Duration.ofMinutes(10));
  }

  /** Salesforce counts by user, whichever app logs in. */
  @Test
  void holdsForOneUserWithEveryAppAndAtEveryHost() {
    limits.exceeded(user("https://acme.my.salesforce.com", "key", "jane@acme.com"), now);

    assertThat(
            limits.remaining(user("https://acme.my.salesforce.com", "other", "jane@acme.com"), now))
        .isPresent();
    assertThat(limits.remaining(user("https://acme.my.salesforce.com", "key", "joe@acme.com"), now))
        .isEmpty();
    assertThat(limits.remaining(user("https://login.salesforce.com", "key", "jane@acme.com"), now))
        .isPresent();
    assertThat(limits.remaining(APP, now)).isEmpty();
  }

  @Test
  void countsAUserNameInAnyCaseAsOneUser() {
    limits.exceeded(user("https://acme.my.salesforce.com", "key", "jane@acme.com"), now);
    assertThat(
            limits.remaining(user("https://acme.my.salesforce.com", "key", "Jane@ACME.com"), now))
        .isPresent();
  }

  /** Whom an app runs as is known to Salesforce alone: the app stands for that user. */
  @Test
  void holdsForAnAppAtItsHostWhereNoUserIsNamed() {
    limits.exceeded(APP, now);
    assertThat(limits.remaining(app("https://acme.my.salesforce.com", "key"), now)).isPresent();
    assertThat(limits.remaining(app("https://acme.my.salesforce.com", "other"), now)).isEmpty();
    assertThat(limits.remaining(app("https://other.my.salesforce.com", "key"), now)).isEmpty();
  }

  private static ClientCredentials app(String loginUrl, String key) {
    return ClientCredentials.withSecret(URI.create(loginUrl), key, Secret.of("secret"));
  }

  private static ClientCredentials user(String loginUrl, String key, String username) {
    return new ClientCredentials(
        URI.create(loginUrl),
        key,
        Optional.empty(),
        Optional.of(new SigningKey.Installed()),
        Optional.of(username),
        Optional.empty());
  }
}
