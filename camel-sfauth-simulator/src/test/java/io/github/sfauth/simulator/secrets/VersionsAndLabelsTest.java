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
package io.github.sfauth.simulator.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

class VersionsAndLabelsTest {

  @RegisterExtension final SecretsBed bed = new SecretsBed();

  private final String secret = bed.secrets.create("crm", "one");
  private final String first = bed.secrets.currentVersionId(secret);
  private final String second = SecretsBed.token();
  private final String third = SecretsBed.token();

  @Test
  void readingWithoutVersionGivesTheCurrentOne() {
    var value = bed.get(secret);

    assertThat(value.secretString()).isEqualTo("one");
    assertThat(value.versionId()).isEqualTo(first);
    assertThat(value.versionStages()).containsExactly("AWSCURRENT");
    assertThat(value.arn()).isEqualTo(secret);
    assertThat(value.name()).isEqualTo("crm");
    assertThat(value.createdDate()).isEqualTo(SecretsBed.START);
  }

  @Test
  void putWithoutLabelsMovesCurrentAndPrevious() {
    bed.clock.advance(Duration.ofMinutes(1));
    var put = bed.put(secret, second, "two");

    assertThat(put.versionId()).isEqualTo(second);
    assertThat(put.versionStages()).containsExactly("AWSCURRENT");
    assertThat(labels(first)).containsExactly("AWSPREVIOUS");
    assertThat(bed.get(secret).secretString()).isEqualTo("two");
    assertThat(bed.get(secret).createdDate()).isEqualTo(SecretsBed.START.plusSeconds(60));
  }

  @Test
  void secondPutDeprecatesTheFirstVersionButKeepsItReadable() {
    bed.put(secret, second, "two");
    bed.put(secret, third, "three");

    assertThat(labels(first)).isEmpty();
    assertThat(labels(second)).containsExactly("AWSPREVIOUS");
    var deprecated = bed.client.getSecretValue(r -> r.secretId(secret).versionId(first));
    assertThat(deprecated.secretString()).isEqualTo("one");
    assertThat(deprecated.hasVersionStages()).isFalse();
  }

  @Test
  void putWithLabelsPutsExactlyThoseAndLeavesCurrentAlone() {
    var put = bed.put(secret, second, "two", "SFAUTH_PENDING");

    assertThat(put.versionStages()).containsExactly("SFAUTH_PENDING");
    assertThat(labels(first)).containsExactly("AWSCURRENT");
    assertThat(bed.get(secret).secretString()).isEqualTo("one");
  }

  @Test
  void putWithCurrentAmongItsLabelsMovesCurrentAndPrevious() {
    bed.put(secret, second, "two", "AWSCURRENT", "EXTRA");

    assertThat(labels(second)).containsExactlyInAnyOrder("AWSCURRENT", "EXTRA");
    assertThat(labels(first)).containsExactly("AWSPREVIOUS");
  }

  @Test
  void putTakesCustomLabelFromOtherVersionWithoutAsking() {
    bed.put(secret, second, "two", "LEASE");
    bed.put(secret, third, "three", "LEASE");

    assertThat(labels(second)).isEmpty();
    assertThat(labels(third)).containsExactly("LEASE");
    assertThat(
            bed.client.getSecretValue(r -> r.secretId(secret).versionStage("LEASE")).secretString())
        .isEqualTo("three");
  }

  @Test
  void customLabelStaysWhenCurrentMovesOn() {
    bed.put(secret, second, "two", "AWSCURRENT", "MARK");
    bed.put(secret, third, "three");

    assertThat(labels(second)).containsExactlyInAnyOrder("AWSPREVIOUS", "MARK");
  }

  @Test
  void pendingLabelLeftOnCurrentVersionGoesWithTheNextPut() {
    bed.put(secret, second, "two", "AWSPENDING");
    bed.move(secret, "AWSCURRENT", first, second);
    assertThat(labels(second)).containsExactly("AWSCURRENT", "AWSPENDING");

    bed.put(secret, third, "three");

    assertThat(labels(second)).containsExactly("AWSPREVIOUS");
    assertThat(labels(third)).containsExactly("AWSCURRENT");
  }

  @Test
  void firstVersionOfEmptySecretIsCurrentWhateverItsLabels() {
    String empty = bed.secrets.createEmpty("empty");
    bed.put(empty, second, "two", "LEASE");

    assertThat(bed.labels(empty, second)).containsExactlyInAnyOrder("AWSCURRENT", "LEASE");
  }

  @Test
  void movingCurrentMovesPreviousToTheVersionThatLostIt() {
    bed.put(secret, second, "two", "SFAUTH_PENDING");
    bed.move(secret, "AWSCURRENT", first, second);

    assertThat(labels(first)).containsExactly("AWSPREVIOUS");
    assertThat(labels(second)).containsExactlyInAnyOrder("AWSCURRENT", "SFAUTH_PENDING");
  }

