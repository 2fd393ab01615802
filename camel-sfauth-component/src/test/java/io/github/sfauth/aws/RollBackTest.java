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

import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoredToken;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator moves AWSCURRENT back to a version whose successor exists. */
class RollBackTest {

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
  private final String first = bed.secrets.currentVersionId(secret);
  private final String second = VersionChain.successor(first, 1);
  private final SharedSecretStore store = bed.store(secret);

  private static String with(String token) {
    return StoreBed.FIVE_KEYS.replace(StoreBed.OLD_TOKEN, token);
  }

  private void publishAndRollBack(String token) {
    SharedSecretStore earlier = bed.store(secret);
    assertThat(earlier.publish(StoreBed.token(token), earlier.read()))
        .isInstanceOf(Publication.Published.class);
    bed.secrets.rollBack(secret);
  }

  private static StoredToken winner(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Conflict.class);
    return ((Publication.Conflict) publication).winner();
  }

  @Test
  void theVersionRolledBackFromIsOfferedSinceItsTokenMayServe() {
    publishAndRollBack("00D!second");
    StoredToken winner = winner(store.publish(StoreBed.token("00D!ours"), store.read()));

    assertThat(StoreBed.value(winner)).isEqualTo("00D!second");
    assertThat(winner.version()).isEqualTo(second);
    assertThat(bed.secrets.currentVersionId(secret)).isEqualTo(first);
  }

  @Test
  void behindARefusedTokenTheNewOneIsPublishedOverWhatTheOperatorWentBackTo() {
    publishAndRollBack("00D!second");
    StoredToken winner = winner(store.publish(StoreBed.token("00D!ours"), store.read()));
    Publication publication = store.publish(StoreBed.token("00D!ours"), winner);

    assertThat(publication).isInstanceOf(Publication.Published.class);
    assertThat(bed.secrets.current(secret)).isEqualTo(with("00D!ours"));
    assertThat(bed.secrets.currentVersionId(secret)).isEqualTo(VersionChain.successor(second, 1));
  }

  @Test
  void aRolledBackTokenThatIsOursIsMadeCurrentAgainInANewVersion() {
    publishAndRollBack("00D!ours");
    Publication publication = store.publish(StoreBed.token("00D!ours"), store.read());

    assertThat(publication).isInstanceOf(Publication.Published.class);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!ours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"3MVG9.key|3MVG9.other", "\"}|\", \"Username\": \"u@acme.example\"}"})
  void aRolledBackVersionOfAnotherClientOrAUserIsPassedOver(String ours, String theirs) {
    bed.leave(secret, second, with("00D!theirs").replace(ours, theirs), "OTHER");
    Publication publication = store.publish(StoreBed.token("00D!ours"), store.read());

    assertThat(publication).isInstanceOf(Publication.Published.class);
    assertThat(bed.secrets.current(secret)).isEqualTo(with("00D!ours"));
  }

  @Test
  void aTakenVersionWithoutATokenIsPassedOver() {
    bed.leave(secret, second, "what is this?", "OTHER");

    assertThat(store.publish(StoreBed.token("00D!ours"), store.read()))
        .isInstanceOf(Publication.Published.class);
    assertThat(bed.secrets.current(secret)).isEqualTo(with("00D!ours"));
  }

  @Test
  void theTokenThatIsBeingReplacedIsNotOfferedAgain() {
    bed.leave(secret, second, StoreBed.FIVE_KEYS + " ", "OTHER");

    assertThat(store.publish(StoreBed.token("00D!ours"), store.read()))
        .isInstanceOf(Publication.Published.class);
  }

  @Test
  void aChainThatIsUsedUpIsLeftWithAWarningWithinThreePublications() {
    String third = VersionChain.successor(second, 1);
    Map<String, String> taken =
        Map.of(
            second,
            "00D!2",
            third,
            "00D!3",
            VersionChain.successor(third, 1),
            "00D!4",
            VersionChain.successor(third, 2),
            "00D!5",
            VersionChain.successor(third, 3),
            "00D!6");
    taken.forEach((id, token) -> bed.leave(secret, id, with(token), "OTHER"));
    AccessToken ours = StoreBed.token("00D!ours");

    StoredToken one = winner(store.publish(ours, store.read()));
    StoredToken two = winner(store.publish(ours, one));
    Publication last = store.publish(ours, two);

    assertThat(one.version()).isEqualTo(second);
    assertThat(two.version()).isEqualTo(third);
    assertThat(last).isInstanceOf(Publication.Published.class);
    assertThat(bed.secrets.current(secret)).isEqualTo(with("00D!ours"));
    assertThat(bed.warnings()).singleElement().asString().contains("chain of versions");
  }

  @Test
  void anOperatorWhoRollsBackAgainAndAgainIsFollowed() {
    for (int i = 0; i < 3; i++) {
      AccessToken token = StoreBed.token("00D!" + i);
      Publication publication = store.publish(token, store.read());
      for (int tries = 0; publication instanceof Publication.Conflict lost && tries < 2; tries++) {
        publication = store.publish(token, lost.winner());
      }
      assertThat(publication).isInstanceOf(Publication.Published.class);
      bed.secrets.rollBack(secret);
    }

    assertThat(bed.secrets.current(secret)).isEqualTo(StoreBed.FIVE_KEYS);
    assertThat(bed.secrets.versions(secret).values()).filteredOn(Set::isEmpty).isNotEmpty();
  }
}
