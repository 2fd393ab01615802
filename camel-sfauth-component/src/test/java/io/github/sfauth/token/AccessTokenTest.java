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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokenTest {

  @Test
  void buildsTheHeaderValueOnce() {
    AccessToken token = Tokens.token("00Dabc");

    assertThat(token.authorization()).isEqualTo("Bearer 00Dabc").isSameAs(token.authorization());
    assertThat(token.instanceUrlText()).isSameAs(token.instanceUrlText());
  }

  @Test
  void isTheSameAsAnotherOfItsValue() {
    AccessToken token = Tokens.token("00Dabc");

    assertThat(token.sameValueAs(Tokens.token("00Dabc", HandClock.START.plusSeconds(1)))).isTrue();
    assertThat(token.sameValueAs(Tokens.token("00DabC"))).isFalse();
  }

  @Test
  void tellsItsTimesByAnotherClock() {
    Duration ahead = Duration.ofMinutes(10);
    AccessToken assumed = Tokens.token("00Dabc");
    Lifetime.Declared lifetime = new Lifetime.Declared(HandClock.START.plus(Duration.ofHours(1)));
    AccessToken declared = Tokens.token("00Dabc", HandClock.START, lifetime);

    assertThat(assumed.byClock(Duration.ZERO)).isSameAs(assumed);
    assertThat(assumed.byClock(ahead).sameValueAs(assumed)).isTrue();
    assertThat(assumed.byClock(ahead).issuedAt()).isEqualTo(HandClock.START.plus(ahead));
    assertThat(assumed.byClock(ahead).lifetime()).isEqualTo(assumed.lifetime());
    assertThat(declared.byClock(ahead).lifetime())
        .isEqualTo(new Lifetime.Declared(lifetime.expiresAt().plus(ahead)));
  }

  @Test
  void aSecretEqualsAnotherOfItsText() {
    assertThat(Secret.of("x")).isEqualTo(Secret.of("x")).hasSameHashCodeAs(Secret.of("x"));
    assertThat(Secret.of("x")).isNotEqualTo(Secret.of("y")).isNotEqualTo("x");
  }

  @Test
  void aSecretIsNeverEmpty() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
  }

  @Test
  void tellsWhatIsKnownOfIt() {
    URI identity = URI.create("https://acme.my.salesforce.com/id/00Dxx/005xx");
    AccessToken token = token(Optional.of(identity), Optional.empty());

    assertThat(token.identityUrl()).contains(identity);
    assertThat(token.scope()).isEqualTo("api id");
    assertThat(token.issuedAt()).isEqualTo(HandClock.START);
    assertThat(token.lifetime()).isEqualTo(Tokens.ASSUMED);
  }

  @Test
  void isBoundElsewhereOnlyIfItIsKnownToBe() {
    Binding ours = new Binding("ours");

    assertThat(bound(Optional.of(new Binding("theirs"))).isBoundElsewhere(ours)).isTrue();
    assertThat(bound(Optional.of(ours)).isBoundElsewhere(ours)).isFalse();
    assertThat(bound(Optional.empty()).isBoundElsewhere(ours)).isFalse();
  }

  /** Another process that knows the horizon alone makes the same guess of it. */
  @Test
  void hasAHorizonThatTellsItsLifetime() {
    Instant horizon = Tokens.token("00Dabc").horizon();

    assertThat(horizon).isEqualTo(HandClock.START.plus(Duration.ofMinutes(102)));
    assertThat(Lifetime.Assumed.withHorizon(HandClock.START, horizon)).isEqualTo(Tokens.ASSUMED);
  }

  private static AccessToken bound(Optional<Binding> binding) {
    return token(Optional.empty(), binding);
  }

  private static AccessToken token(Optional<URI> identity, Optional<Binding> binding) {
    return new AccessToken(
        Secret.of("00Dabc"),
        URI.create("https://acme.my.salesforce.com"),
        identity,
        HandClock.START,
        Tokens.ASSUMED,
        "api id",
        binding);
  }
}
