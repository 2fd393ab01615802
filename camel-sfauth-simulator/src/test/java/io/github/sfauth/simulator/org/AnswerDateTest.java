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
package io.github.sfauth.simulator.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sfauth.simulator.SimulatorClock;
import io.github.sfauth.simulator.server.Answer;
import io.github.sfauth.simulator.server.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients learn the org's time from the {@code Date} of answers, of those that are planted too. */
class AnswerDateTest {

  private static final Answer PAGE = Answer.of(503, "text/html", "<html>Maintenance</html>");

  private final SimulatorClock clock =
      SimulatorClock.standingAt(Instant.parse("2026-03-01T08:00:00Z"));
  private final SimulatedOrg org = SimulatedOrg.start(clock, 0);
  private final OrgClient client = new OrgClient(org);

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void plantedAnswersAreOfTheOrgsTime() {
    org.faults().next("token", new Fault.Instead(PAGE));
    org.faults().next("token", new Fault.AfterEffect(PAGE));

    assertThat(client.login().header("Date")).isEqualTo("Sun, 01 Mar 2026 08:00:00 GMT");
    clock.advance(Duration.ofDays(10));
    assertThat(client.login().header("Date")).isEqualTo("Wed, 11 Mar 2026 08:00:00 GMT");
  }

  @Test
  void plantedDateStays() {
    String other = "Thu, 01 Jan 2026 00:00:00 GMT";
    org.faults().next("token", new Fault.Instead(PAGE.with("date", other)));

    assertThat(client.login().response().headers().allValues("Date")).containsExactly(other);
  }
}
