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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs strands on threads of their own, but one at a time: whoever stops asks the director who goes
 * on. So the order is the director's alone. Everything else of a history happens in between, on
 * whichever thread has the turn.
 */
final class Stage {

  private final Executor threads;
  private final Strand main = new Strand(() -> {});
  private final List<Strand> strands = new ArrayList<>();
  private Supplier<Optional<Strand>> director = Optional::empty;
  private Strand running = main;
  private @Nullable Throwable broken;

  Stage(Executor threads) {
    this.threads = threads;
  }

  Strand add(Runnable work) {
    Strand strand = new Strand(work);
    strands.add(strand);
    return strand;
  }

  /** Whose turn it is. */
  Strand running() {
    return running;
  }

  /** Those that have not ended. */
  List<Strand> strands() {
    return strands;
  }

  /** Lets strands run until the director names none. */
  void run(Supplier<Optional<Strand>> by) {
    director = by;
    stop();
    if (broken != null) {
      throw new IllegalStateException("The director failed", broken);
    }
  }

  /** Here a strand stops; goes on when it is its turn again. */
  void stop() {
    Strand self = running;
    throwIfCut(self);
    Strand next = next();
    if (next != self) {
      handOver(next);
      self.awaitTurn();
    }
    throwIfCut(self);
  }

  private static void throwIfCut(Strand strand) {
    if (strand.isCut()) {
      throw new Vanished();
    }
  }

  private Strand next() {
    try {
      return director.get().orElse(main);
    } catch (RuntimeException | Error e) {
      broken = e;
      return main;
    }
  }

  private void handOver(Strand next) {
    running = next;
    if (next == main || next.isBegun()) {
      next.yourTurn();
    } else {
      next.begin();
      threads.execute(() -> perform(next));
    }
  }

  private void perform(Strand strand) {
    try {
      strand.work().run();
    } catch (Vanished gone) {
      // As it should.
    } finally {
      // An interrupt was for this strand, not for the thread's next one.
      Thread.interrupted();
      strands.remove(strand);
      handOver(next());
    }
  }

  /** Ends all that has not ended, so that no thread is left waiting. */
  void clear() {
    director = Optional::empty;
    while (!strands.isEmpty()) {
      Strand strand = strands.get(0);
      strand.cut();
      if (strand.isBegun()) {
        handOver(strand);
        main.awaitTurn();
      } else {
        strands.remove(strand);
      }
    }
  }
}
