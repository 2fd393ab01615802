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

import io.github.sfauth.oauth.CredentialPart;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class SharedSecretStoreTest {

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
  private final SharedSecretStore store = bed.store(secret);

  private static String changed() {
    return StoreBed.FIVE_KEYS.replace(StoreBed.CONSUMER_SECRET, "PLANTED-CHANGED");
  }

  private String withUsername(String username) {
    String text = StoreBed.FIVE_KEYS.replace("}", ", \"Username\": \"" + username + "\"}");
    bed.secrets.edit(secret, text);
    return text;
  }

  private long reads() {
    return bed.secrets.counters().of("GetSecretValue");
  }

  @Test
  void oneReadGivesTokenAndCredentials() {
    store.read();
    store.current();
    store.current();

    assertThat(reads()).isEqualTo(1);
  }

  @Test
  void theCredentialsAreReadIfNothingWasReadBefore() {
    assertThat(store.current().clientId()).isEqualTo("3MVG9.key");
    assertThat(reads()).isEqualTo(1);
  }

  @Test
  void theCredentialsAreThoseOfTheLatestRead() {
    store.current();
    bed.secrets.edit(secret, changed());
    assertThat(store.current().clientSecret().orElseThrow().reveal())
        .isEqualTo(StoreBed.CONSUMER_SECRET);

    store.read();
    assertThat(store.current().clientSecret().orElseThrow().reveal()).isEqualTo("PLANTED-CHANGED");
  }

  @Test
  void rereadingSeesChangedCredentials() {
    store.current();
    bed.secrets.edit(secret, changed());

    assertThat(store.reread().clientSecret().orElseThrow().reveal()).isEqualTo("PLANTED-CHANGED");
    assertThat(store.current()).isEqualTo(store.reread());
  }

  @Test
  void publishingSeesChangedCredentials() {
    StoredToken before = store.read();
    bed.secrets.edit(secret, changed());
    store.publish(StoreBed.token("00D!new"), before);

    assertThat(store.current().clientSecret().orElseThrow().reveal()).isEqualTo("PLANTED-CHANGED");
  }

  @Test
  void writesNothingIfTheTokenIsThereAlready() {
    Publication publication =
        store.publish(StoreBed.token(StoreBed.OLD_TOKEN), StoredToken.NOTHING);

    assertThat(publication).isInstanceOf(Publication.Published.class);
    assertThat(((Publication.Published) publication).stored().version())
        .isEqualTo(bed.secrets.currentVersionId(secret));
    assertThat(bed.secrets.versions(secret)).hasSize(1);
    assertThat(bed.secrets.counters().of("PutSecretValue")).isZero();
  }

  @Test
  void aTokenForAnotherHostThanSalesforcesIsIgnoredWithOneWarning() {
    bed.secrets.edit(
        secret, StoreBed.FIVE_KEYS.replace("acme.my.salesforce.com", "PLANTED.example"));

    assertThat(store.read().token()).isEmpty();
    assertThat(bed.warnings())
        .singleElement()
        .asString()
        .contains(secret, "member Instance", "allowedHosts");
    assertThat(store.read().token()).isEmpty();
    assertThat(bed.warnings()).hasSize(1);
  }

  @Test
  void aLoginReplacesATokenForAnotherHost() {
    bed.secrets.edit(
        secret, StoreBed.FIVE_KEYS.replace("acme.my.salesforce.com", "PLANTED.example"));
    store.publish(StoreBed.token("00D!new"), store.read());

    assertThat(bed.secrets.current(secret))
        .isEqualTo(StoreBed.FIVE_KEYS.replace(StoreBed.OLD_TOKEN, "00D!new"));
  }

  @Test
  void noRefreshAheadWhereTheTokenIsShared() {
    assertThat(store.refreshesAhead()).isFalse();
    assertThat(bed.builder(secret).memoryOnly("test").build().refreshesAhead()).isTrue();
  }

  @Test
  void refreshAheadOnceItIsKnownThatTheSecretTakesNoToken() {
    bed.secrets.edit(
        secret,
        "{\"consumerKey\": \"k\", \"consumerSecret\": \"PLANTED\","
            + " \"baseUri\": \"https://acme.my.salesforce.com\", \"appId\": \"a\","
            + " \"consumerId\": \"c\"}");
    assertThat(store.refreshesAhead()).isFalse();

    store.read();

    assertThat(store.refreshesAhead()).isTrue();
  }

  @Test
  void neitherReadsNorWritesATokenThatLivesInMemoryOnly() {
    SharedSecretStore memoryOnly = bed.builder(secret).memoryOnly("another user").build();

    assertThat(memoryOnly.read())
        .isEqualTo(
            new StoredToken(
                bed.secrets.currentVersionId(secret), StoreBed.START, Optional.empty()));
    assertThat(memoryOnly.publish(StoreBed.token("00D!new"), memoryOnly.read()))
        .isEqualTo(new Publication.Withheld("another user"));
    assertThat(memoryOnly.current().clientId()).isEqualTo("3MVG9.key");
    assertThat(bed.secrets.current(secret)).isEqualTo(StoreBed.FIVE_KEYS);
  }

  @Test
  void aUsersTokenIsNeitherServedToTheAppItselfNorOverwrittenByIt() {
    String users = withUsername("u@acme.example");

    assertThat(store.read().token()).isEmpty();
    Publication publication = store.publish(StoreBed.token("00D!apps"), store.read());
    assertThat(publication).isInstanceOf(Publication.Withheld.class);
    assertThat(((Publication.Withheld) publication).reason()).contains("names a Username");
    assertThat(bed.secrets.current(secret)).isEqualTo(users);
    assertThat(store.refreshesAhead()).isTrue();
  }

  @Test
  void anEmptyUsernameIsNone() {
    withUsername(" ");

    assertThat(StoreBed.value(store.read())).isEqualTo(StoreBed.OLD_TOKEN);
    assertThat(store.publish(StoreBed.token("00D!apps"), store.read()))
        .isInstanceOf(Publication.Published.class);
  }

  @Test
  void whoeverAssertsForTheUserSharesTheUsersToken() {
    withUsername("u@acme.example");
    SharedSecretStore users =
        bed.builder(secret)
            .terms(
                new SecretTerms(
                    Set.of(CredentialPart.USERNAME),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
            .build();

    assertThat(StoreBed.value(users.read())).isEqualTo(StoreBed.OLD_TOKEN);
    assertThat(users.publish(StoreBed.token("00D!users"), users.read()))
        .isInstanceOf(Publication.Published.class);
  }

  @Test
  void aPublicationIsDatedByTheServiceWhateverTheTimeHere() {
    SharedSecretStore fast =
        bed.builder(secret).clock(() -> StoreBed.START.plus(Duration.ofHours(1))).build();
    Publication publication = fast.publish(StoreBed.token("00D!new"), fast.read());

    assertThat(((Publication.Published) publication).stored().createdAt())
        .isEqualTo(StoreBed.START.truncatedTo(ChronoUnit.SECONDS));
  }

  @ParameterizedTest
  @CsvSource({"AKIDTEST, TEST", "AKI, AKI"})
  void tellsAsWhomAwsIsAskedAndWhere(String accessKey, String shown) {
    AwsCredentialsProvider somebody =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "PLANTED"));

    assertThat(bed.builder(bed.client(somebody), secret).build().access()).isEqualTo(access(shown));
  }

  @Test
  void tellsThatNoAwsCredentialsAreFound() {
    AwsCredentialsProvider nobody =
        () -> {
          throw SdkClientException.create("no credentials");
        };

    assertThat(bed.builder(bed.client(nobody), secret).build().access()).isEqualTo(access(""));
  }

  private AwsAccess access(String accessKey) {
    return new AwsAccess(
        !accessKey.isEmpty(),
        Optional.of(accessKey).filter(key -> !key.isEmpty()),
        Optional.of("us-east-1"),
        Optional.of(bed.secrets.uri().toString()));
  }

  @Test
  void tellsWhatItsMembersAreCalledThoughAClientLacks() {
    bed.secrets.edit(secret, "{\"Domain\": \"acme.my\", \"other\": 1}");

    assertThat(store.members()).containsExactly("Domain", "other");
  }

  @Test
  void aLoginUrlFromElsewhereKeepsTheTokenInMemory() {
    SharedSecretStore elsewhere =
        bed.builder(secret)
            .terms(
                new SecretTerms(
                    SecretTerms.CLIENT_SECRET.needs(),
                    Optional.of(URI.create("https://other.my.salesforce.com")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
            .memoryOnly("the login URL is given by an option")
            .build();

    assertThat(elsewhere.current().loginUrl())
        .isEqualTo(URI.create("https://other.my.salesforce.com"));
    assertThat(elsewhere.read().token()).isEmpty();
    assertThat(elsewhere.publish(StoreBed.token("00D!new"), elsewhere.read()))
        .isInstanceOf(Publication.Withheld.class);
  }

  @Test
  void writesAtMostTwentyTokensADay() {
    for (int i = 0; i < WriteBrake.MOST_A_DAY; i++) {
      assertThat(store.publish(StoreBed.token("00D!" + i), store.read()))
          .isInstanceOf(Publication.Published.class);
      bed.clock.advance(Duration.ofMinutes(1));
    }
    assertThat(store.publish(StoreBed.token("00D!more"), store.read()))
        .isInstanceOf(Publication.Withheld.class);

    bed.clock.advance(Duration.ofDays(1).minusMinutes(WriteBrake.MOST_A_DAY));
    assertThat(store.publish(StoreBed.token("00D!later"), store.read()))
        .isInstanceOf(Publication.Published.class);
  }

  @Test
  void logsNoValue() {
    store.publish(StoreBed.token("PLANTED.NEW"), store.read());

    assertThat(bed.logged()).isNotEmpty().noneMatch(line -> line.contains("PLANTED"));
  }
}
