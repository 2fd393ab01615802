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

import java.util.concurrent.Executor;

/** Where a history takes place, and what it is made of. */
final class World {

  final Time time = new Time();
  final Dice dice;
  final Trace trace;
  final Witness witness;
  final Stage stage;
  final Settings settings;
  final ModelledSecret secret;
  final Org org;

  private boolean quiet;

  World(long seed, Layout layout, Flaw flaw, boolean told, Executor threads) {
    this.dice = new Dice(seed);
    this.trace = new Trace(told, time);
    this.stage = new Stage(threads);
    this.settings = Settings.drawn(dice, layout, flaw);
    this.secret = new ModelledSecret(time, dice, flaw, settings.lag());
    this.witness = new Witness(trace, layout, secret);
    this.org = new Org(time, settings.newTokenEachLogin(), settings.lifetime());
  }

  /** Whether something goes wrong here. */
  boolean trouble() {
    return !quiet && dice.oneIn(settings.callsPerTrouble());
  }

  void endSessions() {
    trace.tell("org", () -> "ends all sessions");
    org.endSessions();
  }

  /** From now on nothing goes wrong any more. */
  void calmDown() {
    quiet = true;
    secret.lagsNoMore();
  }
}
