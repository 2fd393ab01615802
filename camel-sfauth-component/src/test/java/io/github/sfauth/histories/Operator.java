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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person who edits the secret, with time to think between reading and writing. */
final class Operator {

  private static final String NAME = "operator";

  private final World world;
  private Optional<Version> onScreen = Optional.empty();

  Operator(World world) {
    this.world = world;
  }

  /** The secret as it is created. */
  void create() {
    if (world.settings.layout() == Layout.SHARED) {
      write(Texts.FIRST);
    } else if (world.dice.oneIn(2)) {
      write(Texts.EMPTY);
    }
  }

  /** Looks at the secret; the next time writes what was seen, with an edit. */
  void edit() {
    if (onScreen.isEmpty()) {
      onScreen = world.secret.now().labelled(Moment.CURRENT);
      onScreen.ifPresent(seen -> world.trace.tell(NAME, () -> "looks at " + seen));
    } else {
      write(Texts.withNextEdit(onScreen.get().text()));
      onScreen = Optional.empty();
    }
  }

  boolean rollBack() {
    Moment now = world.secret.now();
    Optional<Version> previous = now.labelled(Moment.PREVIOUS);
    previous.ifPresent(
        version -> {
          world.trace.tell(NAME, () -> "rolls back to " + version);
          world.secret.move(
              Moment.CURRENT, now.labels().getOrDefault(Moment.CURRENT, ""), version.id());
          world.witness.rolledBackTo(version);
        });
    return previous.isPresent();
  }

  void empty() {
    write(Texts.EMPTY);
  }

  private void write(String text) {
    String id = new UUID(world.dice.nextLong(), world.dice.nextLong()).toString();
    Moment before = world.secret.now();
    Version version = world.secret.put(id, text, List.of());
    world.trace.tell(NAME, () -> "writes " + version);
    world.witness.writtenByOperator(version, before);
  }
}
