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

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Whatever happens, and in whatever order, everybody ends up with one token that works, nobody goes
 * back, and nothing that a person wrote is lost.
 *
 * <p>{@code -Dhistories=10000} plays that many; {@code -Dhistory.seed=N} plays one again, and tells
 * it.
 */
class HistoriesTest {

  private static final long HISTORIES = Long.getLong("histories", 1_000);

  private static final long ENOUGH_TO_FIND_A_FLAW = 100;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "history");
            thread.setDaemon(true);
            return thread;
          });
  private final Logger log = (Logger) LoggerFactory.getLogger("io.github.sfauth");
  private final Level level = log.getLevel();

  /** What is logged in thousands of histories is too much to read; the trace tells it. */
  @BeforeEach
  void logNothing() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void logAgain() {
    log.setLevel(level);
    threads.shutdownNow();
  }

  private static LongStream seeds() {
    Long one = Long.getLong("history.seed");
    return one == null ? LongStream.rangeClosed(1, HISTORIES) : LongStream.of(one);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everybodyEndsUpWithOneTokenAndNobodyGoesBack(Layout layout) {
    seeds()
        .filter(seed -> objection(seed, layout, Flaw.NONE).isPresent())
        .findFirst()
        .ifPresent(
            seed -> {
              throw new AssertionError(told(seed, layout, Flaw.NONE));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, IDS_ARE_NOT_CHECKED",
    "SHARED, LABELS_ARE_NOT_CHECKED",
    "SHARED, EXPECTED_VERSION_IS_IGNORED",
    "OWN, IDS_ARE_NOT_CHECKED",
    "OWN, EXPECTED_VERSION_IS_IGNORED"
  })
  void whatIsWrongOnPurposeIsFound(Layout layout, Flaw flaw) {
    long seed =
        LongStream.rangeClosed(1, ENOUGH_TO_FIND_A_FLAW)
            .filter(it -> objection(it, layout, flaw).isPresent())
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("No history of " + ENOUGH_TO_FIND_A_FLAW + " finds it"));

    assertThat(told(seed, layout, flaw)).contains("-Dhistory.seed=" + seed, "OBJECTS");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void aSeedGivesOneHistoryAndNoOther(Layout layout) {
    assertThat(told(1, layout, Flaw.NONE)).isEqualTo(told(1, layout, Flaw.NONE));
    assertThat(told(1, layout, Flaw.NONE)).isNotEqualTo(told(2, layout, Flaw.NONE));
  }

  private Optional<String> objection(long seed, Layout layout, Flaw flaw) {
    return new History(seed, layout, flaw, false, threads).play().objection();
  }

  /** Plays it once more, for people to read. */
  private String told(long seed, Layout layout, Flaw flaw) {
    History history = new History(seed, layout, flaw, true, threads).play();
    return "%s%nAgain: -Dtest=HistoriesTest -Dhistory.seed=%d%n%s"
        .formatted(
            history.objection().orElse("Nobody objects"),
            seed,
            String.join(System.lineSeparator(), history.trace()));
  }
}
