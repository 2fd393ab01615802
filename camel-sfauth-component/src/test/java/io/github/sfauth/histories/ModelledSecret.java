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
package io.github.sfauth.histories;

import io.github.sfauth.histories.Moment.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * One secret as Secrets Manager keeps it. Writes are checked and take effect in one step: that is
 * the assumption which everything rests on. Reads may show what was a while ago, and a later read
 * something earlier than the one before it.
 */
final class ModelledSecret {

  private record Past(Moment moment, Instant until) {}

  private final Time time;
  private final Dice dice;
  private final Flaw flaw;
  private final List<Past> past = new ArrayList<>();
  private Duration lag;
  private Moment now = Moment.EMPTY;
  private int places;

  ModelledSecret(Time time, Dice dice, Flaw flaw, Duration lag) {
    this.time = time;
    this.dice = dice;
    this.flaw = flaw;
    this.lag = lag;
  }

  Moment now() {
    return now;
  }

  /** What a read sees. */
  Moment seen() {
    Instant oldest = time.instant().minus(lag);
    List<Moment> visible =
        past.stream().filter(it -> it.until().isAfter(oldest)).map(Past::moment).toList();
    return visible.isEmpty() || dice.oneIn(2) ? now : dice.pick(visible);
  }

  void lagsNoMore() {
    lag = Duration.ZERO;
  }

  /** Adds a version, unless its id is taken by other content. */
  Version put(String id, String text, List<String> stages) {
    Optional<Version> taken = now.byId(id);
    if (taken.isPresent() && taken.get().text().equals(text)) {
      return taken.get();
    } else if (taken.isPresent() && flaw != Flaw.IDS_ARE_NOT_CHECKED) {
      throw ResourceExistsException.builder().message("taken").build();
    }
    Version version = new Version(++places, id, text, time.instant());
    boolean becomesCurrent = stages.isEmpty() || now.versions().isEmpty();
    change(now.with(version, becomesCurrent ? List.of(Moment.CURRENT) : stages));
    return version;
  }

  /** Moves a label, if it is where it is said to be. */
  void move(String label, String from, String to) {
    if (now.byId(to).isEmpty()) {
      throw ResourceNotFoundException.builder().message("no such version").build();
    } else if (!from.equals(now.labels().get(label)) && flaw != Flaw.LABELS_ARE_NOT_CHECKED) {
      throw InvalidParameterException.builder().message("elsewhere").build();
    }
    change(now.with(label, to));
  }

  private void change(Moment next) {
    // No two changes are of the same millisecond: then nobody could tell which came first.
    time.pass(Duration.ofMillis(1));
    past.add(new Past(now, time.instant()));
    now = next;
  }
}
