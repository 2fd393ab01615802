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
package io.github.sfauth.token;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do at once, it looks as if they had done it one after the other, and as a plain
 * object without a lock would have: so a refused value is never served again, a newer token is
 * untouched by the refusal of an older one, numbers never go back, and one login serves all.
 *
 * <p>Scenarios are drawn. Model checking takes each through many interleavings, one step of shared
 * memory at a time, as if memory were sequentially consistent; stress runs it on real threads,
 * where it is not. Neither lets time pass or logins fail: {@link ScenesLincheckTest} does.
 */
class TokenSourceLincheckTest {

  private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios", 10);
  private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 100);

  /** Linking takes long while Lincheck looks on, long enough to look like a thread that hangs. */
  @BeforeAll
  static void linkWhatIsCalled() {
    for (LinearizableSource source : List.of(new UsedForAWhile(), new FreshFromLogin())) {
      source.token();
      source.accept(1);
      source.reject(1);
      source.ready();
      source.shown();
    }
  }

  @Test
  void looksSequentialInEveryInterleavingTried() {
    check(new ModelCheckingOptions(), UsedForAWhile.class, UsedForAWhile.Promised.class);
  }

  @Test
  void looksSequentialOnRealThreads() {
    check(new StressOptions(), UsedForAWhile.class, UsedForAWhile.Promised.class);
  }

  @Test
  void brakesAsIfSequentialInEveryInterleavingTried() {
    check(new ModelCheckingOptions(), FreshFromLogin.class, FreshFromLogin.Promised.class);
  }

  @Test
  void brakesAsIfSequentialOnRealThreads() {
    check(new StressOptions(), FreshFromLogin.class, FreshFromLogin.Promised.class);
  }

  /** Proves that the ones above can fail. */
  @Test
  void aSourceThatComparesBeforeItRejectsIsCaught() {
    assertThatThrownBy(
            () ->
                check(
                    new ModelCheckingOptions().addCustomScenario(refusedTwiceAndReplaced()),
                    ComparesBeforeItRejects.class,
                    UsedForAWhile.Promised.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }

  /** Proves that the ones above can fail. */
  @Test
  void aSourceThatLetsEverybodyLogInIsCaught() {
    assertThatThrownBy(
            () ->
                check(
                    new ModelCheckingOptions(),
                    LetsEverybodyLogIn.class,
                    UsedForAWhile.Promised.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  private static <O extends Options<O, ?>> void check(
      O options, Class<?> tested, Class<?> promised) {
    options
        .iterations(SCENARIOS)
        .invocationsPerIteration(INVOCATIONS)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(2)
        .minimizeFailedScenario(false)
        .sequentialSpecification(promised)
        .check(tested);
  }

  /** Two refuse the first token, and one of them asks for the next: seldom drawn by chance. */
  private static ExecutionScenario refusedTwiceAndReplaced() {
    Actor token = actor("token");
    Actor ready = actor("ready");
    Actor reject = actor("reject", 1);
    return new ExecutionScenario(
        List.of(token), List.of(List.of(reject), List.of(reject, token)), List.of(ready), null);
  }

  private static Actor actor(String operation, Object... arguments) {
    Method method =
        Stream.of(ComparesBeforeItRejects.class.getMethods())
            .filter(each -> each.getName().equals(operation))
            .findFirst()
            .orElseThrow();
    return new Actor(method, List.of(arguments));
  }

  /** Every refusal is one of a token that served for long: it is given up. */
  public static class UsedForAWhile extends LinearizableSource {

    public UsedForAWhile() {
      super(Tokens.withoutTrial());
    }

    /** The same without a thread in mind. */
    public static class Promised {

      private int logins;
      private boolean held;

      public int token() {
        if (!held) {
          held = true;
          logins++;
        }
        return logins;
      }

      public int ready() {
        return held ? logins : 0;
      }

      public int shown() {
        return ready();
      }

      public void reject(int number) {
        held &= number != logins;
      }

      public void accept(int number) {
        // Says nothing new of a token that served for long.
      }
    }
  }

  /** Every token is fresh from its login: refused at once, it is kept, as logging in is no cure. */
  public static class FreshFromLogin extends LinearizableSource {

    public FreshFromLogin() {
      super(RefreshPolicy.DEFAULT);
    }

    /** The same without a thread in mind. */
    public static class Promised {

      private static final int TOLERATED = 3;

      private int logins;
      private int contradicted;
      private boolean held;
      private boolean trial;
      private boolean accepted;
      private boolean braked;

      public int token() {
        if (!held) {
          held = true;
          trial = true;
          accepted = false;
          braked = false;
          logins++;
        }
        return logins;
      }

      public int ready() {
        return held ? logins : 0;
      }

      public int shown() {
        return ready();
      }

      public void reject(int number) {
        if (!held || number != logins || braked) {
          return;
        }
        if (trial && (!accepted || contradicted >= TOLERATED)) {
          braked = true;
          accepted = false;
          trial = false;
        } else {
          held = false;
          contradicted += trial ? 1 : 0;
        }
      }

      public void accept(int number) {
        if (held && number == logins && !(braked && contradicted >= TOLERATED)) {
          accepted = true;
          braked = false;
        }
      }
    }
  }

  /** Looks whether it is still the token in hand, and then gives up what is in hand. */
  public static class ComparesBeforeItRejects extends UsedForAWhile {

    @Override
    @Operation
    public void reject(@Param(name = "number") int number) {
      if (ready() == number) {
        source.ready().ifPresent(source::reject);
      }
    }
  }

  /** The cache that everybody writes first: it does not know that somebody is on the way. */
  public static class LetsEverybodyLogIn extends UsedForAWhile {

    private final AtomicInteger logins = new AtomicInteger();
    private volatile int held;

    @Override
    @Operation
    public int token() {
      if (held == 0) {
        held = logins.incrementAndGet();
      }
      return held;
    }

    @Override
    @Operation
    public int ready() {
      return held;
    }

    @Override
    @Operation
    public int shown() {
      return held;
    }

    @Override
    @Operation
    public synchronized void reject(@Param(name = "number") int number) {
      if (held == number) {
        held = 0;
      }
    }
  }
}
