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

import io.github.sfauth.oauth.ClientCredentials;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.Secret;
import io.github.sfauth.token.StoredToken;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the Python module simple-salesforce-extends 0.2.0 and this store expect of one another. */
class PythonContractTest {

  private static final String CLIENT =
      "{\"Domain\": \"acme.my\", \"ConsumerKey\": \"3MVG9.key\", \"ConsumerSecret\": \""
          + StoreBed.CONSUMER_SECRET
          + "\"";

  @RegisterExtension final StoreBed bed = new StoreBed();

  @Test
  void aTokenThatPythonWroteIsRead() {
    String secret = bed.secrets.create("crm", CLIENT + "}");
    bed.clock.advance(Duration.ofMinutes(5));
    bed.secrets.edit(secret, StoreBed.FIVE_KEYS);
    SharedSecretStore store = bed.store(secret);
    StoredToken stored = store.read();

    assertThat(StoreBed.value(stored)).isEqualTo(StoreBed.OLD_TOKEN);
    assertThat(stored.token().orElseThrow().instanceUrlText())
        .isEqualTo("https://acme.my.salesforce.com");
    assertThat(stored.version()).isEqualTo(bed.secrets.currentVersionId(secret));
    assertThat(stored.createdAt()).isEqualTo(StoreBed.START.plus(Duration.ofMinutes(5)));
    assertThat(stored.token().orElseThrow().issuedAt()).isEqualTo(stored.createdAt());
    assertThat(store.current())
        .isEqualTo(
            ClientCredentials.withSecret(
                URI.create("https://acme.my.salesforce.com"),
                "3MVG9.key",
                Secret.of(StoreBed.CONSUMER_SECRET)));
  }

  @Test
  void theFiveKeysAreWrittenAsPythonWritesThem() {
    String secret = bed.secrets.create("crm", CLIENT + "}");
    SharedSecretStore store = bed.store(secret);
    store.publish(StoreBed.token(StoreBed.OLD_TOKEN), store.read());

    assertThat(bed.secrets.current(secret)).isEqualTo(StoreBed.FIVE_KEYS);
  }

  @Test
  void aTokenThatPythonWroteIsReplacedInItsPlace() {
    String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    SharedSecretStore store = bed.store(secret);
    store.publish(StoreBed.token("00D!new"), store.read());

    assertThat(bed.secrets.current(secret))
        .isEqualTo(StoreBed.FIVE_KEYS.replace(StoreBed.OLD_TOKEN, "00D!new"));
  }

  @Test
  void whatOthersKeepThereSurvivesToTheCharacter() {
    String others = ",\n  \"rank\": 1.50, \"none\": null, \"nested\": {\"SessionId\": [true]}";
    String secret = bed.secrets.create("crm", CLIENT + others + "}\n");
    SharedSecretStore store = bed.store(secret);
    store.publish(StoreBed.token("00D!new"), store.read());

    assertThat(bed.secrets.current(secret))
        .isEqualTo(
            CLIENT
                + others
                + ", \"SessionId\": \"00D!new\", \"Instance\": \"acme.my.salesforce.com\"}\n");
  }

  @Test
  void aTokenThatPythonClearedIsNone() {
    String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS.replace(StoreBed.OLD_TOKEN, ""));
    SharedSecretStore store = bed.store(secret);

    assertThat(store.read().token()).isEmpty();
    assertThat(store.publish(StoreBed.token("00D!new"), store.read()))
        .isInstanceOf(Publication.Published.class);
    assertThat(bed.secrets.current(secret)).contains("\"SessionId\": \"00D!new\"");
  }

  @Test
  void thePublishedVersionIsTheOneThatReadersSee() {
    String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    SharedSecretStore store = bed.store(secret);
    Publication publication = store.publish(StoreBed.token("00D!new"), store.read());
    StoredToken read = bed.store(secret).read();

    assertThat(publication).isInstanceOf(Publication.Published.class);
    StoredToken published = ((Publication.Published) publication).stored();
    assertThat(published.version()).isEqualTo(read.version());
    assertThat(StoreBed.value(published)).isEqualTo(StoreBed.value(read)).isEqualTo("00D!new");
    assertThat(published.createdAt()).isBetween(read.createdAt().minusSeconds(1), read.createdAt());
  }

  @Test
  void namesOfVersionsAndLabelsSayNothing() {
    String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
    String first = bed.secrets.currentVersionId(secret);
    SharedSecretStore store = bed.store(secret);
    store.publish(StoreBed.token("00D!new"), store.read());

    assertThat(bed.secrets.versions(secret))
        .containsOnlyKeys(first, VersionChain.successor(first, 1))
        .allSatisfy(
            (id, labels) ->
                assertThat(labels).isSubsetOf("AWSCURRENT", "AWSPREVIOUS", "SFAUTH_PENDING"));
  }
}
