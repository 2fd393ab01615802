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
package io.github.sfauth.examples.killed;

import io.github.sfauth.simulator.Simulator;
import io.github.sfauth.simulator.server.Controlled;
import java.util.ArrayList;
import java.util.List;

/**
 * When a process is killed.
 *
 * @param layout where it keeps its token
 * @param situation what it finds when it starts
 * @param inSecrets whether it is a request to Secrets Manager; else one to Salesforce
 * @param operation the request's operation
 * @param nth which of these requests
 * @param afterEffect whether the request had taken effect
 */
record Kill(
    Layout layout,
    Situation situation,
    boolean inSecrets,
    String operation,
    int nth,
    boolean afterEffect) {

  /** Where the token is kept. */
  enum Layout {
    /** In the credentials' secret. */
    SHARED,
    /** In a secret of its own. */
    OWN
  }

  /** What a process finds when it starts. */
  enum Situation {
    /** No token: it logs in and publishes. */
    NO_TOKEN,
    /** A token that another process stored: it adopts that. */
    STORED_TOKEN,
    /** A stored token whose session ended: it is refused, and replaced. */
    ENDED_SESSION
  }

  /** Every request that an undisturbed process of this kind made, before and after its effect. */
  static List<Kill> everyRequestOf(Layout layout, Situation situation, Simulator undisturbed) {
    List<Kill> kills = new ArrayList<>();
    add(kills, layout, situation, undisturbed.org(), false);
    add(kills, layout, situation, undisturbed.secrets(), true);
    return kills;
  }

  private static void add(
      List<Kill> kills, Layout layout, Situation situation, Controlled service, boolean inSecrets) {
    service
        .counters()
        .all()
        .forEach(
            (operation, count) -> {
              for (int nth = 1; nth <= count; nth++) {
                kills.add(new Kill(layout, situation, inSecrets, operation, nth, false));
                kills.add(new Kill(layout, situation, inSecrets, operation, nth, true));
              }
            });
  }

  Controlled service(Simulator simulator) {
    return inSecrets ? simulator.secrets() : simulator.org();
  }

  @Override
  public String toString() {
    return "%s, %s: %s request %d of %s"
        .formatted(layout, situation, afterEffect ? "after" : "before", nth, operation);
  }
}
