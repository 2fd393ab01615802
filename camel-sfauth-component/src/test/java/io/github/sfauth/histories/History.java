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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One history, from a seed to what the witness has to say. */
final class History {

  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final Duration WHILE = Duration.ofMinutes(25);
  private static final Duration LONG = Duration.ofHours(3);

  /** What may happen, and how often beside the others. */
  private enum Move {
    GO_ON(60),
    EXCHANGE(14),
    CALL(14),
    MISTAKEN_REFUSAL(1),
    DEADLINE(6),
    MOMENT_PASSES(8),
    WHILE_PASSES(3),
    LONG_TIME_PASSES(1),
    SESSIONS_END(2),
    EDIT(4),
    OPERATOR_GOES_BACK(1),
    VANISH(1),
    APPEAR(4),
    SLEEP(1),
    WAKE(3);

    private final int weight;

    Move(int weight) {
      this.weight = weight;
    }
  }

  private static final List<Move> MOVES = weighted();

  private final World world;
  private final Operator operator;
  private final List<Participant> processes = new ArrayList<>();
  private int started;
  private int moves;

  History(long seed, Layout layout, Flaw flaw, boolean told, Executor threads) {
    this.world = new World(seed, layout, flaw, told, threads);
    this.operator = new Operator(world);
  }

  private static List<Move> weighted() {
    List<Move> moves = new ArrayList<>();
    for (Move move : Move.values()) {
      for (int i = 0; i < move.weight; i++) {
        moves.add(move);
      }
    }
    return moves;
  }

  /** Plays it. */
  History play() {
    world.trace.tell("world", () -> "is " + world.settings);
    try {
      operator.create();
      for (int i = 0; i < world.settings.processes(); i++) {
        appear();
      }
      world.stage.run(this::lively);
      if (undisputed()) {
        calmDown();
        new Aftermath(world, processes).settle();
      }
    } finally {
      world.stage.clear();
    }
    return this;
  }

  Optional<String> objection() {
    return world.witness.objection();
  }

  List<String> trace() {
    return world.trace.lines();
  }

  /** Whoever sleeps wakes up, and nobody is missing. */
  private void calmDown() {
    world.trace.tell("world", () -> "is quiet from now on");
    world.calmDown();
    processes.stream().filter(Participant::isAsleep).forEach(Participant::wake);
    while (processes.size() < world.settings.processes()) {
      appear();
    }
  }

  private boolean undisputed() {
    return objection().isEmpty();
  }

  private void appear() {
    Participant process = new Participant(world, "process " + (char) ('A' + started++));
    process.tell(() -> "appears");
    processes.add(process);
  }

  // While things happen.

  private Optional<Strand> lively() {
    while (undisputed() && moves < world.settings.moves()) {
      Move move = world.dice.pick(MOVES);
      if (move == Move.GO_ON) {
        List<Strand> ready = ready();
        if (!ready.isEmpty()) {
          happened();
          return Optional.of(world.dice.pick(ready));
        }
      } else if (happens(move)) {
        happened();
      }
    }
    return Optional.empty();
  }

  /** Nothing takes no time at all. */
  private void happened() {
    moves++;
    world.time.pass(world.dice.upTo(Duration.ofMillis(200)));
  }

  private List<Strand> ready() {
    return processes.stream()
        .filter(Participant::isAwake)
        .flatMap(process -> process.strands().stream())
        .toList();
  }

  private boolean happens(Move move) {
    return switch (move) {
      case GO_ON -> false;
      case EXCHANGE -> with(awake(), Participant::exchange);
      case CALL -> with(awake().filtered(Participant::hasToken), it -> it.call(false));
      case MISTAKEN_REFUSAL -> with(awake().filtered(Participant::hasToken), it -> it.call(true));
      case DEADLINE ->
          with(
              awake().filtered(it -> !it.due().isEmpty()),
              it -> it.ring(world.dice.pick(it.due())));
      case MOMENT_PASSES -> passes(MOMENT);
      case WHILE_PASSES -> mayBeLong() && passes(WHILE);
      case LONG_TIME_PASSES -> mayBeLong() && passes(LONG);
      case SESSIONS_END -> sessionsEnd();
      case EDIT -> edit();
      case OPERATOR_GOES_BACK -> world.settings.operator() && goesBack();
      case VANISH -> with(awake(), Participant::vanish) && forget();
      case APPEAR -> processes.size() < world.settings.processes() && appears();
      case SLEEP -> with(awake(), Participant::sleep);
      case WAKE -> with(new Some(processes).filtered(Participant::isAsleep), Participant::wake);
    };
  }

  private record Some(List<Participant> processes) {

    Some filtered(Predicate<Participant> by) {
      return new Some(processes.stream().filter(by).toList());
    }
  }

  private Some awake() {
    return new Some(processes).filtered(Participant::isAwake);
  }

  private boolean with(Some some, Consumer<Participant> what) {
    if (some.processes().isEmpty()) {
      return false;
    }
    what.accept(world.dice.pick(some.processes()));
    return true;
  }

  private boolean passes(Duration atMost) {
    world.time.pass(world.dice.upTo(atMost));
    return true;
  }

  /** Whether what is under way, if anything, may miss its deadline. */
  private boolean mayBeLong() {
    return world.settings.slow() || world.stage.strands().isEmpty();
  }

  private boolean sessionsEnd() {
    world.endSessions();
    return true;
  }

  private boolean edit() {
    if (world.settings.layout() == Layout.OWN) {
      return false;
    }
    operator.edit();
    return true;
  }

  private boolean goesBack() {
    if (world.settings.layout() == Layout.OWN && world.dice.oneIn(3)) {
      operator.empty();
      return true;
    }
    return operator.rollBack();
  }

  /** Its strands are cut: they end when it is their turn, and nothing comes of them. */
  private boolean forget() {
    return processes.removeIf(Participant::isGone);
  }

  private boolean appears() {
    appear();
    return true;
  }
}
