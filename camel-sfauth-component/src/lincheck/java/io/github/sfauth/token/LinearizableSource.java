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

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * A token source as Lincheck calls it: from several threads, in every order. Whoever begins a
 * flight flies it on its own thread, while the others join it, pass, or report refusals. Time
 * stands still.
 */
@Param(name = "number", gen = IntGen.class, conf = "1:3")
public class LinearizableSource {

  final RefreshingTokenSource source;

  LinearizableSource(RefreshPolicy policy) {
    source =
        RefreshingTokenSource.builder(
                new NumberedLogins(), Runnable::run, (delay, task) -> () -> {})
            .policy(policy)
            .clock(() -> HandClock.START)
            .random(new Chance(0))
            .build();
  }

  @Operation
  public int token() {
    return NumberedLogins.number(source.token());
  }

  @Operation
  public int ready() {
    return NumberedLogins.number(source.ready());
  }

  @Operation
  public void reject(@Param(name = "number") int number) {
    source.reject(NumberedLogins.token(number));
  }

  @Operation
  public void accept(@Param(name = "number") int number) {
    source.accept(NumberedLogins.token(number));
  }

  @Operation
  public int shown() {
    return NumberedLogins.number(source.status().token());
  }
}
