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

import io.github.sfauth.oauth.ClientCredentialsGrant;
import io.github.sfauth.oauth.HostGuard;
import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Gate;
import io.github.sfauth.token.AccessToken;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import io.github.sfauth.token.TokenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Several processes publish to one token's secret, and people meddle. */
class OwnPublicationTest {

  private static final String GET = "GetSecretValue";
  private static final String PUT = "PutSecretValue";

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.createEmpty("crm-token");
  private final OwnSecretStore store = bed.own(secret);

  private static StoredToken published(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Published.class);
    return ((Publication.Published) publication).stored();
  }

  private static StoredToken winner(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Conflict.class);
    return ((Publication.Conflict) publication).winner();
  }

  private StoredToken publish(String token) {
    OwnSecretStore other = bed.own(secret);
    return published(other.publish(StoreBed.token(token), other.read()));
  }

  private List<Publication> atOnce(String one, String two) throws Exception {
    return atOnce(one, bed.own(secret), two);
  }

  private List<Publication> atOnce(String one, OwnSecretStore other, String two) throws Exception {
    StoredToken seen = store.read();
    StoredToken seenByOther = other.read();
    try (Gate gate = bed.secrets.holdBefore(PUT)) {
      Future<Publication> first = bed.publishing(store, StoreBed.token(one), seen);
      Future<Publication> second = bed.publishing(other, StoreBed.token(two), seenByOther);
      gate.awaitArrivals(2);
      gate.open();
      return List.of(first.get(), second.get());
    }
  }

  @Test
  void ofManyWhoPublishAtOnceOneWinsAndAllLearnTheWinnersToken() throws Exception {
    int many = 8;
    List<Future<Publication>> publishing = new ArrayList<>();
    try (Gate gate = bed.secrets.holdBefore(PUT)) {
      for (int i = 0; i < many; i++) {
        OwnSecretStore one = bed.own(secret);
        publishing.add(bed.publishing(one, StoreBed.token("00D!" + i), one.read()));
      }
      gate.awaitArrivals(many);
      gate.open();
    }
    List<String> winners = new ArrayList<>();
    for (Future<Publication> future : publishing) {
      Publication outcome = future.get();
      if (outcome instanceof Publication.Published) {
        winners.add(StoreBed.value(published(outcome)));
      }
    }

    assertThat(winners).hasSize(1);
    assertThat(bed.secrets.versions(secret)).hasSize(1);
    for (Future<Publication> future : publishing) {
      if (future.get() instanceof Publication.Conflict conflict) {
        assertThat(StoreBed.value(conflict.winner())).isEqualTo(winners.get(0));
      }
    }
  }

  @Test
  void ofTwoWhoPublishFirstOneWinsAndTheOtherLearnsTheWinnersToken() throws Exception {
    List<Publication> outcomes = atOnce("00D!one", "00D!two");

    assertThat(outcomes).filteredOn(Publication.Published.class::isInstance).hasSize(1);
    StoredToken winner =
        winner(outcomes.stream().filter(Publication.Conflict.class::isInstance).findAny().get());
    assertThat(StoreBed.value(winner)).isEqualTo(StoreBed.value(store.read()));
    assertThat(winner.sequence()).hasValue(1);
    assertThat(bed.secrets.versions(secret)).hasSize(1);
  }

  @Test
  void ofTwoClientsThatPublishFirstNoneWritesOverTheOthersToken() throws Exception {
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();

    List<Publication> outcomes = atOnce("00D!one", other, "00D!two");

    assertThat(outcomes).filteredOn(Publication.Published.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Publication.Withheld.class::isInstance).hasSize(1);
    assertThat(bed.secrets.versions(secret)).hasSize(1);
  }

  @Test
  void theOrderGoesOnFromWhatIsCurrentWhateverWasReadBefore() {
    publish("00D!first");
    publish("00D!same");
    bed.clock.advance(TokenStore.WRITE_FLOOR);
    AccessToken renewed = StoreBed.token("00D!same", bed.clock.instant());

    StoredToken third = published(store.publish(renewed, StoredToken.NOTHING));

    assertThat(third.sequence()).hasValue(3);
  }

  @Test
  void twoWhoGotTheSameSessionBothSucceedWithOneVersion() throws Exception {
    publish("00D!first");

    assertThat(atOnce("00D!same", "00D!same"))
        .allSatisfy(
            outcome -> assertThat(StoreBed.value(published(outcome))).isEqualTo("00D!same"));
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void whoReadsAnOldStateOfTheLabelAfterASuccessfulPutFindsTheWinnerByItsId() {
    StoredToken first = publish("00D!first");
    String old = bed.secrets.current(secret);
    StoredToken seen = store.read();
    publish("00D!winner");
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(first.version(), old)));

    assertThat(StoreBed.value(winner(store.publish(StoreBed.token("00D!ours"), seen))))
        .isEqualTo("00D!winner");
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void whoReadsAnOldStateOfTheLabelAfterItsOwnPutWritesBehindIt() {
    StoredToken first = publish("00D!first");
    String old = bed.secrets.current(secret);
    StoredToken second = published(store.publish(StoreBed.token("00D!second"), store.read()));
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(first.version(), old)));

    StoredToken third = published(store.publish(StoreBed.token("00D!third"), second));

    assertThat(third.version()).isEqualTo(VersionChain.successor(second.version(), 1));
    assertThat(third.sequence()).hasValue(3);
    assertThat(bed.secrets.current(secret)).contains("\"parent\": \"" + second.version());
  }

  @Test
  void waitsForAVersionThatIsTakenButNotYetVisible() {
    StoredToken first = publish("00D!first");
    String old = bed.secrets.current(secret);
    publish("00D!winner");
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(first.version(), old)));
    bed.secrets.faults().next(GET, new Fault.Instead(notFound()));
    OwnSecretStore patient = bed.ownBuilder(secret, StoreBed.CLIENT).random(() -> 0).build();

    assertThat(StoreBed.value(winner(patient.publish(StoreBed.token("00D!ours"), first))))
        .isEqualTo("00D!winner");
    assertThat(bed.pauses).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void keepsTheTokenInMemoryIfATakenVersionStaysInvisible() {
    StoredToken first = publish("00D!first");
    String old = bed.secrets.current(secret);
    publish("00D!winner");
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(first.version(), old)));
    for (int i = 0; i < Patience.TRIES; i++) {
      bed.secrets.faults().next(GET, new Fault.Instead(notFound()));
    }

    assertThatThrownBy(() -> store.publish(StoreBed.token("00D!ours"), first))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be read yet");
  }

  @Test
  void whoPausedForLongOverwritesNothing() {
    StoredToken longAgo = publish("00D!one");
    publish("00D!two");
    publish("00D!three");

    assertThat(StoreBed.value(winner(store.publish(StoreBed.token("00D!ours"), longAgo))))
        .isEqualTo("00D!three");
    assertThat(bed.secrets.versions(secret)).hasSize(3);
  }

  /** The chain does not lead as far, and nothing in it serves another client. */
  @Test
  void whoPausedWhileAnotherClientWroteManyTokensOverwritesNothing() {
    bed.secrets.edit(secret, "{}");
    String longAgo = bed.secrets.currentVersionId(secret);
    for (int i = 1; i <= 4; i++) {
      publish("00D!" + i);
    }
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(longAgo, "{}")));

    assertThat(other.publish(StoreBed.token("00D!late"), StoredToken.NOTHING))
        .isInstanceOf(Publication.Withheld.class);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!4");
  }

  /** A version that says that it is current outweighs a label that is read late twice. */
  @Test
  void whoReadsAnOldStateOfTheLabelTwiceWritesOverNoOtherClientsToken() {
    bed.secrets.edit(secret, "{}");
    String old = bed.secrets.currentVersionId(secret);
    StoredToken theirs = publish("00D!theirs");
    String text = bed.secrets.current(secret);
    OwnSecretStore other = bed.ownBuilder(secret, () -> StoreBed.client("3MVG9.other")).build();
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(old, "{}")));
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(theirs.version(), text)));
    bed.secrets.faults().next(GET, new Fault.Instead(currentAgain(old, "{}")));

    assertThat(other.publish(StoreBed.token("00D!late"), StoredToken.NOTHING))
        .isInstanceOf(Publication.Withheld.class);
    assertThat(bed.secrets.current(secret)).isEqualTo(text);
  }

  @Test
  void aWinnerThatIsOfNoUseIsTheNextParent() {
    StoredToken first = publish("00D!first");
    StoredToken refused = publish("00D!refused");

    winner(store.publish(StoreBed.token("00D!ours"), first));
    StoredToken ours = published(store.publish(StoreBed.token("00D!ours"), refused));

    assertThat(ours.version()).isEqualTo(VersionChain.successor(refused.version(), 1));
    assertThat(ours.sequence()).hasValue(3);
  }

  @Test
  void theVersionThatAnOperatorRolledBackFromIsOfferedSinceItsTokenMayServe() {
    publish("00D!first");
    StoredToken second = publish("00D!second");
    bed.secrets.rollBack(secret);

    StoredToken winner = winner(store.publish(StoreBed.token("00D!ours"), store.read()));

    assertThat(StoreBed.value(winner)).isEqualTo("00D!second");
    assertThat(winner.version()).isEqualTo(second.version());
  }

  @Test
  void behindARefusedTokenTheNewOneIsPublishedOverWhatTheOperatorWentBackTo() {
    publish("00D!first");
    publish("00D!second");
    bed.secrets.rollBack(secret);
    StoredToken winner = winner(store.publish(StoreBed.token("00D!ours"), store.read()));

    StoredToken ours = published(store.publish(StoreBed.token("00D!ours"), winner));

    assertThat(ours.sequence()).hasValue(3);
    assertThat(StoreBed.value(bed.own(secret).read())).isEqualTo("00D!ours");
  }

  @Test
  void aRolledBackTokenThatIsOursIsMadeCurrentAgainInANewVersion() {
    publish("00D!first");
    publish("00D!ours");
    bed.secrets.rollBack(secret);
    AccessToken sameSession = StoreBed.token("00D!ours", StoreBed.START.plusMillis(1));
    published(store.publish(sameSession, store.read()));

    assertThat(StoreBed.value(store.read())).isEqualTo("00D!ours");
    assertThat(store.read().sequence()).hasValue(3);
  }

  @Test
  void aChainThatIsUsedUpIsLeftWithAWarningWithinThreePublications() {
    String first = publish("00D!first").version();
    String second = VersionChain.successor(first, 1);
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
    String text = bed.secrets.current(secret);
    taken.forEach((id, token) -> bed.leave(secret, id, text.replace("00D!first", token), "OTHER"));
    AccessToken ours = StoreBed.token("00D!ours");

    StoredToken one = winner(store.publish(ours, store.read()));
    StoredToken two = winner(store.publish(ours, one));
    published(store.publish(ours, two));

    assertThat(one.version()).isEqualTo(second);
    assertThat(two.version()).isEqualTo(third);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!ours");
    assertThat(bed.warnings()).singleElement().asString().contains("chain of versions");
  }

  @Test
  void aSuccessorThatIsNoRecordIsPassedOver() {
    String first = publish("00D!first").version();
    bed.leave(secret, VersionChain.successor(first, 1), "what is this?", "OTHER");

    published(store.publish(StoreBed.token("00D!ours"), store.read()));
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!ours");
  }

  @Test
  void anOperatorWhoEmptiesTheSecretMeanwhileIsFollowed() throws Exception {
    StoredToken first = publish("00D!first");
    bed.secrets.edit(secret, "{}");

    StoredToken ours = published(store.publish(StoreBed.token("00D!ours"), first));
    assertThat(ours.sequence()).hasValue(2);
    assertThat(StoreBed.value(store.read())).isEqualTo("00D!ours");
  }

  @Test
  void aSecretThatIsMarkedForDeletionIsNamedAndServesAgainOnceItIsRestored() {
    StoredToken first = publish("00D!first");
    bed.secrets.delete(secret);
    assertThatThrownBy(() -> store.publish(StoreBed.token("00D!ours"), first))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("marked for deletion");

    bed.secrets.reinstate(secret);
    published(store.publish(StoreBed.token("00D!ours"), first));
  }

  @Test
  void aSecretThatWasDeletedAndMadeAnewIsWrittenAnew() {
    OwnSecretStore byName = bed.own("crm-token");
    StoredToken before = published(byName.publish(StoreBed.token("00D!first"), byName.read()));
    try (SimulatedSecretsManager empty = SimulatedSecretsManager.start(bed.clock, 0)) {
      bed.secrets.restore(empty.save());
    }
    bed.secrets.createEmpty("crm-token");

    StoredToken ours = published(byName.publish(StoreBed.token("00D!ours"), before));

    assertThat(ours.sequence()).hasValue(2);
    assertThat(StoreBed.value(byName.read())).isEqualTo("00D!ours");
  }

  @Test
  void aReplicaIsReadAndNotWritten() {
    publish("00D!first");
    bed.secrets.readOnlyReplica(secret);

    StoredToken read = store.read();
    assertThat(StoreBed.value(read)).isEqualTo("00D!first");
    Publication publication = store.publish(StoreBed.token("00D!ours"), read);
    assertThat(publication).isInstanceOf(Publication.Withheld.class);
    assertThat(((Publication.Withheld) publication).reason()).contains("replica");

    // The region failed over: the replica was promoted.
    bed.secrets.reinstate(secret);
    bed.clock.advance(TokenStore.WRITE_FLOOR);
    published(store.publish(StoreBed.token("00D!ours"), read));
  }

  @Test
  void aPutThatTheSdkRepeatsAfterItTookEffectHasPublished() {
    AwsClientOptions options =
        AwsClientOptions.builder()
            .accessKey("AKIDTEST")
            .secretKey("test")
            .overrideEndpoint(true)
            .uriEndpointOverride(bed.secrets.uri().toString())
            .build();
    bed.secrets
        .faults()
        .next(
            PUT,
            new Fault.AfterEffect(
                SimulatedSecretsManager.error("InternalServiceError", "try again")));
    try (SecretsManagerClient repeating =
        SecretsManagerClients.build(options, SecretId.of(secret))) {
      OwnSecretStore again =
          OwnSecretStore.builder(
                  repeating,
                  SecretId.of(secret),
                  new HostGuard(Set.of()),
                  new SuppliedCredentials(StoreBed.CLIENT),
                  new ClientCredentialsGrant(""),
                  StoreBed.SESSION_TIMEOUT)
              .clock(bed.clock)
              .build();
      published(again.publish(StoreBed.token("00D!ours"), again.read()));
    }
    assertThat(bed.secrets.counters().of(PUT)).isEqualTo(2);
    assertThat(bed.secrets.versions(secret)).hasSize(1);
  }

  /** What an eventually consistent read may still answer after the label moved. */
  private Answer currentAgain(String version, String text) {
    return Answer.of(
        200,
        "application/x-amz-json-1.1",
        "{\"ARN\":\"%s\",\"Name\":\"crm-token\",\"VersionId\":\"%s\",\"SecretString\":\"%s\",\"VersionStages\":[\"AWSCURRENT\"],\"CreatedDate\":1.7954E9}"
            .formatted(secret, version, text.replace("\"", "\\\"")));
  }

  private static Answer notFound() {
    return SimulatedSecretsManager.error("ResourceNotFoundException", "not yet");
  }
}
