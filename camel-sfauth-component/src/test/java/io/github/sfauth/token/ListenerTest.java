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

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenerTest {

  private final Bench bench = new Bench();
  private final VersionedStore store = VersionedStore.own(bench.clock);

  private static TokenEvents throwing(Throwable what) {
    return (TokenEvents)
        Proxy.newProxyInstance(
            TokenEvents.class.getClassLoader(),
            new Class<?>[] {TokenEvents.class},
            (proxy, method, arguments) -> {
              throw what;
            });
  }

  private void liveThrough(TokenEvents listener) {
    RefreshingTokenSource source = bench.describe().store(store).events(listener).build();
    AccessToken first = bench.obtain(source);
    source.accept(first);
    source.reject(first);
    AccessToken second = bench.obtain(source);
    assertThat(second).isNotSameAs(first);
    source.reject(second);
    bench.advance(Duration.ofMinutes(2));
    source.reject(second);
    bench.authority.thenFails(Tokens.outage());
    assertThat(bench.fail(source)).isInstanceOf(TokenUnavailableException.class);
    bench.advance(Duration.ofMinutes(1));
    store.failWrites(Tokens.storeTrouble());
    assertThat(bench.obtain(source)).isNotSameAs(second);
  }

  @Test
  void thatThrowsDoesNotDisturb() {
    liveThrough(throwing(new IllegalStateException("a metric of the same name exists")));
  }

  @Test
  void thatFailsWithAnErrorDoesNotDisturb() {
    liveThrough(throwing(new NoClassDefFoundError("an optional jar")));
  }

  @Test
  void thatThrowsKeepsNothingFromTheOthersUntilTheyEnd() {
    RecordingEvents late = new RecordingEvents();
    RefreshingTokenSource source =
        bench.describe().events(throwing(new IllegalStateException("a bug"))).build();
    Runnable throwingToo = source.listen(throwing(new AssertionError("another one")));
    Runnable end = source.listen(late);
    AccessToken token = bench.obtain(source);
    source.accept(token);
    assertThat(late.heard()).startsWith("loggedIn token-1");

    end.run();
    throwingToo.run();
    int heard = late.heard().size();
    source.reject(token);

    assertThat(late.heard()).hasSize(heard);
  }

  @Test
  void thatHangsLosesNoTokenThatWasIssued() {
    TokenEvents hanging =
        new TokenEvents() {
          @Override
          public void loggedIn(AccessToken token) {
            bench.deadlines.passAll();
          }
        };
    RefreshingTokenSource source = bench.describe().events(hanging).build();

    AccessToken token = bench.obtain(source);

    assertThat(source.ready()).containsSame(token);
    assertThat(bench.authority.logins()).isEqualTo(1);
  }

  @Test
  void isCalledOutsideTheLock() {
    RefreshingTokenSource[] source = new RefreshingTokenSource[1];
    TokenEvents asking =
        new TokenEvents() {
          @Override
          public void loggedIn(AccessToken token) {
            askOnAnotherThread(source[0], token);
          }

          @Override
          public void rejected(AccessToken token) {
            askOnAnotherThread(source[0], token);
          }

          @Override
          public void failed(SfAuthException failure, boolean tokenInHand) {
            askOnAnotherThread(source[0], Tokens.token("any"));
          }
        };
    source[0] = bench.describe().events(asking).build();
    AccessToken token = bench.obtain(source[0]);
    source[0].accept(token);
    source[0].reject(token);
    bench.authority.thenFails(Tokens.outage());

    assertThat(bench.fail(source[0])).isInstanceOf(TokenUnavailableException.class);
  }

  private static void askOnAnotherThread(RefreshingTokenSource source, AccessToken token) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              source.reject(Tokens.token("other"));
              source.accept(token);
              var unused = source.tokenAsync();
            },
            null);
    new Thread(task).start();
    try {
      task.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thatThrowsIsComplainedOfOnce() {
    List<LogRecord> said = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            said.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(Broadcast.class.getName());
    logger.addHandler(handler);
    try {
      liveThrough(throwing(new IllegalStateException("a bug")));
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(said).extracting(LogRecord::getLevel).containsExactly(Level.WARNING);
  }
}
