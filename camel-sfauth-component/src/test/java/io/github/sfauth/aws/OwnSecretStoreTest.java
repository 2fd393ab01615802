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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Lifetime;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that is the token's own: what is written there, and what is made of what is found. */
class OwnSecretStoreTest {

  private static final String PUT = "PutSecretValue";
  private static final URI IDENTITY =
      URI.create("https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA");

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.createEmpty("crm-token");
  private final OwnSecretStore store = bed.own(secret);
  private final String binding =
      StoreBed.CLIENT.get().binding(new ClientCredentialsGrant("")).digest();

  private static StoredToken published(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Published.class);
    return ((Publication.Published) publication).stored();
  }

  private static String withheld(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Withheld.class);
    return ((Publication.Withheld) publication).reason();
  }

  private JsonNode record() throws Exception {
    return new ObjectMapper().readTree(bed.secrets.current(secret));
  }

  private String recordOf(String token) {
    published(store.publish(StoreBed.token(token), store.read()));
    return bed.secrets.current(secret);
  }

  @Test
  void aSecretWithoutAVersionIsTheFirstStart() throws Exception {
    StoredToken nothing = store.read();
    assertThat(nothing).isEqualTo(StoredToken.NOTHING);

    StoredToken stored = published(store.publish(StoreBed.token("00D!one"), nothing));

    assertThat(stored.version()).isEqualTo(VersionChain.successor("none", 1));
    assertThat(stored.sequence()).hasValue(1);
    JsonNode record = record();
    assertThat(record.get("schema").intValue()).isEqualTo(1);
    assertThat(record.get("sequence").intValue()).isEqualTo(1);
    assertThat(record.get("binding").textValue()).isEqualTo(binding).hasSize(64);
    assertThat(record.get("accessToken").textValue()).isEqualTo("00D!one");
    assertThat(record.get("instanceUrl").textValue()).isEqualTo("https://acme.my.salesforce.com");
    assertThat(record.get("identityUrl").isNull()).isTrue();
    assertThat(record.get("scope").textValue()).isEqualTo("api");
    assertThat(record.get("issuedAt").textValue()).isEqualTo(StoreBed.START.toString());
    assertThat(record.get("expiresAt").isNull()).isTrue();
    assertThat(record.get("horizon").textValue())
        .isEqualTo(StoreBed.START.plus(Duration.ofMinutes(102)).toString());
    assertThat(record.get("issuer").textValue()).isEqualTo("this process");
    assertThat(record.get("parent").textValue()).isEqualTo("none");
  }

  @Test
  void anEmptyObjectIsAFirstStartToo() {
    bed.secrets.edit(secret, "{}");
    StoredToken nothing = store.read();

    assertThat(nothing.token()).isEmpty();
    published(store.publish(StoreBed.token("00D!one"), nothing));
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!one");
  }

  @Test
  void anotherProcessReadsAllThatIsKnownOfTheToken() {
    Instant expires = StoreBed.START.plus(Duration.ofMinutes(30));
    AccessToken token =
        new AccessToken(
            Secret.of("00D!one"),
            URI.create("https://acme.my.salesforce.com"),
            Optional.of(IDENTITY),
            StoreBed.START,
            new Lifetime.Declared(expires),
            "api id");
    store.publish(token, store.read());
    bed.clock.advance(Duration.ofMinutes(1));

    StoredToken read = bed.own(secret).read();

    AccessToken adopted = read.token().orElseThrow();
    assertThat(adopted.sameValueAs(token)).isTrue();
    assertThat(adopted.instanceUrl()).isEqualTo(token.instanceUrl());
    assertThat(adopted.identityUrl()).contains(IDENTITY);
    assertThat(adopted.issuedAt()).isEqualTo(StoreBed.START);
    assertThat(adopted.lifetime()).isEqualTo(new Lifetime.Declared(expires));
    assertThat(adopted.scope()).isEqualTo("api id");
    assertThat(read.sequence()).isEqualTo(OptionalLong.of(1));
  }

  @Test
  void theHorizonInTheRecordIsEverybodysWhateverTheirOwnTimeout() {
    store.publish(StoreBed.token("00D!one"), store.read());
    OwnSecretStore other = bed.ownBuilder(secret, StoreBed.CLIENT, Duration.ofMinutes(30)).build();

    AccessToken adopted = other.read().token().orElseThrow();

    assertThat(adopted.horizon()).isEqualTo(StoreBed.START.plus(Duration.ofMinutes(102)));
    assertThat(adopted.lifetime()).isEqualTo(new Lifetime.Assumed(StoreBed.SESSION_TIMEOUT));
  }

  @Test
  void aTokenThatAFastClockIssuedInTheFutureCountsFromItsVersion() {
    Instant fast = StoreBed.START.plus(Duration.ofMinutes(10));
    store.publish(StoreBed.token("00D!one", fast), store.read());

    AccessToken adopted = bed.own(secret).read().token().orElseThrow();

    assertThat(adopted.issuedAt()).isEqualTo(StoreBed.START);
    assertThat(adopted.horizon()).isEqualTo(StoreBed.START.plus(Duration.ofMinutes(102)));
  }

  @Test
  void keepsMembersThatItDoesNotKnow() throws Exception {
    String text = recordOf("00D!one").replace("}", ", \"note\": {\"by\": [1, 2]}}");
    bed.secrets.edit(secret, text);
    published(store.publish(StoreBed.token("00D!two"), store.read()));

    assertThat(record().get("note").toString()).isEqualTo("{\"by\":[1,2]}");
    assertThat(record().get("accessToken").textValue()).isEqualTo("00D!two");
    assertThat(record().get("sequence").intValue()).isEqualTo(2);
  }

  @Test
  void aLaterSchemaIsReadAsFarAsItIsUnderstoodAndNeverOverwritten() {
    String later = recordOf("00D!one").replace("\"schema\": 1", "\"schema\": 2");
    bed.secrets.edit(secret, later);

    assertThat(StoreBed.value(store.read())).isEqualTo("00D!one");
    assertThat(withheld(store.publish(StoreBed.token("00D!two"), store.read())))
        .contains("later version", "schema 2");
    assertThat(bed.secrets.current(secret)).isEqualTo(later);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PLANTED no JSON",
        "[\"PLANTED\"]",
        "{\"ConsumerKey\": \"PLANTED\"}",
        "{\"schema\": \"1\", \"sequence\": 1, \"binding\": \"PLANTED\"}",
        "{\"schema\": 1, \"accessToken\": \"PLANTED\"}",
        "{\"schema\": 0, \"sequence\": 1, \"binding\": \"PLANTED\"}"
      })
  void whatOthersPutThereIsNamedAndNotOverwritten(String text) {
    bed.secrets.edit(secret, text);

    assertThatThrownBy(store::read)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("It is not overwritten")
        .hasMessageContaining("--secret-string '{}'")
        .hasMessageNotContaining("PLANTED");
    assertThatThrownBy(() -> store.publish(StoreBed.token("00D!two"), StoredToken.NOTHING))
        .isInstanceOf(StoreException.class);
    assertThat(bed.secrets.current(secret)).isEqualTo(text);
    assertThat(bed.secrets.counters().of(PUT)).isZero();
  }

  @Test
  void aBinarySecretIsNamedAndNotOverwritten() {
    String binary = bed.secrets.createBinary("binary", new byte[] {1, 2});

    assertThatThrownBy(() -> bed.own(binary).read()).hasMessageContaining("is binary");
    assertThatThrownBy(
            () -> bed.own(binary).publish(StoreBed.token("00D!two"), StoredToken.NOTHING))
        .isInstanceOf(StoreException.class);
    assertThat(bed.secrets.versions(binary)).hasSize(1);
  }

  @Test
  void aMissingSecretIsNamedWithTheCommandThatCreatesIt() {
    assertThatThrownBy(() -> bed.own("missing").read())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not exist")
        .hasMessageEndingWith("aws secretsmanager create-secret --name missing --region us-east-1");
    assertThat(bed.secrets.counters().of("CreateSecret")).isZero();
  }

  @Test
  void withoutTheRightToDescribeAFirstStartWorksAndAMissingSecretIsCalledEither() {
    bed.secrets.deny(secret, "DescribeSecret");
    bed.secrets.deny("missing", "DescribeSecret");

    published(store.publish(StoreBed.token("00D!one"), store.read()));
    OwnSecretStore missing = bed.own("missing");
    assertThatThrownBy(() -> missing.publish(StoreBed.token("00D!one"), missing.read()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("does not exist or has no value yet")
        .hasMessageContaining("create-secret --name missing");
  }

  @Test
  void aTokenForAnotherHostThanSalesforcesIsIgnoredWithOneWarning() {
    bed.secrets.edit(
        secret, recordOf("00D!one").replace("acme.my.salesforce.com", "PLANTED.example"));

    assertThat(store.read().token()).isEmpty();
    assertThat(bed.warnings()).singleElement().asString().contains("instanceUrl", "allowedHosts");
    assertThat(store.read().token()).isEmpty();
    assertThat(bed.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000000-12-31T23:59:59Z",
        "-1000000000-01-01T00:00:00Z",
        "2206-11-23T00:00:00Z"
      })
  void instantsFarOutCountAsAbsentWhoeverPutThemThere(String farOut) {
    bed.secrets.edit(
        secret,
        recordOf("00D!one")
            .replaceAll("(issuedAt|horizon|expiresAt)\": [^,]+", "$1\": \"" + farOut + "\""));
    StoredToken read = store.read();

    AccessToken token = read.token().orElseThrow();
    assertThat(token.issuedAt()).isEqualTo(read.createdAt());
    assertThat(token.lifetime()).isEqualTo(new Lifetime.Assumed(StoreBed.SESSION_TIMEOUT));
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();
    bed.clock.advance(TokenStore.WRITE_FLOOR);
    published(other.publish(StoreBed.token("00D!other"), other.read()));
  }

  @Test
  void anOrderThatWasEditedToItsEndGoesOn() {
    bed.secrets.edit(
        secret, recordOf("00D!one").replace("\"sequence\": 1", "\"sequence\": " + Long.MAX_VALUE));
    bed.clock.advance(TokenStore.WRITE_FLOOR);

    StoredToken second = published(store.publish(StoreBed.token("00D!two"), store.read()));

    assertThat(second.sequence()).hasValue(Long.MAX_VALUE);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!two");
  }

  @Test
  void theTokenOfAnotherBindingIsIgnoredAndNotOverwrittenWhileItIsInUse() {
    String theirs = recordOf("00D!theirs");
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();

    StoredToken read = other.read();
    assertThat(read.token()).isEmpty();
    assertThat(withheld(other.publish(StoreBed.token("00D!ours"), read)))
        .contains(
            binding.substring(0, 8),
            StoreBed.client("3MVG9.other")
                .binding(new ClientCredentialsGrant(""))
                .digest()
                .substring(0, 8),
            "tokenSecretArn",
            "aws secretsmanager put-secret-value",
            "--secret-string '{}'");
    assertThat(bed.secrets.current(secret)).isEqualTo(theirs);
  }

  @ParameterizedTest
  @CsvSource({"horizon, PT102M", "expiresAt, PT3H"})
  void theTokenOfAnotherBindingIsInUseUntilTheLastOfItsInstantsAndTheFloorArePast(
      String member, Duration used) {
    bed.secrets.edit(
        secret,
        recordOf("00D!theirs")
            .replaceAll(
                member + "\": [^,]+", member + "\": \"" + StoreBed.START.plus(used) + "\""));
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();
    bed.clock.advance(used.plus(TokenStore.WRITE_FLOOR).minusMillis(1));
    withheld(other.publish(StoreBed.token("00D!ours", bed.clock.instant()), other.read()));

    bed.clock.advance(Duration.ofMillis(1));
    published(other.publish(StoreBed.token("00D!ours", bed.clock.instant()), other.read()));
  }

  @Test
  void theTokenOfAnotherBindingThatNobodyRenewsIsReplacedWithAWarning() {
    recordOf("00D!theirs");
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();
    bed.clock.advance(Duration.ofMinutes(102).plus(TokenStore.WRITE_FLOOR));

    published(other.publish(StoreBed.token("00D!ours", bed.clock.instant()), other.read()));

    assertThat(StoreBed.value(other.read())).isEqualTo("00D!ours");
    assertThat(bed.warnings())
        .singleElement()
        .asString()
        .contains("is replaced by ours", "this process");
  }

  @Test
  void afterTheClientWasReplacedItsOldTokenIsOverwrittenAtOnce() {
    AtomicReference<ClientCredentials> kept = new AtomicReference<>(StoreBed.CLIENT.get());
    SuppliedCredentials credentials = new SuppliedCredentials(kept::get);
    OwnSecretStore rotated =
        OwnSecretStore.builder(
                bed.client,
                SecretId.of(secret),
                new HostGuard(Set.of()),
                credentials,
                new ClientCredentialsGrant(""),
                StoreBed.SESSION_TIMEOUT)
            .clock(bed.clock)
            .build();
    published(rotated.publish(StoreBed.token("00D!before"), rotated.read()));
    kept.set(StoreBed.client("3MVG9.rotated"));
    credentials.reread();

    assertThat(rotated.read().token()).isEmpty();
    published(rotated.publish(StoreBed.token("00D!after"), rotated.read()));
    assertThat(StoreBed.value(rotated.read())).isEqualTo("00D!after");
  }

  @Test
  void whoDoesNotKnowYetThatTheClientWasReplacedLearnsItFromTheRecord() {
    AtomicReference<ClientCredentials> kept = new AtomicReference<>(StoreBed.CLIENT.get());
    OwnSecretStore late = bed.ownBuilder(secret, kept::get).build();
    late.read();
    kept.set(StoreBed.client("3MVG9.rotated"));
    OwnSecretStore early = bed.ownBuilder(secret, kept::get).build();
    published(early.publish(StoreBed.token("00D!rotated"), early.read()));

    assertThat(StoreBed.value(late.read())).isEqualTo("00D!rotated");
  }

  @Test
  void theClientIsReadAgainForTheSameRecordWhereThatFailedAtFirst() {
    AtomicInteger reads = new AtomicInteger();
    Supplier<ClientCredentials> rotated = () -> StoreBed.client("3MVG9.rotated");
    Supplier<ClientCredentials> throttledOnce =
        () ->
            switch (reads.incrementAndGet()) {
              case 1 -> StoreBed.CLIENT.get();
              case 2 -> throw new StoreException("throttled", null);
              default -> rotated.get();
            };
    OwnSecretStore late = bed.ownBuilder(secret, throttledOnce).build();
    late.read();
    OwnSecretStore early = bed.ownBuilder(secret, rotated).build();
    published(early.publish(StoreBed.token("00D!rotated"), early.read()));

    assertThatThrownBy(late::read).isInstanceOf(StoreException.class).hasMessage("throttled");
    assertThat(StoreBed.value(late.read())).isEqualTo("00D!rotated");
  }

  @Test
  void theClientIsReadAgainOnceForEachRecordOfAnother() {
    AtomicInteger reads = new AtomicInteger();
    Supplier<ClientCredentials> counted =
        () -> {
          reads.incrementAndGet();
          return StoreBed.client("3MVG9.other");
        };
    OwnSecretStore other = bed.ownBuilder(secret, counted).build();
    recordOf("00D!theirs");
    other.read();
    other.read();
    assertThat(reads).hasValue(2);

    recordOf("00D!next");
    other.read();
    assertThat(reads).hasValue(3);
  }

  @Test
  void peopleAreShownWhoseTokenIsInItAndWhetherItIsInTheWay() {
    assertThat(store.view())
        .isEqualTo(new TokenSecretView("no token yet: the next login writes it", Optional.empty()));

    recordOf("PLANTED.one");
    TokenSecretView ours = store.view();
    assertThat(ours.shown())
        .startsWith("token number 1 of binding " + binding.substring(0, 8))
        .endsWith(", written at " + StoreBed.START)
        .doesNotContain("PLANTED");
    assertThat(ours.objection()).isEmpty();
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();
    assertThat(other.view().shown()).isEqualTo(ours.shown());
    assertThat(other.view().objection().orElseThrow()).contains("in use and not overwritten");
    assertThat(bed.secrets.counters().of(PUT)).isEqualTo(1);
  }

  @Test
  void anUnchangedTokenIsWrittenAgainWhenItsHorizonMovedAndTheFloorIsPast() {
    StoredToken first = published(store.publish(StoreBed.token("00D!same"), store.read()));
    bed.clock.advance(TokenStore.WRITE_FLOOR);
    AccessToken renewed = StoreBed.token("00D!same", bed.clock.instant());

    StoredToken second = published(store.publish(renewed, first));

    assertThat(second.sequence()).hasValue(2);
    assertThat(store.read().token().orElseThrow().issuedAt()).isEqualTo(bed.clock.instant());
  }

  @Test
  void anUnchangedTokenIsNotWrittenAgainWithinTheFloor() {
    StoredToken first = published(store.publish(StoreBed.token("00D!same"), store.read()));
    bed.clock.advance(TokenStore.WRITE_FLOOR.minusMillis(1));

    published(store.publish(StoreBed.token("00D!same", bed.clock.instant()), first));

    assertThat(bed.secrets.versions(secret)).hasSize(1);
  }

  @Test
  void refreshesAheadOfNeed() {
    assertThat(store.refreshesAhead()).isTrue();
  }

  @Test
  void logsNoValue() {
    store.publish(StoreBed.token("PLANTED.NEW"), store.read());

    assertThat(bed.logged()).isNotEmpty().noneMatch(line -> line.contains("PLANTED"));
  }

  @ParameterizedTest
  @CsvSource({"LimitExceededException,quota is used up", "AccessDeniedException,PutSecretValue"})
  void whatDeniesWritingIsNamedAndNotTriedAgainForSixteenMinutes(String code, String reason) {
    bed.secrets.faults().always(PUT, new Fault.Instead(SimulatedSecretsManager.error(code, "no")));
    StoredToken nothing = store.read();
    assertThat(withheld(store.publish(StoreBed.token("00D!one"), nothing))).contains(reason);
    bed.clock.advance(WriteBrake.AFTER_DENIAL.minusMillis(1));
    withheld(store.publish(StoreBed.token("00D!one"), nothing));
    assertThat(bed.secrets.counters().of(PUT)).isEqualTo(1);

    bed.secrets.faults().clear();
    bed.clock.advance(Duration.ofMillis(1));
    published(store.publish(StoreBed.token("00D!one"), nothing));
  }

  @Test
  void writesAtMostTwentyTokensADayAheadOfTheFloor() {
    for (int i = 0; i < WriteBrake.MOST_A_DAY + 1; i++) {
      published(store.publish(StoreBed.token("00D!" + i), store.read()));
      bed.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(withheld(store.publish(StoreBed.token("00D!more"), store.read())))
        .contains("20 tokens");

    bed.clock.advance(TokenStore.WRITE_FLOOR);
    published(store.publish(StoreBed.token("00D!later"), store.read()));
  }
}
