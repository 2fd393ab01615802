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
import java.util.List;
import java.util.Optional;

/**
 * What distinguishes one history from another before it begins.
 *
 * @param processes how many share the secret
 * @param newTokenEachLogin else a login brings the session that goes on
 * @param lifetime which tokens declare, where the layout keeps that
 * @param lag how old what a read sees may be
 * @param callsPerTrouble in how many calls one goes wrong
 * @param slow whether much time passes while something is under way
 * @param clocksOff how wrong a process's clock may be
 * @param operator whether somebody moves labels back, or empties the secret
 * @param moves how many things happen before it is quiet
 */
record Settings(
    Layout layout,
    Flaw flaw,
    int processes,
    boolean newTokenEachLogin,
    Optional<Duration> lifetime,
    Duration lag,
    int callsPerTrouble,
    boolean slow,
    Duration clocksOff,
    boolean operator,
    int moves) {

  private static final int NEVER = Integer.MAX_VALUE;

  static Settings drawn(Dice dice, Layout layout, Flaw flaw) {
    return new Settings(
        layout,
        flaw,
        2 + dice.below(3),
        dice.below(4) > 0,
        layout == Layout.OWN && dice.oneIn(3)
            ? Optional.of(Duration.ofMinutes(20 + dice.below(60)))
            : Optional.empty(),
        dice.pick(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(10))),
        dice.pick(List.of(NEVER, 40, 12)),
        dice.oneIn(2),
        dice.pick(List.of(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(20))),
        dice.oneIn(3),
        60 + dice.below(80));
  }
}
