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

import io.github.sfauth.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When it is quiet: all that is under way ends well, everybody works, and all agree. */
final class Aftermath {

  /** How many tokens a process may find ended until it has one that works. */
  private static final int TRIES = 8;

  /** A session in its last minute may be handed out, and be of no use. */
  private static final Duration MOMENT = Duration.ofSeconds(20);

  /** Longer than every pause after a failure. */
  private static final Duration PAUSE = Duration.ofMinutes(20);

  /** Longer than a process keeps from writing because it wrote so much. */
  private static final Duration DAY = Duration.ofHours(25);

  private final World world;
  private final List<Participant> processes;

  Aftermath(World world, List<Participant> processes) {
    this.world = world;
    this.processes = processes;
  }

  void settle() {
    finishAll();
    world.time.pass(PAUSE);
    processes.forEach(this::findsOneThatWorks);
    world.time.pass(DAY);
    world.endSessions();
    processes.forEach(this::findsOneThatWorks);
    agree();
  }

  private void finishAll() {
    world.stage.run(
        () -> {
          List<Strand> ready =
              processes.stream().flatMap(process -> process.strands().stream()).toList();
          return ready.isEmpty() ? Optional.empty() : Optional.of(ready.get(0));
        });
  }

  private void findsOneThatWorks(Participant process) {
    for (int i = 0; i < TRIES && undisputed(); i++) {
      if (tries(process).isPresent()) {
        return;
      }
      world.time.pass(MOMENT);
    }
    if (undisputed()) {
      world.witness.object(process + " has no token that works, though all is well");
    }
  }

  private boolean undisputed() {
    return world.witness.objection().isEmpty();
  }

  private Optional<AccessToken> tries(Participant process) {
    process.exchange();
    finishAll();
    Optional<AccessToken> taken = Optional.empty();
    while (process.hasToken()) {
      taken = process.call(false);
    }
    return taken;
  }

  private void agree() {
    Optional<String> stored =
        world.secret.now().labelled(Moment.CURRENT).flatMap(version -> Texts.token(version.text()));
    for (Participant process : processes) {
      Optional<String> used = tries(process).map(token -> token.value().reveal());
      if (undisputed() && (used.isEmpty() || !used.equals(stored))) {
        world.witness.object(
            process
                + " uses "
                + used.map(Org::shown).orElse("no token")
                + ", and stored is "
                + stored.map(Org::shown).orElse("none"));
      }
    }
  }
}
