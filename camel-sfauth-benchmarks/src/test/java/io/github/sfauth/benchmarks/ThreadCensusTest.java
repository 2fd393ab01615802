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
package io.github.sfauth.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThreadCensusTest {

  private final ThreadCensus before =
      ThreadCensus.of(Stream.of("main", "qtp17-1", "qtp17-2", "SfAuth-1", "pool-3-thread-1"));

  @Test
  void leavesOutTheSimulatorsServer() {
    assertThat(before.count()).isEqualTo(3);
  }

  @Test
  void tellsWhichKindsBecameMore() {
    ThreadCensus after =
        ThreadCensus.of(
            Stream.of("main", "qtp17-9", "SfAuth-1", "SfAuth-2", "HttpClient-4-Worker-0"));

    assertThat(after.since(before)).isEqualTo(Map.of("SfAuth-#", 1L, "HttpClient-#-Worker-#", 1L));
  }

  @Test
  void seesAThreadThatWasLeftBehind() throws InterruptedException {
    ThreadCensus now = ThreadCensus.now();
    CountDownLatch end = new CountDownLatch(1);
    Thread waiting = new Thread(() -> await(end), "left behind");
    waiting.start();
    assertThat(ThreadCensus.now().since(now)).containsEntry("left behind", 1L);
    end.countDown();
    waiting.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
