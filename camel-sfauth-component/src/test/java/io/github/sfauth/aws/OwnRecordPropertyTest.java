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
package io.github.sfauth.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.JsonTexts;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Binding;
import io.github.sfauth.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever somebody writes into a token's own secret: no login fails because of it. */
class OwnRecordPropertyTest {

  private static final String PLANTED = "PLANTEDvalue";
  private static final HostGuard GUARD = new HostGuard(Set.of());
  private static final URI LOGIN = URI.create("https://acme.my.salesforce.com");
  private static final Binding BINDING =
      StoreBed.CLIENT.get().binding(new ClientCredentialsGrant(""));
  private static final Duration YEARS = Duration.ofDays(3650);

  private static final String BEGIN =
      "{\"schema\":1,\"binding\":\"%s\",\"accessToken\":\"00D!PLANTEDvalue\","
              .formatted(BINDING.digest())
          + "\"instanceUrl\":\"https://acme.my.salesforce.com\"";

  private static final List<String> MEMBERS =
      List.of(
          "schema",
          "sequence",
          "binding",
          "accessToken",
          "instanceUrl",
          "identityUrl",
          "scope",
          "issuedAt",
          "expiresAt",
          "horizon",
          "issuer",
          "parent");

  @Property(tries = 1_500)
  void isATokenWhoseTimesCanBeReckonedWithWhateverItsInstantsAre(
      @ForAll("values") String issuedAt,
      @ForAll("values") String expiresAt,
      @ForAll("values") String horizon) {
    OwnRecord record =
        OwnRecord.of(
            SecretDocument.parse(
                "%s,\"sequence\":7,\"issuedAt\":%s,\"expiresAt\":%s,\"horizon\":%s}"
                    .formatted(BEGIN, issuedAt, expiresAt, horizon)));

    AccessToken token = token(record).usable().orElseThrow();
    assertThat(token.issuedAt()).isBetween(StoreBed.START.minus(YEARS), StoreBed.START);
    isUsable(record, token);
  }

  @Property(tries = 1_500)
  void isATokenOrSaysWhyNotWhateverItsMembersAre(@ForAll("objects") String text) {
    OwnRecord record;
    try {
      record = OwnRecord.of(SecretDocument.parse(text));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasNoCause().hasMessageNotContaining(PLANTED);
      return;
    }
    token(record).usable().ifPresent(token -> isUsable(record, token));
    assertThat(record.usedUntil(StoreBed.START).plus(TokenStore.WRITE_FLOOR)).isNotNull();
  }

  private static KeptToken token(OwnRecord record) {
    return record.token(GUARD, LOGIN, StoreBed.START, StoreBed.SESSION_TIMEOUT);
  }

  /** As whoever adopts it looks at it, and whoever replaces it. */
  private static void isUsable(OwnRecord record, AccessToken token) {
    Instant horizon = token.horizon();
    assertThat(horizon)
        .isBetween(StoreBed.START.minus(YEARS), StoreBed.START.plus(YEARS.multipliedBy(3)));
    assertThat(token.toString()).doesNotContain(PLANTED);
    String replaced = record.with(StoreBed.token("00D!new"), BINDING, 8, "this process", "none");
    OwnRecord next = OwnRecord.of(SecretDocument.parse(replaced));
    assertThat(token(next).usable().orElseThrow().value().reveal()).isEqualTo("00D!new");
    assertThat(next.sequence()).hasValue(8);
  }

  @Provide
  Arbitrary<String> objects() {
    return JsonTexts.objects(MEMBERS, values());
  }

  /** What parses, so that what is in it is looked at. */
  @Provide
  Arbitrary<String> values() {
    Arbitrary<Object> instants =
        Arbitraries.of(
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH,
            StoreBed.START,
            StoreBed.START.minus(YEARS),
            StoreBed.START.plus(YEARS),
            StoreBed.START.plusNanos(1),
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.ofEpochMilli(Long.MIN_VALUE),
            Instant.MAX.minus(TokenStore.WRITE_FLOOR),
            "2026-11-23T03:27:24+01:00",
            "2026-11-23",
            "");
    Arbitrary<String> near =
        Arbitraries.longs()
            .between(-600, 600)
            .map(minutes -> StoreBed.START.plus(Duration.ofMinutes(minutes)).toString());
    return Arbitraries.frequencyOf(
            Tuple.of(4, instants.map(String::valueOf).map(JsonTexts::quoted)),
            Tuple.of(3, near.map(JsonTexts::quoted)),
            Tuple.of(
                2,
                Arbitraries.of(
                    "1", "2", "-1", "9223372036854775807", JsonTexts.quoted(BINDING.digest()))),
            Tuple.of(1, JsonTexts.values()))
        .filter(StoreBed::isReadInside);
  }
}
