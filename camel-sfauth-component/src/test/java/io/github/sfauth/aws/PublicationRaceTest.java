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

import io.github.sfauth.simulator.secrets.SimulatedSecretsManager;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import io.github.sfauth.simulator.server.Gate;
import io.github.sfauth.token.Publication;
import io.github.sfauth.token.StoreException;
import io.github.sfauth.token.StoredToken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Others write while a token is published: people, Python, and stores like this one. */
class PublicationRaceTest {

  private static final String PUT = "PutSecretValue";
  private static final String MOVE = "UpdateSecretVersionStage";

  @RegisterExtension final StoreBed bed = new StoreBed();

  private final String secret = bed.secrets.create("crm", StoreBed.FIVE_KEYS);
  private final String first = bed.secrets.currentVersionId(secret);
  private final SharedSecretStore store = bed.store(secret);
  private final StoredToken before = store.read();

  private static String with(String token) {
    return StoreBed.FIVE_KEYS.replace(StoreBed.OLD_TOKEN, token);
  }

  private static String rotated(String text) {
    return text.replace(StoreBed.CONSUMER_SECRET, "PLANTED-ROTATED");
  }

  private static String winner(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Conflict.class);
    return StoreBed.value(((Publication.Conflict) publication).winner());
  }

  private static String published(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Published.class);
    return StoreBed.value(((Publication.Published) publication).stored());
  }

  @ParameterizedTest
  @ValueSource(strings = {PUT, MOVE})
  void whatPythonWritesMeanwhileWinsAndNothingIsLost(String held) throws Exception {
    String python = rotated(with("00D!python").replace("}", ", \"new\": 1}"));
    try (Gate gate = bed.secrets.holdBefore(held)) {
      Future<Publication> ours = bed.publishing(store, StoreBed.token("00D!ours"), before);
      gate.awaitArrivals(1);
      bed.secrets.edit(secret, python);
      gate.open();

      assertThat(winner(ours.get())).isEqualTo("00D!python");
    }
    assertThat(bed.secrets.current(secret)).isEqualTo(python);
  }

  @ParameterizedTest
  @ValueSource(strings = {PUT, MOVE})
  void anOperatorsEditMeanwhileIsMerged(String held) throws Exception {
    try (Gate gate = bed.secrets.holdBefore(held)) {
      Future<Publication> ours = bed.publishing(store, StoreBed.token("00D!ours"), before);
      gate.awaitArrivals(1);
      bed.secrets.edit(secret, rotated(StoreBed.FIVE_KEYS));
      gate.open();

      assertThat(published(ours.get())).isEqualTo("00D!ours");
    }
    assertThat(bed.secrets.current(secret)).isEqualTo(rotated(with("00D!ours")));
    assertThat(bed.pauses).hasSize(1);
  }

  @Test
  void anEditBeforePublishingIsMergedWithoutADetour() {
    bed.secrets.edit(secret, rotated(StoreBed.FIVE_KEYS));

    assertThat(published(store.publish(StoreBed.token("00D!ours"), before))).isEqualTo("00D!ours");
    assertThat(bed.secrets.current(secret)).isEqualTo(rotated(with("00D!ours")));
    assertThat(bed.secrets.counters().of(PUT)).isEqualTo(1);
  }

  @Test
  void aTokenIsNotWrittenOverAnotherClient() {
    bed.secrets.edit(secret, StoreBed.FIVE_KEYS.replace("3MVG9.key", "3MVG9.other"));

    assertThat(store.publish(StoreBed.token("00D!ours"), before))
        .isInstanceOf(Publication.Withheld.class);
    assertThat(bed.secrets.counters().of(PUT)).isZero();
    assertThat(store.current().clientId()).isEqualTo("3MVG9.other");
  }

  static Stream<Arguments> whatTakesNoTokenOfTheApps() {
    return Stream.of(
        Arguments.of(
            "names a Username",
            StoreBed.FIVE_KEYS.replace("}", ", \"Username\": \"u@acme.example\"}")),
        Arguments.of(
            "managed and rotated by AWS",
            "{\"consumerKey\": \"3MVG9.key\", \"consumerSecret\": \"PLANTED\","
                + " \"baseUri\": \"https://acme.my.salesforce.com\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatTakesNoTokenOfTheApps")
  void aTokenIsNotWrittenIntoWhatTakesNoneSinceItWasRead(String reason, String text) {
    bed.secrets.edit(secret, text);

    Publication publication = store.publish(StoreBed.token("00D!ours"), before);
    assertThat(publication).isInstanceOf(Publication.Withheld.class);
    assertThat(((Publication.Withheld) publication).reason()).contains(reason);
    assertThat(bed.secrets.counters().of(PUT)).isZero();
    assertThat(bed.secrets.current(secret)).isEqualTo(text);
  }

  @Test
  void aNewerTokenWinsWithoutAWrite() {
    bed.secrets.edit(secret, with("00D!python"));

    assertThat(winner(store.publish(StoreBed.token("00D!ours"), before))).isEqualTo("00D!python");
    assertThat(bed.secrets.counters().of(PUT)).isZero();
  }

  @Test
  void givesUpOnASecretThatChangesEveryTime() {
    bed.secrets
        .faults()
        .always(
            MOVE,
            new Fault.Instead(SimulatedSecretsManager.error("InvalidParameterException", "no")));

    assertThatThrownBy(() -> store.publish(StoreBed.token("00D!ours"), before))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was changed by others each of the 3 times");
    assertThat(bed.secrets.counters().of(MOVE)).isEqualTo(3);
    assertThat(bed.pauses).hasSize(2);
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void ofTwoWhoPublishAtOnceOneWinsAndTheOtherLearnsTheWinnersToken() throws Exception {
    SharedSecretStore other = bed.store(secret);
    StoredToken seenByOther = other.read();
    List<Publication> outcomes;
    try (Gate gate = bed.secrets.holdBefore(PUT)) {
      Future<Publication> one = bed.publishing(store, StoreBed.token("00D!one"), before);
      Future<Publication> two = bed.publishing(other, StoreBed.token("00D!two"), seenByOther);
      gate.awaitArrivals(2);
      gate.open();
      outcomes = List.of(one.get(), two.get());
    }

    String current = StoreBed.value(bed.store(secret).read());
    assertThat(outcomes).filteredOn(Publication.Published.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Publication.Conflict.class::isInstance).hasSize(1);
    for (Publication outcome : outcomes) {
      assertThat(
              outcome instanceof Publication.Published p
                  ? StoreBed.value(p.stored())
                  : winner(outcome))
          .isEqualTo(current);
    }
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void twoWhoGotTheSameSessionBothSucceedWithOneVersion() throws Exception {
    SharedSecretStore other = bed.store(secret);
    StoredToken seenByOther = other.read();
    try (Gate gate = bed.secrets.holdBefore(PUT)) {
      Future<Publication> one = bed.publishing(store, StoreBed.token("00D!same"), before);
      Future<Publication> two = bed.publishing(other, StoreBed.token("00D!same"), seenByOther);
      gate.awaitArrivals(2);
      gate.open();

      assertThat(published(one.get())).isEqualTo("00D!same");
      assertThat(published(two.get())).isEqualTo("00D!same");
    }
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void whoDiedBetweenTheTwoCallsIsFinishedByTheNext() {
    bed.leavePending(secret, VersionChain.successor(first, 1), with("00D!dead"));

    assertThat(winner(store.publish(StoreBed.token("00D!ours"), before))).isEqualTo("00D!dead");
    assertThat(bed.secrets.current(secret)).isEqualTo(with("00D!dead"));
  }

  @Test
  void whoDiedBetweenTheTwoCallsFinishesItselfAfterARestart() {
    bed.leavePending(secret, VersionChain.successor(first, 1), with("00D!ours"));

    assertThat(published(store.publish(StoreBed.token("00D!ours"), before))).isEqualTo("00D!ours");
    assertThat(bed.secrets.current(secret)).isEqualTo(with("00D!ours"));
  }

  @Test
  void anUnfinishedVersionThatWouldUndoAnEditIsNotFinished() {
    bed.leavePending(secret, VersionChain.successor(first, 1), rotated(with("00D!dead")));

    assertThat(winner(store.publish(StoreBed.token("00D!ours"), before))).isEqualTo("00D!dead");
    assertThat(bed.secrets.current(secret)).isEqualTo(StoreBed.FIVE_KEYS);
  }

  @Test
  void whoIsOvertakenBetweenTheTwoCallsHasPublished() throws Exception {
    try (Gate gate = bed.secrets.holdBefore(MOVE)) {
      Future<Publication> slow = bed.publishing(store, StoreBed.token("00D!slow"), before);
      gate.awaitArrivals(1);
      Future<Publication> quick =
          bed.publishing(bed.store(secret), StoreBed.token("00D!quick"), bed.store(secret).read());
      gate.awaitArrivals(1);
      gate.open();

      assertThat(winner(quick.get())).isEqualTo("00D!slow");
      assertThat(published(slow.get())).isEqualTo("00D!slow");
    }
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void whoReadsAnOldStateOfTheLabelFindsTheWinnerByItsId() {
    bed.store(secret).publish(StoreBed.token("00D!winner"), before);
    bed.secrets.faults().next("GetSecretValue", new Fault.Instead(firstVersionAgain()));

    assertThat(winner(store.publish(StoreBed.token("00D!ours"), before))).isEqualTo("00D!winner");
    assertThat(bed.secrets.versions(secret)).hasSize(2);
  }

  @Test
  void waitsForAVersionThatIsTakenButNotYetVisible() {
    bed.store(secret).publish(StoreBed.token("00D!winner"), before);
    bed.secrets.faults().next("GetSecretValue", new Fault.Instead(firstVersionAgain()));
    bed.secrets.faults().next("GetSecretValue", new Fault.Instead(notFound()));
    bed.secrets.faults().next("GetSecretValue", new Fault.Instead(notFound()));
    SharedSecretStore patient = bed.builder(secret).random(() -> 0).build();

    assertThat(winner(patient.publish(StoreBed.token("00D!ours"), before))).isEqualTo("00D!winner");
    assertThat(bed.pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void keepsTheTokenInMemoryIfATakenVersionStaysInvisible() {
    bed.store(secret).publish(StoreBed.token("00D!winner"), before);
    bed.secrets.faults().next("GetSecretValue", new Fault.Instead(firstVersionAgain()));
    for (int i = 0; i < Patience.TRIES; i++) {
      bed.secrets.faults().next("GetSecretValue", new Fault.Instead(notFound()));
    }

    assertThatThrownBy(() -> store.publish(StoreBed.token("00D!ours"), before))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be read yet");
  }

  @Test
  void whoPausedForLongOverwritesNothing() {
    StoredToken longAgo = before;
    SharedSecretStore other = bed.store(secret);
    other.publish(StoreBed.token("00D!two"), other.read());
    other.publish(StoreBed.token("00D!three"), other.read());

    assertThat(winner(store.publish(StoreBed.token("00D!ours"), longAgo))).isEqualTo("00D!three");
    assertThat(bed.secrets.versions(secret)).hasSize(3);
  }

  /** What an eventually consistent read may still answer after the label moved. */
  private Answer firstVersionAgain() {
    return Answer.of(
        200,
        "application/x-amz-json-1.1",
        "{\"ARN\":\"%s\",\"Name\":\"crm\",\"VersionId\":\"%s\",\"SecretString\":\"%s\",\"VersionStages\":[\"AWSCURRENT\"],\"CreatedDate\":1.7954E9}"
            .formatted(secret, first, StoreBed.FIVE_KEYS.replace("\"", "\\\"")));
  }

  private static Answer notFound() {
    return SimulatedSecretsManager.error("ResourceNotFoundException", "not yet");
  }
}
