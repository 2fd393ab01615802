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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Callers on virtual threads, where the platform has them. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

  /** Far more than there are carriers. */
  private static final int CALLERS = 2_000;

  private final ScriptedAuthority authority = new ScriptedAuthority();
  private final ExecutorService flights = Executors.newSingleThreadExecutor();
  private final RefreshingTokenSource source =
      RefreshingTokenSource.builder(authority, flights, new HandDeadlines())
          .clock(new HandClock())
          .build();
  private ExecutorService callers = flights;

  @BeforeEach
  void start() throws ReflectiveOperationException {
    callers =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @AfterEach
  void stop() {
    source.close();
    callers.shutdownNow();
    flights.shutdownNow();
  }

  /** If they kept their carriers while they wait, whoever comes later would never run. */
  @Test
  void waitWithoutKeepingTheirCarriers() throws Exception {
    Gate login = new Gate();
    authority.thenWaitsAt(login);
    List<Future<AccessToken>> waiting = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      waiting.add(callers.submit(source::token));
    }
    login.awaitReached();

    assertThat(callers.submit(() -> source.status().state()).get(1, TimeUnit.MINUTES))
        .isEqualTo(TokenStatus.State.ABSENT);
    login.open();
    for (Future<AccessToken> one : waiting) {
      assertThat(one.get(1, TimeUnit.MINUTES)).isSameAs(source.token());
    }
    assertThat(authority.logins()).isEqualTo(1);
  }
}