  @Test
  void labelOnOtherVersionDoesNotMoveUnlessThatVersionIsNamed() {
    bed.put(secret, second, "two", "NEXT");

    assertThatThrownBy(() -> bed.moveUnguarded(secret, "AWSCURRENT", second))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(
            "The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently"
                + " attached to version "
                + first
                + ", so you must explicitly reference that version in RemoveFromVersionId.");
    assertThat(labels(first)).containsExactly("AWSCURRENT");
  }

  @Test
  void labelDoesNotMoveFromVersionThatDoesNotHaveIt() {
    bed.put(secret, second, "two", "NEXT");
    bed.put(secret, third, "three", "AFTER");

    assertThatThrownBy(() -> bed.move(secret, "AWSCURRENT", second, third))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(labels(first)).containsExactly("AWSCURRENT");
  }

  @Test
  void repeatedMoveIsRefusedSinceTheLabelHasLeft() {
    bed.put(secret, second, "two", "NEXT");
    bed.move(secret, "AWSCURRENT", first, second);

    assertThatThrownBy(() -> bed.move(secret, "AWSCURRENT", first, second))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void movingLabelToWhereItIsSucceedsAndChangesNothing() {
    bed.put(secret, second, "two");
    bed.moveUnguarded(secret, "AWSCURRENT", second);
    bed.move(secret, "AWSCURRENT", second, second);

    assertThat(labels(second)).containsExactly("AWSCURRENT");
    assertThat(labels(first)).containsExactly("AWSPREVIOUS");
  }

  @Test
  void newLabelIsAttachedWithoutNamingAnyOtherVersion() {
    bed.moveUnguarded(secret, "MARK", first);

    assertThat(labels(first)).containsExactlyInAnyOrder("AWSCURRENT", "MARK");
  }

  @Test
  void removingTheLastLabelDeprecatesTheVersion() {
    bed.put(secret, second, "two", "LEASE");
    bed.client.updateSecretVersionStage(
        r -> r.secretId(secret).versionStage("LEASE").removeFromVersionId(second));

    assertThat(labels(second)).isEmpty();
  }

  @Test
  void currentCannotBeRemovedAltogether() {
    assertThatThrownBy(
            () ->
                bed.client.updateSecretVersionStage(
                    r -> r.secretId(secret).versionStage("AWSCURRENT").removeFromVersionId(first)))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(labels(first)).containsExactly("AWSCURRENT");
  }

  @Test
  void moveThatNamesNoVersionIsRefused() {
    assertThatThrownBy(
            () ->
                bed.client.updateSecretVersionStage(
                    r -> r.secretId(secret).versionStage("AWSCURRENT")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void labelDoesNotMoveToVersionThatDoesNotExist() {
    assertThatThrownBy(() -> bed.move(secret, "AWSCURRENT", first, second))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void listShowsLabelledVersionsAndDeprecatedOnesOnDemand() {
    bed.put(secret, second, "two");
    bed.put(secret, third, "three");

    assertThat(listed(false)).containsExactly(second, third);
    assertThat(listed(true)).containsExactly(first, second, third);
  }

  @Test
  void listComesInPages() {
    bed.put(secret, second, "two");
    var page = bed.client.listSecretVersionIds(r -> r.secretId(secret).maxResults(1));
    var rest = bed.client.listSecretVersionIds(r -> r.secretId(secret).nextToken(page.nextToken()));

    assertThat(page.versions())
        .extracting(SecretVersionsListEntry::versionId)
        .containsExactly(first);
    assertThat(rest.versions())
        .extracting(SecretVersionsListEntry::versionId)
        .containsExactly(second);
    assertThat(rest.nextToken()).isNull();
  }

  @Test
  void descriptionMapsLabelledVersionsToTheirLabels() {
    bed.clock.advance(Duration.ofSeconds(5));
    bed.put(secret, second, "two");
    bed.put(secret, third, "three");
    var description = bed.client.describeSecret(r -> r.secretId(secret));

    assertThat(description.versionIdsToStages())
        .containsOnlyKeys(second, third)
        .containsEntry(third, List.of("AWSCURRENT"));
    assertThat(description.createdDate()).isEqualTo(SecretsBed.START);
    assertThat(description.lastChangedDate()).isEqualTo(SecretsBed.START.plusSeconds(5));
    assertThat(description.deletedDate()).isNull();
  }

  @Test
  void operatorsRollBackSwapsCurrentAndPrevious() {
    bed.secrets.edit(secret, "two");
    String edited = bed.secrets.currentVersionId(secret);
    bed.secrets.rollBack(secret);

    assertThat(bed.secrets.current(secret)).isEqualTo("one");
    assertThat(labels(edited)).containsExactly("AWSPREVIOUS");
    assertThat(bed.secrets.counters().all()).isEmpty();
  }

  private List<String> listed(boolean deprecated) {
    return bed
        .client
        .listSecretVersionIds(r -> r.secretId(secret).includeDeprecated(deprecated))
        .versions()
        .stream()
        .map(SecretVersionsListEntry::versionId)
        .toList();
  }

  private Set<String> labels(String version) {
    return bed.labels(secret, version);
  }
}
